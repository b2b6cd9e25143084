import { z } from 'zod';
import type { Database } from '#graph/driver/database.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { StatedInput } from '../readers/stated-input.ts';

const knownRow = z.object({ key: z.string(), sha256: z.string().nullable() });

/** Contracts asked about together. */
const batch = 1000;

/**
 * That a file of a known source's name is a newer version of it. Files of one name may be of two agencies: one that shares no award with what
 * the graph has of its source would close all of it.
 * @throws BadInput
 */
export async function checkReplacement(database: Database, input: StatedInput): Promise<void> {
  const rows = await database.read(
    `UNWIND $sources AS key MATCH (s:Source {key: key})
     WHERE EXISTS { (s)<-[r:DESCRIBED_BY]-(:Contract) WHERE r.supersededAt IS NULL AND r.prime IS NOT NULL }
     RETURN key, s.sha256 AS sha256`,
    { sources: input.sources },
  );
  const known = new Map(
    z
      .array(knownRow)
      .parse(rows)
      .map(({ key, sha256 }) => [key, sha256]),
  );
  if (known.size === 0) return;
  for await (const row of input.rows('sources'))
    if ('table' in row && known.get(row.source) === row.values['sha256']) known.delete(row.source);

  let asked: { readonly source: string; readonly contract: string }[] = [];
  const ask = async () => {
    for (const source of await sharing(database, asked)) known.delete(source);
    asked = [];
  };
  for await (const row of known.size === 0 ? [] : input.rows('contracts')) {
    // A vehicle has no prime here, and orders of every agency.
    if (!('table' in row) || row.values['prime'] === undefined || !known.has(row.source)) continue;
    asked.push({ source: row.source, contract: String(row.values['id']) });
    if (asked.length >= batch) await ask();
    if (known.size === 0) break;
  }
  await ask();
  const [other] = known.keys();
  if (other === undefined) return;
  throw new BadInput(
    `${other.slice(other.indexOf(':') + 1)}: a file of this name was imported before, and this one has none of its awards: all of them would be closed. If it is another download, rename it; if it is the newer version, say --replace.`,
  );
}

async function sharing(
  database: Database,
  asked: readonly { readonly source: string; readonly contract: string }[],
): Promise<readonly string[]> {
  if (asked.length === 0) return [];
  const rows = await database.read(
    `UNWIND $asked AS one MATCH (c:Contract {key: one.contract})-[r:DESCRIBED_BY]->(s:Source {key: one.source})
     WHERE r.supersededAt IS NULL RETURN DISTINCT one.source AS source`,
    { asked },
  );
  return rows.map((row) => z.string().parse(row['source']));
}
