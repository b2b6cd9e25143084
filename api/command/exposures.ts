import { Command } from 'commander';
import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import type { Row } from '#graph/database/database.ts';
import { distinctNodes, readNames } from '#graph/dossier/facts.ts';
import { makeFilter, nodeKey } from '#graph/exposure/exposure.ts';
import type { Exposure, ExposureFilter, NodeRef, Origin } from '#graph/exposure/exposure.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposures } from '#graph/exposures/find.ts';
import type { Graph } from '#graph/exposures/graph.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { syntheticNotice } from '#graph/model/vocabulary.ts';
import { withGraph } from './open.ts';
import { originOption, parseCountOption, parseDayOption } from './options.ts';
import { formatRows, outputFormatOption } from './output.ts';
import type { OutputFormat } from './output.ts';
import { RepeatableOption, counted, reportProgress } from './terminal.ts';

interface ExposuresOptions {
  readonly asOf?: Day;
  readonly list?: readonly string[];
  readonly origin?: readonly Origin[];
  readonly first: number;
  readonly format: OutputFormat;
}

/** `exposures`: lists the chains on which foreign personnel reach a system, most urgent first. */
export function exposuresCommand(): Command {
  return new Command('exposures')
    .description('list every chain on which foreign personnel reach a system, most urgent first')
    .option('--as-of <day>', 'the date that the answer is about, yyyy-mm-dd (default: today in UTC)', parseDayOption)
    .addOption(
      new RepeatableOption(
        '--list <key>',
        'only personnel located in a country that this designation list names, such as 10USC4872',
      ),
    )
    .addOption(originOption())
    .option('--first <count>', 'maximum number of chains to list', parseCountOption, 100)
    .addOption(outputFormatOption())
    .action(showExposures);
}

const pageSize = 100;

/** The columns of a table, by name. The other formats have all columns, by key, with the names beside them. */
const tableColumns = [
  'priority',
  'system',
  'impactLevel',
  'engineer',
  'countries',
  'escort',
  'chain',
  'lineage',
  'contract',
  'confidence',
] as const;

/** The columns with keys of nodes, with the nodes' label and the column of their names. A table has the names in place of the keys. */
const nodeColumns = [
  ['system', 'System', 'systemName'],
  ['engineer', 'Person', 'engineerName'],
  ['countries', 'Country', 'countryNames'],
  ['engineerEmployers', 'Organization', 'engineerEmployerNames'],
  ['escort', 'Person', 'escortName'],
  ['accountable', 'Organization', 'accountableName'],
  ['chain', 'Organization', 'chainNames'],
  ['contract', 'Contract', 'contractName'],
] as const;

const columns = [
  ...tableColumns,
  'accountable',
  'engineerEmployers',
  'mode',
  'origin',
  'gaps',
  'dataClasses',
  'access',
  ...nodeColumns.map(([, , ofNames]) => ofNames),
];

/** Writes the exposures of a day to stdout, and their number and what is on record to stderr. */
function showExposures(options: ExposuresOptions): Promise<void> {
  const today = todayInUtc();
  const filter = makeFilter(options.asOf ?? today, { lists: options.list ?? [], origins: options.origin ?? [] });
  return withGraph(async (graph) => {
    const { exposures, totalCount, accessCount } = await collect(graph, filter, options.first);
    const names = await readNames(graph.database, distinctNodes(exposures.flatMap(nodesOf)));
    const isTable = options.format === 'table';
    const rows = exposures.map((exposure) => ({ ...rowOf(exposure), ...namesOf(exposure, names, isTable) }));
    process.stdout.write(formatRows(isTable ? tableColumns : columns, rows, options.format));
    reportProgress(
      `${counted(totalCount, 'chain')} of ${counted(accessCount, 'exposed access', 'exposed accesses')} on ${filter.asOf}${totalCount > exposures.length ? `; the first ${exposures.length} are listed` : ''}.`,
    );
    const coverage = await measureCoverage(graph, filter, today);
    if (totalCount === 0 && coverage.lastExposedDay !== null) {
      const [latest] = await findClosures(graph, filter, 1);
      // A closure of another day would not explain why the last exposure ended.
      const word = latest?.lastDay === coverage.lastExposedDay ? ` (${latest.sentence})` : '';
      reportProgress(
        `None on that date; last on ${inWords(coverage.lastExposedDay)}${word}: --as-of ${coverage.lastExposedDay}`,
      );
    }
    reportProgress(
      `Personnel records for ${coverage.contractsWithPersonnel} of ${coverage.contracts} contracts; location known for ${coverage.withKnownLocation} of ${coverage.accesses} accesses, origin undetermined for ${coverage.undetermined}.`,
    );
    const [first] = exposures;
    if (first !== undefined) reportProgress(first.priority.notice);
    if (exposures.some(({ dataClasses }) => dataClasses.includes('SYNTHETIC'))) reportProgress(syntheticNotice);
  });
}

/** Returns a day such as 17 July 2025. `format` reads a string as midnight in UTC, which is the previous day in America. */
function inWords(day: Day): string {
  return format(parseISO(day), 'd MMMM yyyy');
}

async function collect(graph: Graph, filter: ExposureFilter, first: number) {
  const exposures: Exposure[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await findExposures(graph, {
      filter,
      orderBy: 'PRIORITY',
      first: Math.min(pageSize, first - exposures.length),
      after,
    });
    exposures.push(...page.edges.map(({ node }) => node));
    after = page.edges.at(-1)?.cursor ?? null;
    if (!page.hasNextPage || exposures.length >= first || after === null)
      return { exposures, totalCount: page.totalCount, accessCount: page.accessCount };
  }
}

function rowOf(exposure: Exposure): Row {
  const { low, high } = exposure.priority;
  return {
    priority: low === high ? high : `${low} to ${high}`,
    system: exposure.system,
    impactLevel: exposure.impactLevel,
    mode: exposure.mode,
    engineer: exposure.engineer,
    origin: exposure.origin,
    countries: exposure.countries,
    engineerEmployers: exposure.engineerEmployers,
    escort: exposure.escort,
    accountable: exposure.accountable,
    chain: exposure.chain,
    contract: exposure.contract,
    lineage: exposure.lineage,
    gaps: exposure.gaps,
    confidence: exposure.confidence,
    dataClasses: exposure.dataClasses,
    access: exposure.access,
  };
}

function nodesOf(exposure: Exposure): readonly NodeRef[] {
  return nodeColumns.flatMap(([column, label]) => [exposure[column] ?? []].flat().map((key) => ({ label, key })));
}

/** Returns the columns with the names of an exposure's nodes. */
function namesOf(exposure: Exposure, names: Readonly<Record<string, string>>, isTable: boolean): Row {
  return Object.fromEntries(
    nodeColumns.map(([column, label, ofNames]) => {
      const value: string | null | readonly string[] = exposure[column];
      const nameOf = (key: string) => names[nodeKey({ label, key })] ?? key;
      const named = value === null ? null : typeof value === 'string' ? nameOf(value) : value.map(nameOf);
      return [isTable ? column : ofNames, named];
    }),
  );
}
