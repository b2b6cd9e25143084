import { z } from 'zod';
import type { Statement } from '../exposure/exposure.ts';
import { dataClasses } from '../model/vocabulary.ts';

const stated = z
  .object({
    key: z.string(),
    source: z.string(),
    validFrom: z.string().nullish(),
    validTo: z.string().nullish(),
    confidence: z.number(),
    dataClass: z.enum(dataClasses),
  })
  .catchall(z.unknown());

/** A statement from the properties of its edge. */
export function readStatement(edge: unknown): Statement {
  const { key, source, validFrom, validTo, confidence, dataClass, ...properties } = stated.parse(edge);
  return { key, source, validFrom: validFrom ?? null, validTo: validTo ?? null, confidence, dataClass, properties };
}
