import { Command } from 'commander';
import { format } from 'date-fns';
import { nameNode } from '#graph/cypher/result.ts';
import type { Row } from '#graph/database/database.ts';
import { loadEntities } from '#graph/entities/entities.ts';
import type { Exposure, ExposureFilter, NodeRef } from '#graph/exposure/exposure.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposures } from '#graph/exposures/find.ts';
import type { Graph } from '#graph/exposures/index/graph.ts';
import type { Day } from '#graph/model/day.ts';
import { withGraph } from './open.ts';
import { parseCount, parseDay } from './options.ts';
import { formatRows, outputFormatOption, reportProgress } from './output.ts';
import type { OutputFormat } from './output.ts';

interface ExposuresOptions {
  readonly asOf?: Day;
  readonly list: readonly string[];
  readonly first: number;
  readonly format: OutputFormat;
}

/** `exposures`: the chains on which foreign personnel reach a system, most urgent first. */
export function exposuresCommand(): Command {
  return new Command('exposures')
    .description('show every chain on which foreign personnel reach a system, most urgent first')
    .option('--as-of <day>', 'the day it is about, yyyy-mm-dd (default: today in UTC)', parseDay)
    .option(
      '--list <key>',
      'foreign means designated by this list, as 10USC4872; can be given again',
      (key: string, keys: readonly string[]) => [...keys, key],
      [],
    )
    .option('--first <count>', 'show so many at most', parseCount, 100)
    .addOption(outputFormatOption())
    .action(async (options: ExposuresOptions) => {
      await showExposures(options);
    });
}

const pageSize = 100;

/** What fits a terminal, by name; the other formats have all, by key, and the names beside. */
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

/** Writes the exposures of a day; what they are, and how little is known, goes to stderr. */
export function showExposures(options: ExposuresOptions): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const filter = filterOf(options.asOf ?? today, options.list);
  return withGraph(async (graph) => {
    const { exposures, totalCount, accessCount } = await collect(graph, filter, options.first);
    const names = await nameExposures(graph, exposures);
    const named = exposures.flatMap((exposure, at) => {
      const called = names[at];
      return called === undefined ? [] : [{ row: rowOf(exposure), called }];
    });
    process.stdout.write(
      options.format === 'table'
        ? formatRows(
            tableColumns,
            named.map(({ row, called }) => ({ ...row, ...called })),
            'table',
          )
        : formatRows(
            columns,
            named.map(({ row, called }) => ({ ...row, ...namesOf(called) })),
            options.format,
          ),
    );
    reportProgress(
      `${totalCount} chains on ${accessCount} exposed accesses on ${filter.asOf}${totalCount > exposures.length ? `, of which the first ${exposures.length} are shown` : ''}.`,
    );
    const coverage = await measureCoverage(graph, filter, today);
    if (totalCount === 0 && coverage.lastExposedDay !== null)
      reportProgress(
        `None that day; last on ${format(coverage.lastExposedDay, 'd MMMM yyyy')}: --as-of ${coverage.lastExposedDay}`,
      );
    reportProgress(
      `Personnel records for ${coverage.contractsWithPersonnel} of ${coverage.contracts} contracts; location known of ${coverage.withKnownLocation} of ${coverage.accesses} accesses, ${coverage.undetermined} undetermined.`,
    );
    if (exposures.some(({ dataClasses }) => dataClasses.includes('SYNTHETIC')))
      reportProgress('Some of this is SYNTHETIC: made up, not about real people or companies.');
  });
}

function filterOf(asOf: Day, lists: readonly string[]): ExposureFilter {
  return {
    asOf,
    lists,
    origins: ['FOREIGN'],
    minImpactLevel: null,
    systems: [],
    contracts: [],
    organizations: [],
    countries: [],
    modes: [],
    escorted: null,
    lineages: [],
    minConfidence: null,
    dataClasses: [],
  };
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

/** Beside the keys, for a program. */
function namesOf(called: ExposureNames): Row {
  return {
    systemName: called.system,
    engineerName: called.engineer,
    countryNames: called.countries,
    engineerEmployerNames: called.engineerEmployers,
    escortName: called.escort,
    accountableName: called.accountable,
    chainNames: called.chain,
    contractName: called.contract,
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

/** What the nodes of an exposure are called, where they stand as keys. */
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

/** The names of exposures, in their order, asked for all at once. A node without a name is called by its key. */
async function nameExposures(
  { database }: Pick<Graph, 'database'>,
  exposures: readonly Exposure[],
): Promise<readonly ExposureNames[]> {
  const refs = new Map(exposures.flatMap(refsOf).map((ref) => [idOf(ref), ref]));
  const entities = await loadEntities(database, [...refs.values()]);
  const captions = new Map(
    entities.flatMap((entity) =>
      entity === null
        ? []
        : [[idOf(entity), nameNode(entity.labels, { ...entity.properties, key: entity.key }).caption]],
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
