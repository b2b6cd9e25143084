import { z } from 'zod';
import type { Statement } from '../exposure/exposure.ts';
import {
  accessBases,
  accessModes,
  adjudications,
  clearances,
  employmentRoles,
  dataClasses,
  impactLevels,
  proficiencies,
  usPersonStatuses,
  vettingTiers,
} from '../model/vocabulary.ts';

const day = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

/** Said apart, or only for the books: who wrote it, and where the index looks. */
const apart = new Set(['key', 'source', 'validFrom', 'validTo', 'confidence', 'dataClass', 'importId', 'to']);

const statement = z
  .looseObject({
    key: z.string(),
    source: z.string(),
    validFrom: day,
    validTo: day,
    confidence: z.number(),
    dataClass: z.enum(dataClasses),
  })
  .transform((properties): Statement => {
    const { key, source, validFrom, validTo, confidence, dataClass } = properties;
    const others = Object.entries(properties).filter(([name]) => !apart.has(name));
    return { key, source, validFrom, validTo, confidence, dataClass, properties: Object.fromEntries(others) };
  });

const key = z.string();
const optionalKey = z.string().nullable();

/** Rows of the statements that fetch evidence, by the name of the statement. */
export const evidenceRows = {
  access: z.object({
    access: key,
    person: key,
    status: z
      .enum(usPersonStatuses)
      .nullable()
      .transform((status) => status ?? 'UNKNOWN'),
    system: key,
    impactLevel: z.literal(impactLevels),
    contract: optionalKey,
    basis: z
      .enum(accessBases)
      .nullable()
      .transform((basis) => basis ?? 'AUTHORIZED'),
    mode: z.enum(accessModes),
    approvalRef: z.string().nullable(),
    r: statement,
  }),
  escort: z.object({ access: key, escort: key, engineer: key, r: statement }),
  employment: z.object({
    person: key,
    organization: key,
    contract: optionalKey,
    role: z.enum(employmentRoles).nullable(),
    proficiency: z.enum(proficiencies).nullable(),
    r: statement,
  }),
  location: z.object({ person: key, country: key, r: statement }),
  vetting: z.object({
    person: key,
    tier: z.enum(vettingTiers),
    clearance: z.enum(clearances).nullable(),
    adjudication: z
      .enum(adjudications)
      .nullable()
      .transform((adjudication) => adjudication ?? 'UNKNOWN'),
    expiresOn: optionalKey,
    r: statement,
  }),
  contract: z.object({
    key,
    prime: optionalKey,
    parent: optionalKey,
    // A placeholder says so.
    identified: z
      .boolean()
      .nullable()
      .transform((identified) => identified ?? true),
  }),
  contractsInto: z.object({ organization: key, contracts: z.array(key) }),
  subcontract: z.object({ contract: key, contractor: key, subcontractor: key, r: statement }),
  organization: z.object({ key, country: optionalKey }),
  ownership: z.object({ owned: key, owner: key, r: statement }),
  designation: z.object({ list: key, country: optionalKey, organization: optionalKey, r: statement }),
  source: z.object({ key, retrievedAt: optionalKey, publishedOn: optionalKey }),
} as const;
