import type { RequestDraft } from '#graph/casework/request-drafts.ts';
import { keptRequests, listRequests, saveRequest } from '#graph/casework/requests.ts';
import { badInput } from '#graph/failure.ts';
import { judgeOn } from '#graph/rules/judgment.ts';
import { ruleOf } from '#graph/rules/library.ts';
import type { MutationResolvers, QueryResolvers, RequestDraftResolvers } from '../../generated/resolvers.ts';
import { loadOptional, signatureOf } from '../context.ts';

/** The root fields about requests that are kept; `requestDrafts` is among those about exposures. */
export const requestQueries = {
  requests: async (_, { statuses, skip, first }, { graph }) => {
    const wanted = statuses == null || statuses.length === 0 ? null : new Set(statuses);
    const all = await listRequests(graph.database);
    return all.filter(({ status }) => wanted?.has(status) ?? true).slice(skip, skip + first);
  },
  request: (_, { id }, { graph }) => keptRequests.find(graph.database, id),
} satisfies QueryResolvers;

export const requestMutations = {
  saveRequest: (
    _,
    { id, revision, request: { status = 'DRAFT', note = '', address = '', ...given } },
    { graph, user },
  ) => {
    const request = { ...given, status, note, address };
    if (id == null) return saveRequest(graph.database, null, request, signatureOf(user));
    if (revision == null) throw badInput('revision', 'is required to change a request');
    return saveRequest(graph.database, { key: id, revision }, request, signatureOf(user));
  },
  deleteRequest: async (_, { id }, { graph }) => {
    await keptRequests.remove(graph.database, id);
    return id;
  },
} satisfies MutationResolvers;

const draftResolvers: RequestDraftResolvers = {
  kind: ({ ask }) => ask.kind,
  recipient: ({ holderName }) => holderName,
  holder: ({ holder }, _, context) => (holder === null ? null : loadOptional(context, holder.label, holder.key)),
  rules: ({ ask, asOf }: RequestDraft) =>
    ask.rules.flatMap((id) => judgeOn([ruleOf(id)], asOf, false)?.rules.map(({ version }) => version) ?? []),
  systems: ({ systemCount }) => systemCount,
};

export const requestTypes = { RequestDraft: draftResolvers };
