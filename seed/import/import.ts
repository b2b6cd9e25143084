import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { writeInput } from '#graph/ingest/import.ts';
import type { ImportReport, Reject } from '#graph/ingest/input.ts';
import type { Notice, ParsedInput } from '../readers/format.ts';
import { formats } from '../readers/formats.ts';
import { RejectsFile, rejectsPath } from '../readers/rejects.ts';
import { withoutPersonalData } from '../readers/without-personal-data.ts';
import { ensurePolicyLists, readPolicyKeys } from './policy.ts';

/**
 * Imports what `readInput` read. The rejects file stands beside the first path.
 * @throws BAD_USER_INPUT for a source of the policy data, or a file that is no newer version of the one of its name; what `writeInput` throws.
 */
export async function importInput(
  database: Database,
  input: ParsedInput,
  {
    paths,
    dryRun = false,
    strict = false,
    replace = false,
    onProgress = () => undefined,
    onReject: tell,
  }: ImportRequest,
): Promise<ImportResult> {
  const rejects = new RejectsFile(rejectsPath(paths[0] ?? ''));
  try {
    const policy = await readPolicyKeys();
    const reserved = input.sources.find((source) => policy.sources.includes(source));
    if (reserved !== undefined)
      throw new Failure(
        'BAD_USER_INPUT',
        `The source id ${reserved} is of the policy data that Subtier itself brings; what the input does not state of it would be closed: give your source another id.`,
      );
    if (input.sourcesByName && !replace) await checkReplacement(database, input);
    if (!dryRun) await ensurePolicyLists(database, onProgress);
    const onReject = (reject: Reject) => {
      tell?.(reject);
      return rejects.add(reject);
    };
    const report = await writeInput(
      database,
      { ...input, listsToCome: policy.lists },
      { dryRun, strict, onProgress, onReject },
    );
    const warnings = report.warnings.map((warning): Notice => ({ kind: 'replaced', ...warning, count: 1 }));
    return {
      ...report,
      notices: [...input.notices(), ...warnings],
      rejectsFile: rejects.count > 0 ? rejects.path : null,
    };
  } finally {
    await rejects.close();
  }
}

/**
 * Imports files of a format into a graph, whose schema and policy lists it makes sure of before (not in a dry run, which writes nothing).
 * @throws BAD_USER_INPUT for an unknown format or an input that can't be read as a whole; what `writeInput` throws.
 */
export async function runImport(database: Database, request: ImportRequest): Promise<ImportResult> {
  const input = await readInput(request);
  try {
    return await importInput(database, input, request);
  } finally {
    await input.close();
  }
}

/**
 * Looks at what is to be imported, from end to end, without a database; for the caller to close.
 * @throws BAD_USER_INPUT for an unknown format or an input that can't be read as a whole.
 */
export async function readInput({
  format,
  paths,
  personIdKey = null,
}: Pick<ImportRequest, 'format' | 'paths' | 'personIdKey'>): Promise<ParsedInput> {
  const found = formats.find(({ name }) => name === format);
  if (found === undefined) {
    const known = formats.map(({ name }) => name).join(', ');
    throw new Failure('BAD_USER_INPUT', `There is no import format ${format}: it must be one of ${known}.`);
  }
  if (paths.length === 0) throw new Failure('BAD_USER_INPUT', `Nothing to import: give ${found.takes}.`);
  return withoutPersonalData(await found.read(paths), personIdKey);
}

/** What to import, and how. */
interface ImportRequest {
  /** A name of `formats`. */
  readonly format: string;
  readonly paths: readonly string[];
  /** Reports what would change; nothing is written. */
  readonly dryRun?: boolean;
  /** Any reject, and nothing goes in. */
  readonly strict?: boolean;
  /** A file that has nothing in common with the one of its name that was imported before is its newer version all the same. */
  readonly replace?: boolean;
  /** Ids of persons are replaced by hashes with this key, which is never stored in the graph; null: they stay as given. */
  readonly personIdKey?: string | null;
  readonly onProgress?: (message: string) => void;
  /** Told of each reject, beside the file of them. */
  readonly onReject?: (reject: Reject) => void;
}

export interface ImportResult extends ImportReport {
  /** What was noticed that kept no row out. */
  readonly notices: readonly Notice[];
  /** The CSV file of the rejects; null when there are none. */
  readonly rejectsFile: string | null;
}

const knownRow = z.object({ key: z.string(), sha256: z.string().nullable() });

/** Contracts asked about together. */
const batch = 1000;

/**
 * That a file of a known source's name is a newer version of it. Files of one name may be of two agencies: one that shares no award with what
 * the graph has of its source would close all of it.
 * @throws BAD_USER_INPUT
 */
async function checkReplacement(database: Database, input: ParsedInput): Promise<void> {
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
  throw new Failure(
    'BAD_USER_INPUT',
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
