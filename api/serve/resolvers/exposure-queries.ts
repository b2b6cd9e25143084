import { findExposure } from '#graph/analysis/find-exposure.ts';
import { findExposures } from '#graph/analysis/find-exposures.ts';
import { groupExposures } from '#graph/analysis/group-exposures.ts';
import { measureCoverage } from '#graph/analysis/measure-coverage.ts';
import { findClosures } from '#graph/closures/find-closures.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { readKey } from '../ids/read-key.ts';
import { mentionsField } from './mentions-field.ts';
import { pageInfo } from './page-info.ts';
import { readExposureFilter } from './read-exposure-filter.ts';

/** The root fields about exposures. */
export const exposureQueries = {
  exposures: async (_, { filter, orderBy, first, after }, context, info) => {
    const whole = mentionsField(info, 'properties') || mentionsField(info, 'claims');
    const request = {
      filter: await readExposureFilter(filter, context),
      orderBy,
      first,
      after: after ?? null,
      whole,
    };
    const { edges, hasNextPage, totalCount, accessCount } = await findExposures(context.graph, request);
    const cursors = edges.map(({ cursor }) => cursor);
    const nodes = edges.map(({ node }) => node);
    return { edges, nodes, pageInfo: pageInfo(cursors, hasNextPage, after), totalCount, accessCount };
  },
  exposure: async (_, { id, filter }, context) =>
    findExposure(context.graph, readKey(id, 'Exposure', 'id'), await readExposureFilter(filter, context)),
  exposureGroups: async (_, { by, filter, first }, context) =>
    groupExposures(context.graph, by, await readExposureFilter(filter, context), first),
  coverage: async (_, { filter }, context) =>
    measureCoverage(context.graph, await readExposureFilter(filter, context), context.today),
  closures: async (_, { filter, first }, context) =>
    findClosures(context.graph, await readExposureFilter(filter, context), first),
} satisfies QueryResolvers;
