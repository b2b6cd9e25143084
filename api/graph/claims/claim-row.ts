import { z } from 'zod';
import type { Claim } from './claim.ts';

/** What a statement returns of a claim `c`, for `claimRow`. */
export const claimColumns = `c.key AS key, c.text AS text, c.stance AS stance, c.claimant AS claimant, c.statedOn AS statedOn,
  COLLECT { MATCH (c)-[m:MADE_BY]->(o:Organization) WHERE m.supersededAt IS NULL RETURN {key: o.key, name: o.name} LIMIT 1 } AS madeBy,
  COLLECT { MATCH (c)-[s:STATED_IN]->(source:Source) WHERE s.supersededAt IS NULL RETURN DISTINCT source.key ORDER BY source.key } AS sources`;

export const claimRow = z
  .object({
    key: z.string(),
    text: z.string().nullable(),
    stance: z.enum(['ASSERTS', 'DENIES']),
    claimant: z.string().nullable(),
    statedOn: z.string().nullable(),
    madeBy: z.array(z.object({ key: z.string(), name: z.string().nullable() })),
    sources: z.array(z.string()),
  })
  .transform(({ madeBy, ...claim }): Claim => ({ ...claim, organization: madeBy[0] ?? null }));
