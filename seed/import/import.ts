import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { describeUnfinished, findPartlyWritten } from '#graph/edition/imports.ts';
import { Failure } from '#graph/failure.ts';
import { writeInput } from '#graph/ingest/import.ts';
import type { ImportReport, Reject, RepeatedRows, RowProgress } from '#graph/ingest/input.ts';
import { unlessInterrupted } from '#graph/interruption.ts';
import { wipedForm } from '#graph/schema/wipe.ts';
import type { Notice, ParsedInput } from '../readers/format.ts';
import { readMapped } from '../readers/mapping/input.ts';
import type { Mapping } from '../readers/mapping/mapping.ts';
import { openInput } from '../readers/open.ts';
import { RejectsFile, rejectsPath } from '../readers/rejects.ts';
import { withoutPersonalData } from '../readers/without-personal-data.ts';
import { findOlderByIdentifier, findStillJoined, withKnownOrganizations } from './known-organizations.ts';
import { withEditions } from './editions.ts';
import type { EditionChoice } from './editions.ts';
import { admitOrganizations } from './doubtful-records.ts';
import { ensurePolicyLists, readPolicyKeys } from './policy.ts';
import { checkReplacement } from './replacement.ts';

/**
 * Imports an input of `readInput`. The rejects file is written beside the first path.
 * @throws BAD_USER_INPUT for a source of the policy data, or a file that is not a newer version of its source; also what
 *   `writeInput` throws.
 */
export async function importInput(
  database: Database,
  given: ParsedInput,
  {
    paths,
    dryRun = false,
    strict = false,
    replace = false,
    allowShrink = false,
    edition = null,
    onProgress = () => undefined,
    onRows,
    onReject: forwardReject,
  }: ImportRequest,
): Promise<ImportResult> {
  const rejects = new RejectsFile(rejectsPath(paths[0] ?? ''));
  let wentIn = false;
  try {
    const policy = await readPolicyKeys();
    const reserved = given.sources.find((source) => policy.sources.includes(source));
    if (reserved !== undefined)
      throw new Failure(
        'BAD_USER_INPUT',
        `The source id ${reserved} belongs to the policy data that comes with Subtier, and the import would supersede its statements: give your source another id.`,
      );
    if (!dryRun) await ensurePolicyLists(database, onProgress);
    const onReject = (reject: Reject) => {
      const shown = withOwnColumn(reject);
      forwardReject?.(shown);
      return rejects.add(shown);
    };
    const editions = await withEditions(database, given, { choice: edition, replace });
    if (!dryRun) await editions.remember();
    const { input } = editions;
    const joined = withKnownOrganizations(database, input);
    const written = { ...joined, pendingLists: policy.lists };
    const check = async () => {
      if (input.sourcesByName && !replace) await checkReplacement(database, joined);
    };
    const discard = () => {
      rejects.discard();
    };
    const parts = dryRun ? await noticesOfParts(database) : [];
    const { admission, report } = await unlessInterrupted(discard, async () => ({
      // Before any row is read.
      admission: await admitOrganizations(database, input, rejects),
      report: await writeInput(database, written, { dryRun, strict, allowShrink, check, onProgress, onRows, onReject }),
    }));
    // While the import waited to write, another process may have wiped the graph.
    if (report.wentIn) await ensurePolicyLists(database, onProgress);
    const warnings = report.warnings
      // The title of an edition names its file.
      .filter(({ file, column }) => column !== 'title' || !editions.newer.has(file))
      .map((warning): Notice => ({ kind: 'replaced', ...warning, count: 1 }));
    const hasChanged = report.wentIn && report.changed;
    const older = hasChanged && joined.statesIdentifier() ? await findOlderByIdentifier(database, input.sources) : [];
    const { changed = 0, closed = 0 } = report.tables.organizations ?? {};
    const stillJoined = hasChanged && changed + closed > 0 ? await findStillJoined(database, input.sources) : [];
    wentIn = report.wentIn;
    return {
      ...report,
      notices: [
        ...parts,
        ...editions.notices,
        ...joined.notices(),
        ...admission,
        ...report.repeated.map(noticeOfRepeated),
        ...warnings,
        ...noticesOfWithheld(report),
        ...noticesOfWaiting(report),
        ...older,
        ...stillJoined,
      ],
      rejectsFile: rejects.count > 0 ? rejects.path : null,
    };
  } catch (error) {
    rejects.discard();
    throw error;
  } finally {
    await rejects.close(wentIn);
  }
}

/**
 * Reads files of a format and imports them into a graph. First sets up the schema and the designation lists, except in a dry run.
 * @throws BAD_USER_INPUT for an unknown format or an input that can't be read as a whole; also what `importInput` throws.
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
 * Reads the input once from end to end, without a database. The caller closes it.
 * @throws BAD_USER_INPUT for an unknown format or an input that can't be read as a whole.
 */
export async function readInput({
  format,
  paths,
  personIdKey = null,
  mapping = null,
}: Pick<ImportRequest, 'format' | 'paths' | 'personIdKey' | 'mapping'>): Promise<ParsedInput> {
  const input = mapping === null ? await openInput(format, paths) : await readMapped(paths, mapping);
  return withoutPersonalData(input, personIdKey);
}

/** Returns a reject with the column as its file calls it. */
function withOwnColumn(reject: Reject): Reject {
  const { column, columns } = reject;
  return column === null ? reject : { ...reject, column: columns?.[column] ?? column };
}

interface ImportRequest {
  /** A name of `formats`, or `auto`. */
  readonly format: string;
  readonly paths: readonly string[];
  /** What the columns of spreadsheets become; the format is not asked then. */
  readonly mapping?: Mapping | null;
  /** Report what would change, and write nothing to the graph. */
  readonly dryRun?: boolean;
  /** Import nothing if there is a reject. */
  readonly strict?: boolean;
  /** Accept a file that shares nothing with the earlier file of the same name as its newer version, and an older version of a register. */
  readonly replace?: boolean;
  /** Supersede what the input lacks even if it is cut off, or has fewer than half the rows that its sources stated before. */
  readonly allowShrink?: boolean;
  /** What people decide about the series of files with a date in their name; null: what they decided before. */
  readonly edition?: EditionChoice | null;
  /** The key for hashes that replace ids of persons; never stored in the graph. Null: ids are not hashed. */
  readonly personIdKey?: string | null;
  readonly onProgress?: (message: string) => void;
  /** Called for each batch of rows, in place of `onProgress`. */
  readonly onRows?: ((progress: RowProgress) => void) | undefined;
  /** Called for each reject, in addition to the rejects file. */
  readonly onReject?: (reject: Reject) => void;
}

export interface ImportResult extends ImportReport {
  /** Problems that rejected no row. */
  readonly notices: readonly Notice[];
  /** The CSV file of the rejects; null if there are none. */
  readonly rejectsFile: string | null;
}

/** Tells users that nothing is superseded, and how to say that it is meant. */
function noticesOfWithheld({ format, withheld }: ImportReport): readonly Notice[] {
  if (withheld === null) return [];
  const { why, count } = withheld;
  const stay =
    count === 1 ? 'an earlier statement that it lacks stays' : `${count} earlier statements that it lacks stay`;
  const message = `${why}. So nothing is superseded, and ${stay}. If the input is complete, import it again with --allow-shrink, or on the page with the option “This list is complete”`;
  return [{ kind: 'withheld', file: format, column: null, line: null, message, count: 1 }];
}

/** Tells users which rows wait for contracts, which no longer do, and which provisional contracts are awards now. */
function noticesOfWaiting({ format, waiting, arrived, joined, dryRun }: ImportReport): readonly Notice[] {
  const of = { kind: 'waiting', column: null, line: null, count: 1 } as const;
  const kept = waiting.map(({ contract, rows }): Notice => {
    const named = rows === 1 ? 'A row names' : `${rows} rows name`;
    const message = `${named} the contract ${contract}, which is not on record or not clear: kept, and imported when it is; npx subtier imports lists what waits`;
    return { ...of, file: format, message };
  });
  const moved = joined.map(({ id, award, rows }): Notice => {
    const about = rows === 1 ? 'a row about it' : `${rows} rows about it`;
    const message = dryRun
      ? `The contract ${id} would be the award ${award} with its PIID: ${about} would be about the award`
      : `The contract ${id} is the award ${award} with its PIID: ${about} ${rows === 1 ? 'is' : 'are'} about the award now`;
    return { ...of, file: 'the graph', message };
  });
  if (arrived === 0) return [...kept, ...moved];
  const rows = arrived === 1 ? 'A row that waited' : `${arrived} rows that waited`;
  return [
    ...kept,
    ...moved,
    {
      ...of,
      file: 'the graph',
      message: `${rows} for contracts of this import ${dryRun ? 'would be' : arrived === 1 ? 'is' : 'are'} imported now`,
    },
  ];
}

/** Tells users that these rows are neither lost nor counted twice. */
function noticeOfRepeated({ file, line, count }: RepeatedRows): Notice {
  const rows = count === 1 ? 'A row repeats' : `${count} rows repeat`;
  const message = `${rows} an earlier row of the same source in all that is stored: stored once, and counted as unchanged`;
  return { kind: 'repeated', file, column: null, line, message, count: 1 };
}

/** An import undoes or completes what another one or a wipe has left; a dry run can only report that it counts the leftover part. */
async function noticesOfParts(database: Database): Promise<readonly Notice[]> {
  const notice = { file: 'the graph', column: null, line: null, count: 1 } as const;
  const outcome = 'is counted as already imported, so the number of new rows may be too low';
  if ((await readGraphState(database)).form === wipedForm) {
    const message = `It holds a part that a wipe has not deleted yet: what is left ${outcome}`;
    return [{ ...notice, kind: 'partly-wiped', message }];
  }
  return (await findPartlyWritten(database)).map((part) => ({
    ...notice,
    kind: 'partly-written',
    message: `It holds a part of an import that has not ended (${describeUnfinished(part)}): what that has written ${outcome}`,
  }));
}
