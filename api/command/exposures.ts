import { Command, Option } from 'commander';
import type { Row } from '#graph/database/database.ts';
import { isSameDerivation, readGraphState } from '#graph/edition/graph-state.ts';
import { distinctNodes, readNames } from '#graph/brief/facts.ts';
import type { Exposure, Origin } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposures } from '#graph/exposures/find.ts';
import type { Graph } from '#graph/graph.ts';
import { Failure, isFailure } from '#graph/failure.ts';
import { dayInWords, todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { nodeKey } from '#graph/model/keys.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import { syntheticNotice } from '#graph/model/vocabulary.ts';
import { exposureColumns, exposureRow, nodesOfRow, tableColumns } from '#serve/exposure-rows.ts';
import { encodeId } from '#serve/ids.ts';
import { exportExposures } from './data/exposure-export.ts';
import { withGraph } from './open.ts';
import {
  checkNamedNodes,
  filterOptions,
  originOption,
  parseCountOption,
  parseDayOption,
  readFilterOptions,
} from './options.ts';
import { outputFormatOption, writeRows } from './output.ts';
import type { OutputFormat } from './output.ts';
import { RepeatableOption, counted, reportProgress } from './terminal.ts';

interface ExposuresOptions {
  readonly asOf?: Day;
  readonly list?: readonly string[];
  readonly origin?: readonly Origin[];
  readonly first: number;
  readonly after?: string;
  readonly all?: boolean;
  readonly export?: string;
  readonly format: OutputFormat;
}

/** `exposures`: lists the chains on which foreign personnel reach a system, most urgent first. */
export function exposuresCommand(): Command {
  const command = new Command('exposures')
    .description('list the chains on which foreign personnel reach a system, most urgent first')
    .option('--as-of <day>', 'the date that the answer is about, yyyy-mm-dd (default: today in UTC)', parseDayOption)
    .addOption(
      new RepeatableOption(
        '--list <key>',
        'only personnel located in a country that this designation list names, such as 10USC4872',
      ),
    )
    .addOption(originOption())
    .option('--first <count>', 'maximum number of chains to list', parseCountOption, 100)
    .option('--after <cursor>', 'only those after this cursor, which an earlier list ended with')
    .addOption(new Option('--all', 'list every chain; a table has its header again after each 100').conflicts('first'))
    .addOption(
      new Option(
        '--export <file>',
        'write every chain to a new file as JSON Lines, each whole: with its hops, their evidence and their sources, as the API gives them; - is stdout',
      ).conflicts(['all', 'first', 'after', 'format']),
    )
    .addOption(outputFormatOption())
    .action(showExposures);
  for (const option of filterOptions()) command.addOption(option);
  return command;
}

const pageSize = 100;

/** Writes the exposures of a day to stdout, and their number and what is on record to stderr. */
function showExposures(options: ExposuresOptions): Promise<void> {
  const today = todayInUtc();
  const filter = makeFilter(options.asOf ?? today, {
    ...readFilterOptions(options),
    lists: options.list ?? [],
    origins: options.origin ?? [],
  });
  return withGraph(async (graph) => {
    await checkNamedNodes(graph.database, filter);
    if (options.export !== undefined) {
      await exportExposures(graph, filter, options.export);
      return;
    }
    const isTable = options.format === 'table';
    const listing = new Listing(graph, filter, options);
    const rows = withNames(graph, listing.pages(), isTable);
    await writeRows(isTable ? tableColumns : exposureColumns, rows, options.format);
    const { totalCount, accessCount, listed, next } = listing;
    reportProgress(
      `${counted(totalCount, 'chain')} of ${counted(accessCount, 'exposed access', 'exposed accesses')} on ${filter.asOf}${listed < totalCount ? `; ${options.after === undefined ? 'the first' : 'the next'} ${listed} are listed` : ''}.`,
    );
    if (next !== null) reportProgress(`The next ones: --after ${next}; every one: --all`);
    const coverage = await measureCoverage(graph, filter, today);
    if (totalCount === 0 && coverage.lastExposedDay !== null) {
      const [latest] = await findClosures(graph, filter, 1);
      // A closure of another day would not explain why the last exposure ended.
      const word = latest?.lastDay === coverage.lastExposedDay ? ` (${latest.sentence})` : '';
      reportProgress(
        `None on that date; last on ${dayInWords(coverage.lastExposedDay)}${word}: --as-of ${coverage.lastExposedDay}`,
      );
    }
    reportProgress(
      `Personnel records for ${coverage.contractsWithPersonnel} of ${coverage.contracts} contracts; location known for ${coverage.withKnownLocation} of ${coverage.accesses} accesses, origin undetermined for ${coverage.undetermined}.`,
    );
    for (const notice of listing.notices) reportProgress(notice);
    if (listing.isTorn)
      throw new Failure(
        'GRAPH_CHANGING',
        'The graph changed while its chains were listed, so that some may be missing or listed twice: run the command again.',
      );
  });
}

/** Pages of exposures, and what is known of them once they are read. */
class Listing {
  readonly #graph: Graph;
  readonly #filter: ExposureFilter;
  readonly #options: Pick<ExposuresOptions, 'first' | 'after' | 'all'>;
  totalCount = 0;
  accessCount = 0;
  listed = 0;
  /** The cursor to continue after; null: there is no more. */
  next: string | null = null;
  /** Whether the graph changed between the first page and the last. */
  isTorn = false;
  /** What every reader of these exposures must know. */
  readonly notices = new Set<string>();

  constructor(graph: Graph, filter: ExposureFilter, options: Pick<ExposuresOptions, 'first' | 'after' | 'all'>) {
    this.#graph = graph;
    this.#filter = filter;
    this.#options = options;
  }

  async *pages(): AsyncIterable<readonly Exposure[]> {
    const { database } = this.#graph;
    const most = this.#options.all === true ? Infinity : this.#options.first;
    const before = await readGraphState(database);
    let after = this.#options.after ?? null;
    for (let isFirst = true; isFirst || this.next !== null; isFirst = false) {
      const page = await findExposures(this.#graph, {
        filter: this.#filter,
        orderBy: 'PRIORITY',
        first: Math.min(pageSize, most - this.listed),
        after,
        rows: { hops: 'none', periods: false },
        counts: isFirst,
      }).catch((error: unknown) => {
        if (!isFailure(error, 'BAD_USER_INPUT') || error.extensions['argument'] !== 'after') throw error;
        throw new Failure('BAD_USER_INPUT', '--after takes the cursor that an earlier list ended with.', {
          cause: error,
        });
      });
      if (isFirst) [this.totalCount, this.accessCount] = [page.totalCount, page.accessCount];
      this.listed += page.edges.length;
      after = page.edges.at(-1)?.cursor ?? null;
      this.next = page.hasNextPage ? after : null;
      const exposures = page.edges.map(({ node }) => node);
      this.#note(exposures);
      yield exposures;
      if (this.listed >= most) break;
    }
    this.isTorn = this.listed > pageSize && !isSameDerivation(before, await readGraphState(database));
  }

  #note(exposures: readonly Exposure[]): void {
    for (const { priority } of exposures) this.notices.add(priority.notice);
    if (exposures.some(({ dataClasses }) => dataClasses.includes('SYNTHETIC'))) this.notices.add(syntheticNotice);
  }
}

async function* withNames(
  { database }: Graph,
  pages: AsyncIterable<readonly Exposure[]>,
  isTable: boolean,
): AsyncIterable<readonly Row[]> {
  for await (const exposures of pages) {
    const names = await readNames(database, distinctNodes(exposures.flatMap(nodesOfRow)));
    const nameOf = (node: NodeRef) => names[nodeKey(node)] ?? node.key;
    yield exposures.map((exposure) =>
      exposureRow({ ...exposure, id: encodeId('Exposure', exposure.id) }, nameOf, isTable),
    );
  }
}
