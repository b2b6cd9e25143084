import { countMonths } from '#graph/exposures/change.ts';
import { questionLimits } from '#graph/limits.ts';
import { decodeId } from './ids.ts';
import { requestLimits } from './limits.ts';

/** What a field costs in addition to the objects that it returns, because it reads more. */
interface FieldCost {
  readonly description: string;
  readonly cost: (given: Readonly<Record<string, unknown>>) => number;
}

/** For fields that take several statements of their own, or one that may read every node of a label or every hop of a node. */
const ownStatements = fixed(1000);
/** About as many objects as are built when an answer reads a large graph once. */
const wholeGraph = fixed(5000);
/** The result of a statement may take 60 MB of memory: a request may run seven. */
const largeResult = fixed(50_000);
/** A request may read the documents of 100 investigations, of 900,000 characters each. */
const storedDocument = fixed(3000);
const [perMonth, perHop, perNode, perExposure] = [250, 2000, 2000, 1000];
/** An exposure takes several statements of its own; entities are read together. */
const exposuresById: FieldCost = {
  description: `${perExposure.toLocaleString('en-US')} for each id of an exposure`,
  cost: ({ id, ids }) =>
    perExposure * clamp(requestLimits.ids.most, (Array.isArray(ids) ? ids : [id]).filter(isExposureId).length),
};

/**
 * The costs of fields: of root fields by name, of others by `Type.field`. An invalid argument costs at most as much as its limit: its own error
 * says more than that the query is too expensive.
 */
export const fieldCosts: ReadonlyMap<string, FieldCost> = new Map([
  ...sameCost(ownStatements, ['exposures', 'search', 'exposure', 'accessHistory', 'engineerEmployment']),
  ...sameCost(ownStatements, ['sources', 'agencies', 'systems', 'organizations', 'contracts']),
  ...sameCost(ownStatements, ['people', 'lists', 'claims', 'passages', 'countries', 'designationLists']),
  ...sameCost(ownStatements, ['neighbours', 'neighbourCounts', 'status', 'recentImports', 'cypherLanguage']),
  ...sameCost(ownStatements, ['reviews', 'investigations', 'investigation', 'watchSets', 'ownQuestions']),
  ...sameCost(ownStatements, ['savedMappings', 'savedMapping', 'mappedSheet']),
  ...sameCost(ownStatements, ['requests', 'request', 'screen', 'screenings', 'screening']),
  ...sameCost(storedDocument, ['Screening.results', 'Screening.changes', 'Screening.organizationKeys']),
  ...sameCost(ownStatements, ['identityDecisions', 'listingDecisions', 'doubtfulListings', 'exposureConditions']),
  ...sameCost(ownStatements, ['documentedCases', 'documentedCase', 'DocumentedCase.sources', 'DocumentedCase.claims']),
  // They check the filter as the question does.
  ...sameCost(ownStatements, ['exposureGroupsCypher', 'exposureBandsCypher', 'exposureGapsCypher']),
  ...sameCost(ownStatements, [
    'exposureMatrixCypher',
    'exposureFlowCypher',
    'exposureTimelineCypher',
    'chokePointsCypher',
  ]),
  ...sameCost(fixed(200), ['Organization.ownership']),
  ...sameCost(ownStatements, ['ReviewedExposure.exposure', 'WatchSet.systemCount']),
  ...sameCost(
    storedDocument,
    ['document', 'file', 'questions', 'drift'].map((field) => `Investigation.${field}`),
  ),
  ...sameCost(exposuresById, ['node', 'nodes']),
  ...sameCost(wholeGraph, ['coverage', 'exposureGroups', 'exposureBands', 'exposureGaps', 'exposureMatrix']),
  ...sameCost(wholeGraph, ['exposureFlow', 'chokePoints', 'closures', 'leads', 'identitySuggestions']),
  ...sameCost(fixed(10_000), ['requestDrafts']),
  ...sameCost(wholeGraph, ['sourceSummary', 'loneStatements', 'DocumentedCase.coverage']),
  ...sameCost(fixed(10_000), ['exposureDiff']),
  ...sameCost(fixed(20_000), ['remedies', 'remedy', 'smallestRemedies', 'brief', 'dossier', 'remakeDossier']),
  ...sameCost(largeResult, ['runSavedQuery', 'cypher']),
  [
    'exposureTimeline',
    {
      description: `${perMonth} for each month`,
      cost: ({ from, to }) => {
        if (typeof from !== 'string' || typeof to !== 'string') return 0;
        return perMonth * clamp(questionLimits.months.most, countMonths(from, to));
      },
    },
  ],
  [
    'whatIf',
    {
      description: `5,000, and ${perNode.toLocaleString('en-US')} for each node in \`remove\``,
      cost: ({ remove }) => 5000 + perNode * clamp(questionLimits.removed.most, lengthOf(remove)),
    },
  ],
  [
    'exposedParts',
    {
      description: '5,000, and 1 for each node in `among`',
      cost: ({ among }) => 5000 + clamp(requestLimits.among.most, lengthOf(among)),
    },
  ],
  [
    'compareExposures',
    {
      description: `10,000, ${perNode.toLocaleString('en-US')} for each node in \`without\`, and 10,000 for imports`,
      cost: ({ from, to }) =>
        10_000 +
        perNode * clamp(questionLimits.removed.most, lengthOf(memberOf(to, 'without'))) +
        (memberOf(from, 'import') == null ? 0 : 10_000),
    },
  ],
  [
    'paths',
    {
      description: `${perHop.toLocaleString('en-US')} for each hop of \`maxHops\` and each node in \`via\``,
      cost: ({ maxHops, via }) =>
        perHop * clamp(questionLimits.maxHops.most, typeof maxHops === 'number' ? maxHops : 0) +
        perHop * clamp(questionLimits.via.most, lengthOf(via)),
    },
  ],
]);

function sameCost(cost: FieldCost, fields: readonly string[]): readonly (readonly [field: string, cost: FieldCost])[] {
  return fields.map((field) => [field, cost]);
}

function fixed(cost: number): FieldCost {
  return { description: cost.toLocaleString('en-US'), cost: () => cost };
}

/** A count, from 0 to its limit. */
function clamp(most: number, count: number): number {
  return Number.isNaN(count) ? 0 : Math.min(Math.max(count, 0), most);
}

function isExposureId(id: unknown): boolean {
  return typeof id === 'string' && decodeId(id)?.type === 'Exposure';
}

function memberOf(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null
    ? Object.entries(input).find(([member]) => member === name)?.[1]
    : null;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
