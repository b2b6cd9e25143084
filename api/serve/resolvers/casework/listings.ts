import { decideListed, listListed, withdrawListed } from '#graph/identity/listed-organizations.ts';
import { readDoubtful } from '#seed/import/doubtful-records.ts';
import type { NamedRecord } from '#seed/import/doubtful-records.ts';
import { screeningListSource } from '#seed/readers/screening-list/read.ts';
import type { ListingDecisionResolvers, MutationResolvers, QueryResolvers } from '../../generated/resolvers.ts';
import { loadOptional, signatureOf } from '../context.ts';

/** Records of screening lists that may be about persons, and the decisions that they are about organizations. */
export const listingQueries = {
  doubtfulListings: async (_, { first, nameContains }, { graph, imports }) => {
    const job = imports.latestOf(screeningListSource);
    if (job === null) return { file: null, nodes: [], totalCount: 0 };
    const { file, rejectsFile } = job;
    const wanted = (nameContains ?? '').toLowerCase();
    const shown: NamedRecord[] = [];
    let totalCount = 0;
    for await (const record of rejectsFile === null ? [] : readDoubtful(rejectsFile)) {
      if (![record.name, record.otherNames].some((names) => names.toLowerCase().includes(wanted))) continue;
      totalCount++;
      if (shown.length < first) shown.push(record);
    }
    const decisions = new Map((await listListed(graph.database)).map((decision) => [decision.record, decision]));
    const nodes = shown.map(({ id, list, name, otherNames }) => ({
      ...{ record: id, list, name, otherNames: otherNames === '' ? null : otherNames },
      decision: decisions.get(id) ?? null,
    }));
    return { file, nodes, totalCount };
  },
  listingDecisions: async (_, { first }, { graph }) => (await listListed(graph.database)).slice(0, first),
} satisfies QueryResolvers;

export const listingMutations = {
  decideListings: async (_, { records, reason }, { graph, user }) => [
    ...(await decideListed(graph.database, records, reason ?? null, signatureOf(user))),
  ],
  withdrawListings: async (_, { records }, { graph }) => [...(await withdrawListed(graph.database, records))],
} satisfies MutationResolvers;

const listingDecisionResolvers: ListingDecisionResolvers = {
  organization: async ({ record }, _, context) =>
    loadOptional(context, 'Organization', await context.load.listed.load(record)),
};

export const listingTypes = { ListingDecision: listingDecisionResolvers };
