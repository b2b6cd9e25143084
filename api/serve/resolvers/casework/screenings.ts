import { decideRow, withdrawRow } from '#graph/screening/decisions.ts';
import { checkRowCount } from '#graph/screening/row.ts';
import type { ScreenRow } from '#graph/screening/row.ts';
import { possiblyDesignatedOn, screenRows } from '#graph/screening/screening.ts';
import {
  changedRows,
  deleteScreening,
  listScreenings,
  organizationsOf,
  pageOfResults,
  rerunScreening,
  saveScreening,
  screenings,
} from '#graph/screening/screenings.ts';
import { withoutContacts } from '#seed/readers/personal-data.ts';
import type {
  InputMaybe,
  MutationResolvers,
  QueryResolvers,
  ScreenCandidateResolvers,
  ScreenResultResolvers,
  ScreenRow as RowInput,
  ScreenVerdictResolvers,
  ScreeningDecisionResolvers,
  ScreeningResolvers,
} from '../../generated/resolvers.ts';
import { readKey } from '../../ids.ts';
import { readKeys } from '../arguments.ts';
import { loadEntitiesOf, loadEntity, loadOptional, signatureOf } from '../context.ts';
import { nodesAndPageInfo } from '../loaders.ts';

const candidateResolvers: ScreenCandidateResolvers = {
  organization: ({ organization }, _, context) => loadEntity(context, 'Organization', organization),
};

const verdictResolvers: ScreenVerdictResolvers = {
  steps: ({ steps }) => steps(),
};

const decisionResolvers: ScreeningDecisionResolvers = {
  row: ({ digest }) => digest,
  // A decision outlives the data.
  organization: async ({ organization }, _, context) =>
    organization !== null && (await context.load.exists.load({ label: 'Organization', key: organization }))
      ? loadEntity(context, 'Organization', organization)
      : null,
};

const resultResolvers: ScreenResultResolvers = {
  ref: ({ row }) => row.ref,
  possiblyDesignatedOn: (result) => [...possiblyDesignatedOn(result)],
  organization: ({ organization }, _, context) => loadOptional(context, 'Organization', organization),
  roles: ({ standing }) => standing?.roles ?? [],
  accessesThrough: ({ standing }) => standing?.accessesThrough ?? 0,
  worst: ({ standing }) => standing?.worst ?? null,
  workAbroad: ({ standing }, _, context) => loadEntitiesOf(context, 'Country', standing?.workAbroad ?? []),
  designatedOn: ({ ownership }) => ownership?.designatedOn ?? [],
  ownedByDesignated: ({ ownership }) => ownership?.ownedByDesignated ?? null,
  foreignShare: ({ ownership }) => ownership?.foreignShare ?? null,
  ultimateParents: ({ ownership }, _, context) =>
    loadEntitiesOf(context, 'Organization', ownership?.ultimateParents ?? []),
  verdicts: ({ ownership }) => ownership?.findings ?? [],
};

const screeningResolvers: ScreeningResolvers = {
  same: ({ counts }) => counts.SAME,
  possible: ({ counts }) => counts.POSSIBLE,
  noneOnRecord: ({ counts }) => counts.NONE_ON_RECORD,
  isOutdated: (saved, _, { load }) => load.isOutdated.load(saved),
  createdAt: ({ at }) => at,
  results: async (saved, { first, after, match }, { graph }) => {
    const page = await pageOfResults(graph.database, saved, { first, after: after ?? null, match: match ?? null });
    return { ...page, ...nodesAndPageInfo(page, after) };
  },
  changes: async (saved, { first, skip }, { graph }) => {
    const changes = saved.changes.slice(skip, skip + first);
    const rows = await changedRows(graph.database, saved, changes);
    return changes.map((change) => ({ ...change, row: rows.get(change.position) ?? null }));
  },
  changeCount: ({ changes }) => changes.length,
  organizationKeys: (saved, _, { graph }) => organizationsOf(graph.database, saved),
};

export const screeningTypes = {
  ScreenCandidate: candidateResolvers,
  ScreenVerdict: verdictResolvers,
  ScreeningDecision: decisionResolvers,
  ScreenResult: resultResolvers,
  Screening: screeningResolvers,
};

/** Reads rows. Contacts and identity numbers of persons are removed, as everywhere. */
function readGiven(rows: readonly RowInput[]): readonly ScreenRow[] {
  checkRowCount(rows.length);
  return rows.map(({ ref, name, uei, cage, lei, country }) => ({
    ref: ref == null ? null : withoutContacts(ref),
    name: name == null ? null : withoutContacts(name),
    uei: uei ?? null,
    cage: cage ?? null,
    lei: lei ?? null,
    country: country ?? null,
  }));
}

function readLists(lists: InputMaybe<readonly string[]> | undefined): readonly string[] {
  return readKeys(lists, 'DesignationList', 'lists');
}

export const screeningQueries = {
  screen: (_, { rows, asOf, lists }, { graph, today }) =>
    screenRows(graph.database, readGiven(rows), { asOf: asOf ?? today, lists: readLists(lists) }),
  screenings: async (_, { first }, { graph }) => (await listScreenings(graph.database)).slice(0, first),
  screening: (_, { id }, { graph }) => screenings.find(graph.database, id),
} satisfies QueryResolvers;

export const screeningMutations = {
  saveScreening: (_, { name, rows, asOf, lists, inputSha256, mapping }, { graph, today, user }) =>
    saveScreening(
      graph.database,
      { name, rows: readGiven(rows), inputSha256: inputSha256 ?? null, mapping: mapping ?? null },
      { asOf: asOf ?? today, lists: readLists(lists) },
      signatureOf(user),
    ),
  rerunScreening: (_, { id, asOf }, { graph, user }) =>
    rerunScreening(graph.database, id, asOf ?? null, signatureOf(user)),
  deleteScreening: async (_, { id }, { graph }) => {
    await deleteScreening(graph.database, id);
    return id;
  },
  decideScreened: (_, { row, organization, rejected, reason }, { graph, user }) =>
    decideRow(
      graph.database,
      {
        digest: row,
        organization: organization == null ? null : readKey(organization, 'Organization', 'organization'),
        rejected: readKeys(rejected, 'Organization', 'rejected'),
        reason: reason ?? null,
      },
      signatureOf(user),
    ),
  withdrawScreened: async (_, { row }, { graph }) => {
    await withdrawRow(graph.database, row);
    return row;
  },
} satisfies MutationResolvers;
