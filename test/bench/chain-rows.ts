import { z } from 'zod';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { bands } from '#graph/priority/bands.ts';
import { decodeId } from '#serve/ids.ts';

const key = z.object({ key: z.string() }).transform((node) => node.key);
const keys = z.array(key).transform((found) => found.toSorted());

/** A row of the page's table, with keys instead of nodes. */
const chainRow = z.object({
  id: z.string().transform((id) => decodeId(id)?.key),
  accessKey: z.string(),
  mode: z.string(),
  basis: z.string(),
  origin: z.string(),
  lineage: z.string(),
  gaps: z.array(z.string()),
  tierDepth: z.number().nullable(),
  confidence: z.number(),
  dataClasses: z.array(z.string()),
  system: key,
  engineer: key,
  escort: key.nullable(),
  countries: keys,
  engineerEmployers: keys,
  contract: key.nullable(),
  prime: key.nullable(),
  chain: z.array(key),
  accountable: key.nullable(),
  priority: z.object({ low: z.string(), high: z.string() }),
});

export type ChainRow = z.infer<typeof chainRow>;

/** The answer to the page's query for exposures. */
export const exposuresAnswer = z.object({
  exposures: z.object({ totalCount: z.number(), accessCount: z.number(), nodes: z.array(chainRow) }),
});

/** Returns the row that a directly computed exposure must have in the answer. */
export function chainRowOf(exposure: Exposure): ChainRow {
  const { priority, access, countries, engineerEmployers, ...rest } = exposure;
  return chainRow.parse({
    ...rest,
    id: Buffer.from(`Exposure:${exposure.id}`).toString('base64url'),
    accessKey: access,
    system: { key: rest.system },
    engineer: { key: rest.engineer },
    escort: nodeOf(rest.escort),
    countries: countries.map(nodeOf),
    engineerEmployers: engineerEmployers.map(nodeOf),
    contract: nodeOf(rest.contract),
    prime: nodeOf(rest.prime),
    chain: rest.chain.map(nodeOf),
    accountable: nodeOf(rest.accountable),
    priority: { low: priority.low, high: priority.high },
  });
}

function nodeOf(name: string | null): { readonly key: string } | null {
  return name === null ? null : { key: name };
}

/** The order PRIORITY, computed from the rows alone. */
export function byPriority(a: ChainRow, b: ChainRow): number {
  const band = (name: string) => bands.findIndex((one) => one === name);
  return (
    band(b.priority.high) - band(a.priority.high) ||
    band(b.priority.low) - band(a.priority.low) ||
    (String(a.id) < String(b.id) ? -1 : 1)
  );
}
