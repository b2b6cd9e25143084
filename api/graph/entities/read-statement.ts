import { z } from 'zod';
import type { Statement } from '../exposure/exposure.ts';
import { dataClasses } from '../model/vocabulary.ts';

/** The bookkeeping of a statement, which is not what it says. */
const bookkeeping = new Set(['row', 'recordedAt', 'supersededAt', 'importId']);

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
  const { key, source, validFrom, validTo, confidence, dataClass, ...others } = stated.parse(edge);
  const properties = Object.fromEntries(Object.entries(others).filter(([name]) => !bookkeeping.has(name)));
  return { key, source, validFrom: validFrom ?? null, validTo: validTo ?? null, confidence, dataClass, properties };
}
