import { Command } from 'commander';
import { format } from 'date-fns/format';
import { parseISO } from 'date-fns/parseISO';
import type { Row } from '#graph/database/database.ts';
import { loadEntities } from '#graph/entities/entities.ts';
import { makeFilter } from '#graph/exposure/exposure.ts';
import type { Exposure, ExposureFilter, NodeRef } from '#graph/exposure/exposure.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposures } from '#graph/exposures/find.ts';
import type { Graph } from '#graph/exposures/graph.ts';
import { captionOf } from '#graph/model/caption.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { syntheticNotice } from '#graph/model/vocabulary.ts';
import { withGraph } from './open.ts';
import { originOption, parseCountOption, parseDayOption, readOrigins } from './options.ts';
import { formatRows, outputFormatOption } from './output.ts';
import type { OutputFormat } from './output.ts';
import { RepeatableOption, counted, reportProgress } from './terminal.ts';

interface ExposuresOptions {
  readonly asOf?: Day;
  readonly list?: readonly string[];
  readonly origin?: readonly string[];
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
    .action(async (options: ExposuresOptions) => {
      await showExposures(options);
    });
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

const columns = [
  ...tableColumns,
  'accountable',
  'engineerEmployers',
  'mode',
  'origin',
  'gaps',
  'dataClasses',
  'access',
  'systemName',
  'engineerName',
  'countryNames',
  'engineerEmployerNames',
  'escortName',
  'accountableName',
  'chainNames',
  'contractName',
] as const;

/** Writes the exposures of a day to stdout, and their number and what is on record to stderr. */
function showExposures(options: ExposuresOptions): Promise<void> {
  const today = todayInUtc();
  const filter = makeFilter(options.asOf ?? today, { lists: options.list ?? [], origins: readOrigins(options.origin) });
  return withGraph(async (graph) => {
    const { exposures, totalCount, accessCount } = await collect(graph, filter, options.first);
    const names = await nameExposures(graph, exposures);
    const isTable = options.format === 'table';
    const rows = exposures.map((exposure, at) => {
      const nodeNames = names[at];
      return { ...rowOf(exposure), ...(isTable || nodeNames === undefined ? nodeNames : nameColumns(nodeNames)) };
    });
    process.stdout.write(formatRows(isTable ? tableColumns : columns, rows, options.format));
    reportProgress(
      `${counted(totalCount, 'chain')} of ${counted(accessCount, 'exposed access', 'exposed accesses')} on ${filter.asOf}${totalCount > exposures.length ? `; the first ${exposures.length} are listed` : ''}.`,
    );
    const coverage = await measureCoverage(graph, filter, today);
    if (totalCount === 0 && coverage.lastExposedDay !== null) {
      const [latest] = await findClosures(graph, filter, 1);
      // That of another chain would not say why this one ended.
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

/** Returns a day such as 17 July 2025. As text, `format` would take it for midnight in UTC, which is the day before west of it. */
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

/** Returns the columns with names, which stand beside those with keys. */
function nameColumns(names: ExposureNames): Row {
  return {
    systemName: names.system,
    engineerName: names.engineer,
    countryNames: names.countries,
    engineerEmployerNames: names.engineerEmployers,
    escortName: names.escort,
    accountableName: names.accountable,
    chainNames: names.chain,
    contractName: names.contract,
  };
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

/** The names of an exposure's nodes, in place of their keys. */
interface ExposureNames {
  readonly system: string;
  readonly engineer: string;
  readonly countries: readonly string[];
  readonly engineerEmployers: readonly string[];
  readonly escort: string | null;
  readonly accountable: string | null;
  readonly chain: readonly string[];
  readonly contract: string | null;
}

/** Reads the names of the exposures' nodes, in one query. A node without a name is called by its key. */
async function nameExposures({ database }: Graph, exposures: readonly Exposure[]): Promise<readonly ExposureNames[]> {
  const refs = new Map(exposures.flatMap(refsOf).map((ref) => [idOf(ref), ref]));
  const entities = await loadEntities(database, [...refs.values()]);
  const captions = new Map(
    entities.flatMap((entity) =>
      entity === null ? [] : [[idOf(entity), captionOf(entity.label, entity.properties, entity.key)]],
    ),
  );
  const name = (label: NodeRef['label']) => (key: string) => captions.get(idOf({ label, key })) ?? key;
  const optional = (label: NodeRef['label'], key: string | null) => (key === null ? null : name(label)(key));
  return exposures.map((exposure) => ({
    system: name('System')(exposure.system),
    engineer: name('Person')(exposure.engineer),
    countries: exposure.countries.map(name('Country')),
    engineerEmployers: exposure.engineerEmployers.map(name('Organization')),
    escort: optional('Person', exposure.escort),
    accountable: optional('Organization', exposure.accountable),
    chain: exposure.chain.map(name('Organization')),
    contract: optional('Contract', exposure.contract),
  }));
}

function refsOf(exposure: Exposure): readonly NodeRef[] {
  const { system, engineer, countries, engineerEmployers, escort, accountable, chain, contract } = exposure;
  const all = (label: NodeRef['label'], keys: readonly (string | null)[]): readonly NodeRef[] =>
    keys.flatMap((key) => (key === null ? [] : [{ label, key }]));
  return [
    ...all('System', [system]),
    ...all('Person', [engineer, escort]),
    ...all('Country', countries),
    ...all('Organization', [...engineerEmployers, accountable, ...chain]),
    ...all('Contract', [contract]),
  ];
}

function idOf({ label, key }: NodeRef): string {
  return `${label} ${key}`;
}
