import { readLists } from '#graph/evidence/designation-lists.ts';
import { refused } from '#graph/failure.ts';
import type { Day } from '#graph/model/day.ts';
import { hopBetween, nodeRef } from '#graph/model/keys.ts';
import type { Ownership, OwnershipFinding } from '#graph/ownership/find.ts';
import { ownershipRule } from '#graph/ownership/rules.ts';
import { judgeOn } from '#graph/rules/judgment.ts';
import { ruleOf } from '#graph/rules/library.ts';
import type {
  OrganizationResolvers,
  OwnershipFindingResolvers,
  OwnershipResolvers,
  OwnershipStepResolvers,
  Resolvers,
} from '../../generated/resolvers.ts';
import { readKeys } from '../arguments.ts';
import { loadEntitiesOf, loadEntity, loadOptional } from '../context.ts';
import type { Context } from '../context.ts';

/** A finding with its day. */
export interface FindingModel extends OwnershipFinding {
  readonly asOf: Day;
}

export interface OwnershipModel extends Omit<Ownership, 'findings'> {
  readonly findings: readonly FindingModel[];
}

/** The field of an organization. */
export const ownershipOfOrganization: Pick<OrganizationResolvers, 'ownership'> = {
  ownership: async ({ key }, given, context) => {
    const lists = readKeys(given.lists, 'DesignationList', 'lists');
    if (lists.length > 0) await checkKnown(context, lists);
    const { asOf } = given;
    const ownership = await context.load.ownership.load({ organization: key, asOf, lists });
    return { ...ownership, findings: ownership.findings.map((finding) => ({ ...finding, asOf })) };
  },
};

async function checkKnown({ graph }: Context, lists: readonly string[]): Promise<void> {
  const known = await readLists(graph.database);
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined)
    throw refused('lists', `There is no designation list “${unknown.slice(0, 60)}”.`, { value: unknown.slice(0, 60) });
}

const ownership: OwnershipResolvers = {
  ultimateParents: ({ ultimateParents }, _, context) => loadEntitiesOf(context, 'Organization', ultimateParents),
};

const finding: OwnershipFindingResolvers = {
  rule: ({ rule }) => ownershipRule(rule).name,
  title: ({ rule }) => ruleOf(rule).title,
  citation: ({ rule, asOf }) => {
    const [applied] = judgeOn([ruleOf(rule)], asOf, true)?.rules ?? [];
    return applied === undefined ? '' : `${applied.sentence} Read: ${applied.version.read}`;
  },
  steps: ({ steps }) => steps(),
};

const step: OwnershipStepResolvers = {
  owner: ({ owner }, _, context) => loadOptional(context, 'Organization', owner),
  owned: ({ owned }, _, context) => loadEntity(context, 'Organization', owned),
  statements: ({ owner, owned, isJoined, statements }) => {
    // Of parties that people joined, each statement may be about another member.
    if (owner === null || isJoined) return statements.map((statement) => ({ statement, hop: null }));
    const identity = hopBetween('OWNS', nodeRef('Organization', owner), nodeRef('Organization', owned));
    const hop = { ...identity, statements };
    return statements.map((statement) => ({ statement, hop }));
  },
};

/** Resolvers of ownership under each rule. */
export const ownershipTypes = {
  Ownership: ownership,
  OwnershipFinding: finding,
  OwnershipStep: step,
} satisfies Resolvers;
