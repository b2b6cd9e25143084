import { countExposures } from '#graph/analysis/count-exposures.ts';
import { diffExposures } from '#graph/analysis/diff-exposures.ts';
import { monthDays } from '#graph/analysis/month-days.ts';
import { rankChokePoints } from '#graph/analysis/rank-choke-points.ts';
import { askWhatIf } from '#graph/what-if/ask-what-if.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { readExposureFilter } from './read-exposure-filter.ts';
import { readNodeRef } from './read-node-ref.ts';

/** The root fields that compare exposures: between days, with what might be, and by what they depend on. */
export const analysisQueries = {
  exposureDiff: async (_, { from, to, filter, first }, context) =>
    diffExposures(context.graph, { from, to, filter: await readExposureFilter(filter, context), first }),
  exposureTimeline: async (_, { from, to, filter }, context) =>
    countExposures(context.graph, monthDays(from, to), await readExposureFilter(filter, context)),
  chokePoints: async (_, { filter, first }, context) =>
    rankChokePoints(context.graph, await readExposureFilter(filter, context), first),
  whatIf: async (_, { remove, filter, first }, context) => {
    const named = remove.map((id, at) => ({ ...readNodeRef(id, `remove[${at}]`), argument: `remove[${at}]` }));
    return askWhatIf(context.graph, { remove: named, filter: await readExposureFilter(filter, context, named), first });
  },
} satisfies QueryResolvers;
