import { countMonths } from '#graph/exposures/change.ts';
import { questionLimits } from '#graph/limits.ts';
import { decodeId } from './ids.ts';
import { requestLimits } from './limits.ts';

/** What a field costs in addition to the objects that it returns, because it reads more. */
interface FieldCost {
  readonly says: string;
  readonly cost: (given: Readonly<Record<string, unknown>>) => number;
}

/** As many as the objects that are built while a large graph is read once for an answer. */
const wholeGraph = fixed(5000);
const [perMonth, perHop, perNode, perExposure] = [250, 2000, 2000, 1000];
/** An exposure takes several statements of its own; entities are read together. */
const exposuresById: FieldCost = {
  says: `${perExposure.toLocaleString('en-US')} for each id of an exposure`,
  cost: ({ id, ids }) =>
    perExposure * within(requestLimits.ids.most, (Array.isArray(ids) ? ids : [id]).filter(isExposureId).length),
};

/**
 * The costs of fields: of root fields by name, of others by `Type.field`. An invalid argument costs at most as much as its limit: its own error
 * says more than that the query is too expensive.
 */
export const fieldCosts: ReadonlyMap<string, FieldCost> = new Map([
  ['exposures', fixed(1000)],
  ['search', fixed(1000)],
  ['exposure', fixed(perExposure)],
  ['accessHistory', fixed(perExposure)],
  ['engineerEmployment', fixed(perExposure)],
  ['ReviewedExposure.exposure', fixed(perExposure)],
  ['node', exposuresById],
  ['nodes', exposuresById],
  ['coverage', wholeGraph],
  ['exposureGroups', wholeGraph],
  ['exposureBands', wholeGraph],
  ['exposureGaps', wholeGraph],
  ['exposureMatrix', wholeGraph],
  ['chokePoints', wholeGraph],
  ['closures', wholeGraph],
  ['leads', wholeGraph],
  ['identitySuggestions', wholeGraph],
  ['loneStatements', wholeGraph],
  ['exposureDiff', fixed(10_000)],
  ['dossier', fixed(20_000)],
  ['remakeDossier', fixed(20_000)],
  [
    'exposureTimeline',
    {
      says: `${perMonth} for each month`,
      cost: ({ from, to }) => {
        if (typeof from !== 'string' || typeof to !== 'string') return 0;
        return perMonth * within(questionLimits.months.most, countMonths(from, to));
      },
    },
  ],
  [
    'whatIf',
    {
      says: `5,000, and ${perNode.toLocaleString('en-US')} for each node in \`remove\``,
      cost: ({ remove }) => 5000 + perNode * within(questionLimits.removed.most, lengthOf(remove)),
    },
  ],
  [
    'paths',
    {
      says: `${perHop.toLocaleString('en-US')} for each hop of \`maxHops\` and each node in \`via\``,
      cost: ({ maxHops, via }) =>
        perHop * within(questionLimits.maxHops.most, typeof maxHops === 'number' ? maxHops : 0) +
        perHop * within(questionLimits.via.most, lengthOf(via)),
    },
  ],
]);

function fixed(cost: number): FieldCost {
  return { says: cost.toLocaleString('en-US'), cost: () => cost };
}

/** A count, from 0 to its limit. */
function within(most: number, count: number): number {
  return Number.isNaN(count) ? 0 : Math.min(Math.max(count, 0), most);
}

function isExposureId(id: unknown): boolean {
  return typeof id === 'string' && decodeId(id)?.type === 'Exposure';
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
