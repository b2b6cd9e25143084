import { format } from 'date-fns';
import type { Row } from '#graph/driver/database.ts';
import { findExposures } from '#graph/analysis/find-exposures.ts';
import { measureCoverage } from '#graph/analysis/measure-coverage.ts';
import type { ExposureFilter } from '#graph/exposure/exposure-filter.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import type { Day } from '#graph/model/day.ts';
import type { Graph } from '#graph/open-graph.ts';
import type { ExposuresOptions } from './exposures.ts';
import { formatRows } from './format-rows.ts';
import { nameExposures, type ExposureNames } from './name-exposures.ts';
import { sayProgress } from './say-progress.ts';
import { withGraph } from './with-graph.ts';

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
    sayProgress(
      `${totalCount} chains on ${accessCount} exposed accesses on ${filter.asOf}${totalCount > exposures.length ? `, of which the first ${exposures.length} are shown` : ''}.`,
    );
    const coverage = await measureCoverage(graph, filter, today);
    if (totalCount === 0 && coverage.lastExposedDay !== null)
      sayProgress(
        `None that day; last on ${format(coverage.lastExposedDay, 'd MMMM yyyy')}: --as-of ${coverage.lastExposedDay}`,
      );
    sayProgress(
      `Personnel records for ${coverage.contractsWithPersonnel} of ${coverage.contracts} contracts; location known of ${coverage.withKnownLocation} of ${coverage.accesses} accesses, ${coverage.undetermined} undetermined.`,
    );
    if (exposures.some(({ dataClasses }) => dataClasses.includes('SYNTHETIC')))
      sayProgress('Some of this is SYNTHETIC: made up, not about real people or companies.');
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
