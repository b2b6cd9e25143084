import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { makeBrief } from '#graph/brief/read-brief.ts';
import { readCaseSentences } from '#seed/cases/cases.ts';
import { draftRequests } from '#graph/casework/request-drafts.ts';
import { chainsWithStatus } from '#graph/casework/decisions.ts';
import type { Hop } from '#graph/exposure/exposure.ts';
import { accessInChain } from '#graph/entities/accesses.ts';
import { findAccessHistory, findEngineerEmployment } from '#graph/exposures/access-records.ts';
import { countExposures, timelineStatement } from '#graph/exposures/timeline.ts';
import { diffExposures } from '#graph/comparison/diff.ts';
import { compareExposures } from '#graph/comparison/compare.ts';
import { chokePointsStatement, rankChokePoints } from '#graph/exposures/choke-points.ts';
import { findClosures } from '#graph/exposures/closures.ts';
import { readAllReporting } from '#graph/entities/reporting.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { findConditions, findExposure, findExposures } from '#graph/exposures/find.ts';
import { findExposedParts } from '#graph/exposures/exposed-parts.ts';
import { flowOfExposures, flowStatement } from '#graph/exposures/flow.ts';
import {
  bandsStatement,
  countBands,
  countGaps,
  crossPrimesAndCountries,
  gapsStatement,
  groupExposures,
  groupsStatement,
  matrixStatement,
} from '#graph/exposures/groups.ts';
import { hopsStatement } from '#graph/exposures/rows.ts';
import type { FoundExposure, RowOptions } from '#graph/exposures/rows.ts';
import { checkFilter } from '#graph/exposures/statement.ts';
import type { ApiStatement } from '#graph/database/statement-file.ts';
import { filterParts, isMinimum, makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter, FilterCondition } from '#graph/exposure/filters.ts';
import { askWhatIf } from '#graph/comparison/what-if.ts';
import { badInput } from '#graph/failure.ts';
import { ensureDerived } from '#graph/graph.ts';
import { captionOf } from '#graph/model/caption.ts';
import { hopKey, nodeKey } from '#graph/model/keys.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type {
  BriefResolvers,
  ComparedSide as ComparedSideInput,
  CoverageResolvers,
  ExposureFilter as FilterInput,
  ExposureResolvers,
  FlowNodeResolvers,
  InputMaybe,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { edgeIdType, encodeId, readExposureId, readKey } from '../ids.ts';
import { checkNamed, namedNodes, readCountries, readKeys, readNodeRef } from './arguments.ts';
import type { NamedNode } from './arguments.ts';
import { reviewOf } from './casework/reviews.ts';
import { claimNodes, loadAccess, loadEntitiesOf, loadEntity, loadOptional } from './context.ts';
import type { Context } from './context.ts';
import { narrow, systemsInWatchSet } from './casework/investigations.ts';
import { nodesAndPageInfo } from './loaders.ts';
import { selectedNames, selectsProperties } from './selection.ts';

/** Loads the nodes of the claims that something has. */
const ownClaims = {
  claims: ({ claims }: { readonly claims: readonly { readonly key: string }[] }, _: unknown, context: Context) =>
    claimNodes(context, claims),
};

/**
 * Reads a filter: converts ids to keys and applies defaults. Returns it with the nodes that it names, which need not exist.
 * @throws BAD_USER_INPUT for an id of another type, an unknown country, or a confidence or impact level out of range
 */
async function readExposureFilter(input: InputMaybe<FilterInput> | undefined, context: Context) {
  const { graph, today } = context;
  const given = input ?? {};
  const named: NamedNode[] = [];
  const values = new Map<string, unknown>([
    ...Object.entries(given),
    ...Object.entries(given.exclude ?? {}).map(([name, value]) => [`exclude.${name}`, value] as const),
  ]);
  const conditions = filterParts.flatMap(({ name, argument, condition }): (readonly [string, unknown])[] => {
    const value = values.get(argument) ?? null;
    return value === null ? [] : [[name, readCondition(condition, value, `filter.${argument}`, named)]];
  });
  const chains = (given.exposures ?? []).map((id) => readExposureId(id, 'filter.exposures'));
  const decided = await chainsWithStatus(graph.database, given.decisions ?? [], today);
  const filter = makeFilter(given.asOf ?? today, {
    ...Object.fromEntries(conditions),
    lists: readKeys(given.lists, 'DesignationList', 'filter.lists'),
    origins: given.origins ?? [],
    ...decided,
    onlyChains: decided.onlyChains.length === 0 ? chains : narrow(chains, decided.onlyChains),
  });
  return { filter: { ...filter, systems: await systemsInWatchSet(context, given.watchSet, filter.systems) }, named };
}

const texts = z.array(z.string());

/** Reads the value of a condition; adds the nodes that it names to `named`. */
function readCondition(condition: FilterCondition, value: unknown, argument: string, named: NamedNode[]): unknown {
  switch (condition.kind) {
    case 'nodes': {
      const { label } = condition;
      if (label === 'Country') return readCountries(texts.parse(value), argument);
      const keys = readKeys(texts.parse(value), label, argument);
      named.push(...namedNodes(label, keys, argument));
      return keys;
    }
    case 'minimum': {
      if (typeof value === 'number' && isMinimum(condition, value)) return value;
      throw badInput(argument, `is ${String(value)}; ${condition.range}`);
    }
    case 'values':
    case 'lowest':
    case 'flag':
      return value;
  }
}

/**
 * Answers a question about the exposures under a filter. What the filter names is checked at the same time, and the question is asked
 * again if the derived part of the graph had to be repaired first.
 * @param others nodes that other arguments name, checked together with those of the filter
 * @throws BAD_USER_INPUT as `readExposureFilter`, and for a node that does not exist.
 */
export async function answerUnder<T>(
  input: InputMaybe<FilterInput> | undefined,
  context: Context,
  answer: (filter: ExposureFilter) => Promise<T>,
  others: readonly NamedNode[] = [],
): Promise<T> {
  const { graph, load } = context;
  const { filter, named } = await readExposureFilter(input, context);
  const ask = async () => answer(filter);
  const answered = ask();
  const derived = ensureDerived(graph.database);
  // Awaited below; until then, a rejection must not count as unhandled.
  for (const pending of [answered, derived]) pending.catch(() => undefined);
  await checkNamed([...named, ...others], load);
  const { wasReadable, state } = await derived;
  if (state.caseworkVersion === 0) load.withoutCasework();
  // A part of what was read may have been missing.
  return wasReadable ? answered : ask();
}

/** Reads one side of a comparison, with the nodes that it names. */
function readSide({ asOf, prime, without, import: imported }: ComparedSideInput, argument: string) {
  const key = prime == null ? null : readKey(prime, 'Organization', `${argument}.prime`);
  const removed = (without ?? []).map((id, at): NamedNode => {
    const named = `${argument}.without[${at}]`;
    return { ...readNodeRef(id, named), argument: named };
  });
  return {
    asOf: asOf ?? null,
    prime: key,
    without: removed,
    import: imported ?? null,
    named: [...removed, ...namedNodes('Organization', key === null ? [] : [key], `${argument}.prime`)],
  };
}

/** Makes the statement of a question under a filter without asking it, and fails as the question would. */
function statementUnder(
  input: InputMaybe<FilterInput> | undefined,
  context: Context,
  make: (filter: ExposureFilter) => ApiStatement,
): Promise<ApiStatement> {
  return answerUnder(input, context, async (conditions) => {
    const statement = make(conditions);
    await checkFilter(context.graph.database, conditions);
    return statement;
  });
}

interface LoadingRows extends RowOptions {
  /** Resolves once the nodes are loaded that the exposures found so far refer to. */
  readonly loaded: () => Promise<unknown>;
}

/** Determines what to read of exposures besides their own values, and loads the selected nodes that they refer to at the same time. */
function readRowOptions({ load }: Context, info: GraphQLResolveInfo): LoadingRows {
  const selected = selectedNames(info);
  const loading: Promise<void>[] = [];
  const named = Object.entries(nodesOf).flatMap(([field, of]) => (selected.has(field) ? [of] : []));
  return {
    hops: selectsProperties(info) ? 'all' : selected.has('path') ? 'common' : 'none',
    periods: selected.has('periods'),
    onFound: (found) => {
      loading.push(load.entities.loadAll(found.flatMap((exposure) => named.flatMap((of) => of(exposure)))));
    },
    loaded: () => Promise.all(loading),
  };
}

/** The nodes that an exposure refers to by key, by the field that returns them. */
const nodesOf: Readonly<Record<string, (exposure: FoundExposure) => readonly NodeRef[]>> = {
  system: ({ system }) => refs('System', system),
  engineer: ({ engineer }) => refs('Person', engineer),
  countries: ({ countries }) => refs('Country', ...countries),
  engineerEmployers: ({ engineerEmployers }) => refs('Organization', ...engineerEmployers),
  escort: ({ escort }) => refs('Person', escort),
  credentialOf: ({ credentialOf }) => refs('Person', credentialOf),
  contract: ({ contract }) => refs('Contract', contract),
  prime: ({ prime }) => refs('Organization', prime),
  chain: ({ chain }) => refs('Organization', ...chain),
  accountable: ({ accountable }) => refs('Organization', accountable),
};

function refs(label: Label, ...keys: readonly (string | null)[]): readonly NodeRef[] {
  return keys.flatMap((key) => (key === null ? [] : [{ label, key }]));
}

/** The fields of a connection for which its exposures are read. */
const listed = ['edges', 'nodes', 'pageInfo'] as const;

/** The root fields about exposures, and those that compare them: over time, under removals, and by choke points. */
export const exposureQueries = {
  exposures: async (_, { filter, orderBy, first, after }, context, info) => {
    const selected = selectedNames(info);
    const rows = listed.some((field) => selected.has(field)) ? readRowOptions(context, info) : null;
    const page = await answerUnder(filter, context, (conditions) =>
      findExposures(context.graph, {
        filter: conditions,
        orderBy,
        first,
        after: after ?? null,
        rows,
        counts: selected.has('totalCount') || selected.has('accessCount'),
      }),
    );
    await rows?.loaded();
    return { ...page, ...nodesAndPageInfo(page, after) };
  },
  brief: async (_, { filter }, context) =>
    answerUnder(filter, context, async (conditions) =>
      makeBrief(context.graph, conditions, { today: context.today, cases: await readCaseSentences() }),
    ),
  requestDrafts: async (_, { filter, topics, skip, first }, context) =>
    answerUnder(filter, context, (conditions) =>
      draftRequests(context.graph, conditions, { topics: topics ?? [], skip, first }),
    ),
  exposure: async (_, { id, filter }, context) =>
    answerUnder(filter, context, (conditions) => findExposure(context.graph, readExposureId(id, 'id'), conditions)),
  exposureConditions: async (_, { exposure }, context) => {
    const key = readExposureId(exposure, 'exposure');
    const found = await answerUnder(null, context, () => findConditions(context.graph, key));
    return found.map(({ list, ...condition }) => ({
      ...condition,
      list: loadOptional(context, 'DesignationList', list),
    }));
  },
  accessHistory: async (_, { exposure, filter }, context) => {
    const found = await answerUnder(filter, context, (conditions) =>
      findAccessHistory(context.graph, readExposureId(exposure, 'exposure'), conditions),
    );
    if (found === null) return null;
    const superseded = found.superseded.map(({ statement, supersededAt }) => ({
      statement: { statement, hop: null },
      supersededAt,
    }));
    return { ...found, superseded };
  },
  engineerEmployment: async (_, { exposure, filter }, context) =>
    answerUnder(filter, context, (conditions) =>
      findEngineerEmployment(context.graph, readExposureId(exposure, 'exposure'), conditions),
    ),
  exposureGroups: async (_, { by, filter, orderBy, skip, first }, context, info) => {
    const selected = selectedNames(info);
    const counts = { systems: selected.has('systems'), people: selected.has('people') };
    return answerUnder(filter, context, (conditions) =>
      groupExposures(context.graph, by, conditions, { orderBy, skip, first, counts }),
    );
  },
  exposureGroupsCypher: async (_, { by, filter, orderBy, skip, first }, context) =>
    statementUnder(filter, context, (conditions) => groupsStatement(by, conditions, { orderBy, skip, first })),
  exposureBands: async (_, { filter }, context) =>
    answerUnder(filter, context, (conditions) => countBands(context.graph, conditions)),
  exposureBandsCypher: async (_, { filter }, context) => statementUnder(filter, context, bandsStatement),
  exposureGaps: async (_, { filter }, context) =>
    answerUnder(filter, context, (conditions) => countGaps(context.graph, conditions)),
  exposureGapsCypher: async (_, { filter }, context) => statementUnder(filter, context, gapsStatement),
  exposureMatrix: async (_, { filter, first }, context) =>
    answerUnder(filter, context, async (conditions) => {
      const cells = await crossPrimesAndCountries(context.graph, conditions, first);
      return cells.map(({ prime, country, ...counts }) => ({
        prime: loadOptional(context, 'Organization', prime),
        country: loadOptional(context, 'Country', country),
        ...counts,
      }));
    }),
  exposureMatrixCypher: async (_, { filter, first }, context) =>
    statementUnder(filter, context, (conditions) => matrixStatement(conditions, first)),
  exposureFlow: async (_, { filter, top }, context) =>
    answerUnder(filter, context, (conditions) => flowOfExposures(context.graph, conditions, top)),
  exposureFlowCypher: async (_, { filter, top }, context) =>
    statementUnder(filter, context, (conditions) => flowStatement(conditions, top)),
  exposedParts: async (_, { among, filter }, context) => {
    const nodesGiven = among.map((id, at) => readNodeRef(id, `among[${at}]`));
    const { nodes, hops, ...parts } = await answerUnder(filter, context, (conditions) =>
      findExposedParts(context.graph, nodesGiven, conditions),
    );
    return {
      ...parts,
      nodes: nodes.map(({ node: { label, key }, countries, ...part }) => ({
        ...part,
        id: encodeId(label, key),
        countries: loadEntitiesOf(context, 'Country', countries),
      })),
      hops: hops.map(({ hop, ...part }) => ({ ...part, id: encodeId(edgeIdType, hopKey(hop)), countries: [] })),
    };
  },
  coverage: async (_, { filter }, context) =>
    answerUnder(filter, context, (conditions) => measureCoverage(context.graph, conditions, context.today)),
  closures: async (_, { filter, first, after }, context) =>
    answerUnder(filter, context, (conditions) => findClosures(context.graph, conditions, first, after ?? null)),
  exposureDiff: async (_, { from, to, filter, first, openedAfter, closedAfter }, context, info) => {
    const rows = readRowOptions(context, info);
    const after = { openedAfter: openedAfter ?? null, closedAfter: closedAfter ?? null };
    const diff = await answerUnder(filter, context, (conditions) =>
      diffExposures(context.graph, { from, to, filter: conditions, first, ...after, rows }),
    );
    await rows.loaded();
    return diff;
  },
  compareExposures: async (_, { from, to, change, filter, first, after }, context, info) => {
    const rows = readRowOptions(context, info);
    const sides = { from: readSide(from ?? {}, 'from'), to: readSide(to, 'to') };
    const page = await answerUnder(
      filter,
      context,
      (conditions) =>
        compareExposures(context.graph, { ...sides, change, filter: conditions, first, after: after ?? null, rows }),
      [...sides.from.named, ...sides.to.named],
    );
    await rows.loaded();
    return { ...page, ...nodesAndPageInfo(page, after) };
  },
  exposureTimeline: async (_, { from, to, filter }, context, info) =>
    answerUnder(filter, context, async (conditions) => {
      const withRecords = selectedNames(info).has('onRecord');
      const points = await countExposures(context.graph, { from, to, withRecords }, conditions);
      return points.map(({ onRecord, ...point }) => ({ ...point, onRecord: onRecord ?? 0 }));
    }),
  exposureTimelineCypher: async (_, { from, to, filter }, context) =>
    statementUnder(filter, context, (conditions) => timelineStatement({ from, to }, conditions)),
  chokePoints: async (_, { filter, first, after }, context) =>
    answerUnder(filter, context, (conditions) => rankChokePoints(context.graph, conditions, first, after ?? null)),
  chokePointsCypher: async (_, { filter, first }, context) =>
    statementUnder(filter, context, (conditions) => chokePointsStatement(conditions, first)),
  whatIf: async (_, { remove, filter, first, closedAfter, openedAfter, systemsFreedAfter }, context) => {
    const named = remove.map((id, at) => ({ ...readNodeRef(id, `remove[${at}]`), argument: `remove[${at}]` }));
    const after = {
      closedAfter: closedAfter ?? null,
      openedAfter: openedAfter ?? null,
      systemsFreedAfter: systemsFreedAfter ?? null,
    };
    const ask = (conditions: ExposureFilter) =>
      askWhatIf(context.graph, { remove: named, filter: conditions, first, ...after });
    return answerUnder(filter, context, ask, named);
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
    for (const node of [from, to]) nodes.set(nodeKey(node), node);
  }
  return { nodes: [...nodes.values()], hops };
}

const briefResolvers: BriefResolvers = {
  ...ownClaims,
  from: ({ period }) => period?.from ?? null,
  to: ({ period }) => period?.to ?? null,
};

/** Reads what a coverage has besides its counts. */
const coverageResolvers: CoverageResolvers = {
  reporting: ({ withSynthetic }, _, { graph }) => readAllReporting(graph.database, withSynthetic),
};

/** Loads the organization or country of a place of the flow, and names the place. */
const flowNodeResolvers: FlowNodeResolvers = {
  node: ({ node }, _, context) => (node === null ? null : loadEntity(context, node.label, node.key)),
  label: async ({ kind, node, sensitivity, others }, _, context) => {
    if (node !== null) {
      const { label, key, properties } = await loadEntity(context, node.label, node.key);
      return captionOf(label, properties, key);
    }
    if (kind === 'OTHERS') return others === 1 ? '1 other' : `${others.toLocaleString('en-US')} others`;
    if (kind === 'NO_ESCORT') return 'no escort on record';
    return sensitivity === null ? 'not on record' : sensitivity.toLowerCase().replaceAll('_', ' ');
  },
};

/** Loads the nodes that an exposure refers to by key. */
const exposureResolvers: ExposureResolvers = {
  id: ({ id }) => encodeId('Exposure', id),
  system: ({ system }, _, context) => loadEntity(context, 'System', system),
  accessKey: ({ access }) => access,
  access: (exposure, _, context) => loadAccess(context, exposure.access, () => accessInChain(exposure)),
  engineer: ({ engineer }, _, context) => loadEntity(context, 'Person', engineer),
  countries: ({ countries }, _, context) => loadEntitiesOf(context, 'Country', countries),
  engineerEmployers: ({ engineerEmployers }, _, context) => loadEntitiesOf(context, 'Organization', engineerEmployers),
  escort: ({ escort }, _, context) => loadOptional(context, 'Person', escort),
  credentialOf: ({ credentialOf }, _, context) => loadOptional(context, 'Person', credentialOf),
  contract: ({ contract }, _, context) => loadOptional(context, 'Contract', contract),
  prime: ({ prime }, _, context) => loadOptional(context, 'Organization', prime),
  chain: ({ chain }, _, context) => loadEntitiesOf(context, 'Organization', chain),
  accountable: ({ accountable }, _, context) => loadOptional(context, 'Organization', accountable),
  path: ({ path }) => pictureOfHops(path),
  cypher: ({ path }) => hopsStatement(path, 'all'),
  review: (exposure, _, context) => reviewOf(exposure, context),
};

export const exposureTypes = {
  Brief: briefResolvers,
  BriefFinding: ownClaims,
  Closure: ownClaims,
  Coverage: coverageResolvers,
  Exposure: exposureResolvers,
  FlowNode: flowNodeResolvers,
};
