import type { GraphQLResolveInfo } from 'graphql';
import { makeFilter } from '#graph/exposure/exposure.ts';
import type { ExposureFilter, Hop, NodeRef } from '#graph/exposure/exposure.ts';
import { countExposures, diffExposures } from '#graph/exposures/change.ts';
import { rankChokePoints } from '#graph/exposures/choke-points.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findExposure, findExposures } from '#graph/exposures/find.ts';
import { groupExposures } from '#graph/exposures/groups.ts';
import { hopsStatement } from '#graph/exposures/rows.ts';
import type { RowOptions } from '#graph/exposures/rows.ts';
import { askWhatIf } from '#graph/exposures/what-if.ts';
import { Failure } from '#graph/failure.ts';
import { ensureDerived } from '#graph/ingest/repair.ts';
import { impactLevels } from '#graph/model/vocabulary.ts';
import type {
  ClosureResolvers,
  ExposureFilter as FilterInput,
  ExposureResolvers,
  InputMaybe,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { encodeId, readKey } from '../ids.ts';
import { checkNamed, namedNodes, readCountries, readKeys, readNodeRef } from './arguments.ts';
import type { NamedNode } from './arguments.ts';
import { readCaseworkConditions, reviewOf } from './casework/reviews.ts';
import type { Context } from './context.ts';
import { systemsInWatchSet } from './casework/investigations.ts';
import { loadEntitiesOf, loadEntity, loadOptional } from './load.ts';
import { pageInfo } from './loaders.ts';
import { mentionsField } from './selection.ts';

/** Loads the claims of a closure. */
export const closureResolvers: ClosureResolvers = {
  claims: ({ claims }, _, context) =>
    loadEntitiesOf(
      context,
      'Claim',
      claims.map(({ key }) => key),
    ),
};

/**
 * Reads a filter: converts ids to keys and applies defaults.
 * @param others nodes that other arguments name, checked together with those of the filter
 * @throws BAD_USER_INPUT for a node that does not exist, an id of another type, an unknown country, or a confidence or impact level out of range
 */
async function readExposureFilter(
  input: InputMaybe<FilterInput> | undefined,
  context: Context,
  others: readonly NamedNode[] = [],
): Promise<ExposureFilter> {
  const { today, graph, load } = context;
  const given = input ?? {};
  const minConfidence = given.minConfidence ?? null;
  if (minConfidence !== null && (minConfidence < 0 || minConfidence > 100)) {
    throw new Failure('BAD_USER_INPUT', `filter.minConfidence is ${minConfidence}; it must be from 0 to 100.`, {
      extensions: { argument: 'filter.minConfidence' },
    });
  }
  const minImpactLevel = given.minImpactLevel ?? null;
  if (minImpactLevel !== null && (minImpactLevel < 0 || minImpactLevel > Math.max(...impactLevels))) {
    throw new Failure(
      'BAD_USER_INPUT',
      `filter.minImpactLevel is ${minImpactLevel}; impact levels are ${impactLevels.join(', ')}.`,
      {
        extensions: { argument: 'filter.minImpactLevel' },
      },
    );
  }
  const filter = makeFilter(given.asOf ?? today, {
    lists: given.lists ?? [],
    origins: given.origins ?? [],
    minImpactLevel,
    systems: readKeys(given.systems, 'System', 'filter.systems'),
    contracts: readKeys(given.contracts, 'Contract', 'filter.contracts'),
    organizations: readKeys(given.organizations, 'Organization', 'filter.organizations'),
    countries: readCountries(given.countries, 'filter.countries'),
    modes: given.modes ?? [],
    escorted: given.escorted ?? null,
    lineages: given.lineages ?? [],
    minConfidence,
    dataClasses: given.dataClasses ?? [],
    ...(await readCaseworkConditions(given, context)),
  });
  const named = [
    ...namedNodes('System', filter.systems, 'filter.systems'),
    ...namedNodes('Contract', filter.contracts, 'filter.contracts'),
    ...namedNodes('Organization', filter.organizations, 'filter.organizations'),
    ...others,
  ];
  await Promise.all([ensureDerived(graph.database), checkNamed(named, load)]);
  return { ...filter, systems: await systemsInWatchSet(context, given.watchSet, filter.systems) };
}

/** Determines what to read of exposures besides their own values. */
function readRowOptions(info: GraphQLResolveInfo): RowOptions {
  const whole = mentionsField(info, 'properties') || mentionsField(info, 'claims');
  return {
    hops: whole ? 'all' : mentionsField(info, 'path') ? 'common' : 'none',
    periods: mentionsField(info, 'periods'),
  };
}

/** The root fields about exposures. */
export const exposureQueries = {
  exposures: async (_, { filter, orderBy, first, after }, context, info) => {
    const { edges, hasNextPage, totalCount, accessCount, cypher } = await findExposures(context.graph, {
      filter: await readExposureFilter(filter, context),
      orderBy,
      first,
      after: after ?? null,
      rows: readRowOptions(info),
      counts: mentionsField(info, 'totalCount') || mentionsField(info, 'accessCount'),
    });
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: pageInfo(
        edges.map(({ cursor }) => cursor),
        hasNextPage,
        after,
      ),
      totalCount,
      accessCount,
      cypher,
    };
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

/** The root fields that compare exposures: over time, under removals, and by choke points. */
export const comparisonQueries = {
  exposureDiff: async (_, { from, to, filter, first }, context, info) =>
    diffExposures(context.graph, {
      from,
      to,
      filter: await readExposureFilter(filter, context),
      first,
      rows: readRowOptions(info),
    }),
  exposureTimeline: async (_, { from, to, filter }, context) =>
    countExposures(context.graph, { from, to }, await readExposureFilter(filter, context)),
  chokePoints: async (_, { filter, first }, context) =>
    rankChokePoints(context.graph, await readExposureFilter(filter, context), first),
  whatIf: async (_, { remove, filter, first }, context) => {
    const named = remove.map((id, at) => ({ ...readNodeRef(id, `remove[${at}]`), argument: `remove[${at}]` }));
    return askWhatIf(context.graph, { remove: named, filter: await readExposureFilter(filter, context, named), first });
  },
} satisfies QueryResolvers;

/** The value of the GraphQL type `Path`: nodes and hops as drawn. */
export interface Picture {
  readonly nodes: readonly NodeRef[];
  readonly hops: readonly Hop[];
}

/** The hops with all nodes that they connect, in order of first appearance. */
function pictureOfHops(hops: readonly Hop[]): Picture {
  const nodes = new Map<string, NodeRef>();
  for (const { from, to } of hops) {
    for (const node of [from, to]) nodes.set(`${node.label}:${node.key}`, node);
  }
  return { nodes: [...nodes.values()], hops };
}

/** Loads the nodes that an exposure refers to by key. */
export const exposureResolvers: ExposureResolvers = {
  id: ({ id }) => encodeId('Exposure', id),
  system: ({ system }, _, context) => loadEntity(context, 'System', system),
  accessKey: ({ access }) => access,
  engineer: ({ engineer }, _, context) => loadEntity(context, 'Person', engineer),
  countries: ({ countries }, _, context) => loadEntitiesOf(context, 'Country', countries),
  engineerEmployers: ({ engineerEmployers }, _, context) => loadEntitiesOf(context, 'Organization', engineerEmployers),
  escort: ({ escort }, _, context) => loadOptional(context, 'Person', escort),
  contract: ({ contract }, _, context) => loadOptional(context, 'Contract', contract),
  prime: ({ prime }, _, context) => loadOptional(context, 'Organization', prime),
  chain: ({ chain }, _, context) => loadEntitiesOf(context, 'Organization', chain),
  accountable: ({ accountable }, _, context) => loadOptional(context, 'Organization', accountable),
  path: ({ path }) => pictureOfHops(path),
  cypher: ({ path }) => hopsStatement(path, 'all'),
  review: (exposure, _, context) => reviewOf(exposure, context),
};
