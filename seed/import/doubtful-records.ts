import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { listListed } from '#graph/identity/listed-organizations.ts';
import { readCsv } from '../readers/csv.ts';
import { openFiles } from '../readers/files.ts';
import type { DoubtfulRecord, Notice, ParsedInput } from '../readers/format.ts';
import { withoutContacts } from '../readers/personal-data.ts';
import type { RejectsFile } from '../readers/rejects.ts';
import { listingClaim } from '../readers/screening-list/read.ts';

/** The records that are looked up at once. */
const batch = 1000;

/**
 * Lets in those doubtful records of an input that someone decided are about organizations, and those that have the name or an identifier of an
 * organization that other sources describe. Writes the others to the file of rejects, which alone may name them: nothing else does.
 */
export async function admitOrganizations(
  database: Database,
  input: ParsedInput,
  rejects: RejectsFile,
): Promise<readonly Notice[]> {
  const { doubtful } = input;
  if (doubtful === undefined) return [];
  const decided = new Set((await listListed(database)).map(({ record }) => record));
  const admitted = new Set<string>();
  const counts = { decided: 0, known: 0, left: 0 };
  const judge = async (records: readonly DoubtfulRecord[]) => {
    const known = await findKnown(database, records, input.sources);
    for (const record of records) {
      const outcome = decided.has(record.id) ? 'decided' : known.has(record.id) ? 'known' : 'left';
      counts[outcome]++;
      if (outcome === 'left') await rejects.add(rejectOf(record));
      else admitted.add(record.id);
    }
  };
  let [file, pending]: [string, DoubtfulRecord[]] = ['', []];
  for await (const record of doubtful.read()) {
    file = record.file;
    pending.push(record);
    if (pending.length < batch) continue;
    await judge(pending);
    pending = [];
  }
  await judge(pending);
  doubtful.admit(admitted);
  const notice = { file, column: null, line: null } as const;
  return [
    { ...notice, kind: 'matched', message: byDecision, count: counts.decided } as const,
    { ...notice, kind: 'matched', message: byGraph, count: counts.known } as const,
    { ...notice, kind: 'personal-data', message: howToDecide, count: Math.min(counts.left, 1) } as const,
  ].filter(({ count }) => count > 0);
}

const byDecision =
  'Records that may be about persons: imported, since someone decided that they are about organizations';
const byGraph =
  'Records that may be about persons: imported, since the graph has an organization with the name or an identifier';
const howToDecide =
  'The file of rejects, and nothing else, names the records that may be about persons. If one is about an organization, run “npx subtier listings organization ID” with its _id, then import the list again';

const mayBePerson = 'May be about a person: it has no type, and its names do not show an organization';

function rejectOf({ id, file, line, cells }: DoubtfulRecord) {
  const content = Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, withoutContacts(text)]));
  return { file, line, column: 'type', reason: mayBePerson, value: id, content };
}

/** A record that may be about a person, as a file of rejects names it. */
export interface NamedRecord {
  readonly id: string;
  /** The title of its list. */
  readonly list: string;
  readonly name: string;
  /** Separated by semicolons; empty if it has none. */
  readonly otherNames: string;
}

const namedCells = z.object({ source: z.string(), name: z.string(), alt_names: z.string() });

/** Yields the records of a file of rejects that may be about persons. An import writes them before all other rejects. */
export async function* readDoubtful(path: string): AsyncGenerator<NamedRecord, void, undefined> {
  const { files, close } = await openFiles(path);
  try {
    for (const file of files)
      for await (const batch of readCsv(file))
        for (const row of batch) {
          const [, , , reason, id = '', content = ''] = 'reason' in row ? [] : row.cells;
          if (reason !== mayBePerson) return;
          const { source: list, name, alt_names: otherNames } = namedCells.parse(JSON.parse(content));
          // Without the apostrophe that keeps spreadsheets from running a formula.
          yield { id: id.replace(/^'(?=[=+@\t\r-])/, ''), list, name, otherNames };
        }
  } finally {
    await close();
  }
}

const aboutRow = z.object({ record: z.string(), organization: z.string() });

/** Returns the keys of the organizations that records of the list are about, by the ids of the records, as far as they are imported. */
export async function findListed(
  database: Pick<Database, 'read'>,
  records: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read(
    `UNWIND $records AS one
     MATCH (c:Claim {key: one.claim})-[:ABOUT]->(o:Organization) USING INDEX SEEK c:Claim(key)
     RETURN one.record AS record, o.key AS organization`,
    { records: records.map((record) => ({ record, claim: listingClaim(record) })) },
  );
  return new Map(
    z
      .array(aboutRow)
      .parse(rows)
      .map(({ record, organization }) => [record, organization]),
  );
}

const knownRow = z.object({ value: z.string() });

/**
 * Returns the ids of the records that have the whole name of an organization, in any case, or its identifier. Names are not compared without
 * their legal forms: a company may have the name of its owner. Synthetic organizations and sole proprietors show nothing, and what the input's
 * own sources state does not count.
 */
async function findKnown(
  database: Database,
  records: readonly DoubtfulRecord[],
  sources: readonly string[],
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set();
  const wanted = records.map(({ name, identifiers }) => [name, ...identifiers].map((value) => value.toLowerCase()));
  const found = await database.read(
    `MATCH (o:Organization)-[d:DESCRIBED_BY]->()
     UNWIND [value IN [d.name, d.uei, d.cage, d.lei] | toLower(value)] AS value
     WITH o, d, value
     WHERE value IN $wanted AND NOT d.source IN $sources
       AND coalesce(o.dataClass <> 'SYNTHETIC', true) AND NOT coalesce(o.soleProprietor, false)
     RETURN DISTINCT value`,
    { wanted: wanted.flat(), sources: [...sources] },
  );
  const known = new Set(found.map((row) => knownRow.parse(row).value));
  return new Set(records.flatMap(({ id }, at) => (wanted[at]?.some((value) => known.has(value)) === true ? [id] : [])));
}
