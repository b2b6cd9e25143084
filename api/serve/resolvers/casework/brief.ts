import { makeBrief } from '#graph/brief/brief.ts';
import type { BriefFindingResolvers, BriefResolvers, QueryResolvers } from '../../generated/resolvers.ts';
import { claimNodes } from '../context.ts';
import { answerUnder } from '../exposures.ts';

/** The root field of the brief. */
export const briefQueries = {
  brief: async (_, { filter }, context) =>
    answerUnder(filter, context, (conditions) => makeBrief(context.graph, conditions, context.today)),
} satisfies QueryResolvers;

const briefResolvers: BriefResolvers = {
  from: ({ period }) => period?.from ?? null,
  to: ({ period }) => period?.to ?? null,
  claims: ({ claims }, _, context) => claimNodes(context, claims),
};

const findingResolvers: BriefFindingResolvers = {
  claims: ({ claims }, _, context) => claimNodes(context, claims),
};

export const briefTypes = { Brief: briefResolvers, BriefFinding: findingResolvers };
