import { hash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  changeCasework,
  checkSize,
  checkText,
  readCaseworkVersions,
  readRecords,
  signatureFields,
  signed,
} from '../casework/records.ts';
import type { CaseworkTransaction, Signature } from '../casework/records.ts';
import { SavedRecords } from '../casework/saved-records.ts';
import { decodePosition, encodePosition } from '../cursor.ts';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import { readGraphState } from '../edition/graph-state.ts';
import { badInput, refused } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import type { OwnershipQuestion } from '../ownership/ownership.ts';
import { changesBetween, screeningChanges } from './changes.ts';
import type { RunReasons, ScreeningChange } from './changes.ts';
import { screenMatches } from './match.ts';
import type { ScreenMatch } from './match.ts';
import type { ScreenRow } from './row.ts';
import { screenRows } from './screening.ts';
import type { ScreenResult, ScreenedCandidate } from './screening.ts';

const list = z.object({ key: z.string(), title: z.string(), designations: z.number(), sources: z.array(z.string()) });

const screening = z.object({
  id: z.string(),
  name: z.string(),
  /** Digest of the rows, or of the file that they come from. */
  inputSha256: z.string(),
  /** The mapping by which columns were read, as text. */
  mapping: z.string().nullable(),
  asOf: z.string(),
  lists: z.array(z.string()),
  rows: z.number(),
  counts: z.record(z.enum(screenMatches), z.number()),
  /** The version of the graph that was read. */
  edition: z.number(),
  base: z.string().nullable(),
  /** The version of what people decided about organizations; older screenings do not have it. */
  identities: z.number().optional(),
  /** The lists by which it was screened, as they were then. */
  editionsOfLists: z.array(list),
  ranAt: z.string(),
  /** When it was run before; null: it was run once. */
  ranBefore: z.string().nullable(),
  changes: z.array(
    z.object({ position: z.number(), kind: z.enum(screeningChanges), what: z.string(), because: z.string() }),
  ),
  /** Whether there were more changes than are kept. */
  changesCut: z.boolean(),
  ...signatureFields,
});

/** A saved screening: what was asked, of which edition of the graph and lists, and what changed since the run before. */
export type Screening = z.infer<typeof screening>;

/** Results of one record: Neo4j reads a property as a whole. */
const partSize = 100;
const mostChanges = 5000;

export const screenings = new SavedRecords({
  prefix: 'screening',
  noun: 'saved screening',
  schema: screening,
  limit: caseworkLimits.screenings,
  identifiedBy: 'id',
  added: 'name',
});

const partKey = (id: string, part: number) => `screening-part:${id}:${String(part).padStart(3, '0')}`;

interface ScreeningInput {
  readonly name: string;
  readonly rows: readonly ScreenRow[];
  readonly inputSha256: string | null;
  readonly mapping: string | null;
}

/** Screens rows and saves the results. @throws BAD_USER_INPUT as `screenRows`, for an invalid name, or if there are too many */
export async function saveScreening(
  database: Database,
  { name, rows, inputSha256, mapping }: ScreeningInput,
  question: OwnershipQuestion,
  signature: Signature,
): Promise<Screening> {
  if (rows.length === 0) throw badInput('rows', 'must not be empty');
  const checked = checkText(name, 'name', caseworkLimits.name);
  if (inputSha256 !== null && !/^[0-9a-f]{64}$/.test(inputSha256))
    throw badInput('inputSha256', 'must be 64 hexadecimal digits in lower case');
  if (mapping !== null) checkSize(mapping.length, 'mapping', caseworkLimits.mapping, 'characters');
  const run = await runScreening(database, rows, question);
  const saved: Screening = {
    id: randomUUID(),
    name: checked,
    inputSha256: inputSha256 ?? hash('sha256', JSON.stringify(rows)),
    mapping,
    rows: rows.length,
    ...run.header,
    ranBefore: null,
    changes: [],
    changesCut: false,
    ...signed(signature),
    ranAt: signature.at.toISOString(),
  };
  await changeCasework(database, async (transaction) => {
    await screenings.addIn(transaction, saved.id, saved);
    await putResults(transaction, saved.id, run.results);
  });
  return saved;
}

/**
 * Runs a saved screening again over the same rows, and keeps what changed.
 * @param asOf null: the same day
 * @throws BAD_USER_INPUT if it does not exist, or was run again meanwhile
 */
export async function rerunScreening(
  database: Database,
  id: string,
  asOf: string | null,
  signature: Signature,
): Promise<Screening> {
  const known = await screenings.read(database, id);
  const before = await readResults(database, known);
  const question = { asOf: asOf ?? known.asOf, lists: known.lists };
  const run = await runScreening(
    database,
    before.map(({ row }) => row),
    question,
  );
  const changes = changesBetween(before, run.results, reasonsOf(known, run.header));
  const saved: Screening = {
    ...known,
    ...run.header,
    ranBefore: known.ranAt,
    ranAt: signature.at.toISOString(),
    changes: changes.slice(0, mostChanges),
    changesCut: changes.length > mostChanges,
  };
  await changeCasework(database, async (transaction) => {
    const stored = await screenings.findIn(transaction, id);
    if (stored === null) throw screenings.missing(id);
    if (stored.ranAt !== known.ranAt)
      throw refused('id', 'Nothing was saved: someone ran this screening again at the same time. Open it again.');
    await screenings.putIn(transaction, id, saved);
    await putResults(transaction, id, run.results);
  });
  return saved;
}

function reasonsOf(
  before: Screening,
  after: Pick<Screening, 'asOf' | 'edition' | 'base' | 'editionsOfLists'>,
): RunReasons {
  const changed = after.editionsOfLists.filter(
    (one) => JSON.stringify(one) !== JSON.stringify(before.editionsOfLists.find(({ key }) => key === one.key)),
  );
  const lists = changed.length === 0 ? '' : ` Lists that changed: ${changed.map(({ key }) => key).join(', ')}.`;
  const isOther = before.edition !== after.edition || before.base !== after.base;
  return {
    question: before.asOf === after.asOf ? null : `The day was ${before.asOf} and is ${after.asOf}.`,
    graph: isOther
      ? `Imports changed the graph from version ${before.edition} to ${after.edition}.${lists}`
      : lists === ''
        ? null
        : lists.trim(),
  };
}

async function runScreening(database: Database, rows: readonly ScreenRow[], question: OwnershipQuestion) {
  const read = await readEdition(database);
  const results = await screenRows(database, rows, question);
  const { text, parameters } = fixedStatement('screened-lists', { asOf: question.asOf, lists: question.lists });
  const editionsOfLists = z.array(list).parse(await database.read(text, parameters));
  const count = (wanted: ScreenMatch) => results.filter(({ match }) => match === wanted).length;
  const counts = { SAME: count('SAME'), POSSIBLE: count('POSSIBLE'), NONE_ON_RECORD: count('NONE_ON_RECORD') };
  const header = { asOf: question.asOf, lists: [...question.lists], counts, ...read, editionsOfLists };
  return { results, header };
}

/** The versions of all that a screening depends on. */
export interface ScreeningEdition {
  readonly edition: number;
  readonly base: string | null;
  readonly identities: number;
}

/** Reads the versions of all that a screening depends on, besides decisions about its own rows. */
export async function readEdition(database: Pick<Database, 'read'>): Promise<ScreeningEdition> {
  const [{ version, base }, { kinds }] = await Promise.all([readGraphState(database), readCaseworkVersions(database)]);
  return { edition: version, base, identities: kinds['identity'] ?? 0 };
}

/** Whether the graph, or what people decided about organizations, has changed since a screening was run. @param now what was read of them */
export function isOutdated({ edition, base, identities }: Screening, now: ScreeningEdition): boolean {
  return now.edition !== edition || now.base !== base || (identities !== undefined && now.identities !== identities);
}

async function putResults(
  transaction: CaseworkTransaction,
  id: string,
  results: readonly ScreenResult[],
): Promise<void> {
  for (let part = 0; part * partSize < results.length; part += 1)
    await transaction.put(partKey(id, part), results.slice(part * partSize, (part + 1) * partSize));
}

const beforeRecords: Pick<ScreenedCandidate, 'designatedOn' | 'ownedByDesignated' | 'accessesThrough'> = {
  designatedOn: [],
  ownedByDesignated: null,
  accessesThrough: 0,
};

/**
 * A stored result is without steps, which are most of it: they are computed again when somebody asks for them. Older ones have nothing of what is on
 * record about candidates.
 */
function fromStored(stored: ScreenResult): ScreenResult {
  const result = { ...stored, candidates: stored.candidates.map((one) => ({ ...beforeRecords, ...one })) };
  const { ownership } = result;
  if (ownership === null) return result;
  const findings = ownership.findings.map((one) => ({ ...one, steps: () => [] }));
  return { ...result, ownership: { ...ownership, findings } };
}

/** Subtier itself wrote them. */
const results = z.array(z.custom<ScreenResult>((value) => typeof value === 'object' && value !== null));

async function readResults(
  database: Pick<Database, 'read'>,
  { id, rows }: Screening,
): Promise<readonly ScreenResult[]> {
  return readParts(database, id, 0, Math.ceil(rows / partSize));
}

async function readParts(
  database: Pick<Database, 'read'>,
  id: string,
  from: number,
  to: number,
): Promise<readonly ScreenResult[]> {
  const keys = Array.from({ length: Math.max(0, to - from) }, (_, at) => partKey(id, from + at));
  const found = await readRecords(database, keys);
  return found
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .flatMap(({ content }) => results.parse(content).map(fromStored));
}

/** Returns all saved screenings, the latest run first. */
export async function listScreenings(database: Pick<Database, 'read'>): Promise<readonly Screening[]> {
  const found = await screenings.list(database);
  return found.toSorted((a, b) => compareKeys(b.ranAt, a.ranAt) || compareKeys(a.id, b.id));
}

/** Deletes a saved screening. Decisions about its rows stay. @throws BAD_USER_INPUT if it does not exist */
export async function deleteScreening(database: Database, id: string): Promise<void> {
  await changeCasework(database, async (transaction) => {
    const known = await screenings.findIn(transaction, id);
    if (known === null) throw screenings.missing(id);
    await screenings.removeIn(transaction, id);
    for (let part = 0; part * partSize < known.rows; part += 1) await transaction.remove(partKey(id, part));
  });
}

interface ResultEdge {
  readonly cursor: string;
  readonly node: ScreenResult;
}

interface ResultPage {
  readonly edges: readonly ResultEdge[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

const listName = 'screening';
const place = z.tuple([z.number().int().nonnegative()]);

/**
 * Returns a page of the results of a saved screening, in the order of the rows.
 * @param match only these rows; null: all
 */
export async function pageOfResults(
  database: Pick<Database, 'read'>,
  saved: Screening,
  {
    first,
    after,
    match,
  }: { readonly first: number; readonly after: string | null; readonly match: ScreenMatch | null },
): Promise<ResultPage> {
  const from = after === null ? 0 : decodePosition(listName, after, place)[0] + 1;
  const last = Math.ceil(saved.rows / partSize);
  const start = Math.floor(from / partSize);
  const edges: ResultEdge[] = [];
  for (let part = start; part < last && edges.length <= first; part += 1)
    (await readParts(database, saved.id, part, part + 1)).forEach((node, at) => {
      const position = part * partSize + at;
      if (position < from || (match !== null && node.match !== match)) return;
      edges.push({ cursor: encodePosition(listName, [position]), node });
    });
  return {
    edges: edges.slice(0, first),
    hasNextPage: edges.length > first,
    totalCount: match === null ? saved.rows : saved.counts[match],
  };
}

/** Returns the keys of the organizations that the rows of a saved screening are, in order: for saved questions over it. */
export async function organizationsOf(database: Pick<Database, 'read'>, saved: Screening): Promise<readonly string[]> {
  const found = await readResults(database, saved);
  return [...new Set(found.flatMap(({ organization }) => organization ?? []))].sort(compareKeys);
}

/** A change with the row that it is about. */
export async function changedRows(
  database: Pick<Database, 'read'>,
  saved: Screening,
  changes: readonly ScreeningChange[],
): Promise<ReadonlyMap<number, ScreenRow>> {
  const parts = [...new Set(changes.map(({ position }) => Math.floor(position / partSize)))];
  const read = await Promise.all(
    parts.map(async (part) => [part, await readParts(database, saved.id, part, part + 1)] as const),
  );
  return new Map(read.flatMap(([part, of]) => of.map(({ row }, at) => [part * partSize + at, row] as const)));
}
