import { assign, comment, decide, listEvents, listReviews } from '#graph/casework/decisions.ts';
import type { Review } from '#graph/casework/decisions.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { findAnyExposure } from '#graph/exposures/find.ts';
import { badInput } from '#graph/failure.ts';
import type { HopIdentity } from '#graph/model/keys.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  ReviewResolvers,
  ReviewedExposureResolvers,
} from '../../generated/resolvers.ts';
import { encodeId, readKey } from '../../ids.ts';
import { signatureOf } from '../context.ts';
import type { Context } from '../context.ts';

/** The value of the GraphQL type `Review`. */
export interface ReviewModel {
  readonly chain: string;
  readonly hops: readonly HopIdentity[];
  /** Null: nobody has decided or commented. */
  readonly review: Review | null;
}

/** Loads the review of an exposure. */
export async function reviewOf({ id, path }: Pick<Exposure, 'id' | 'path'>, { load }: Context): Promise<ReviewModel> {
  return { chain: id, hops: path, review: await load.review.load(id) };
}

const reviewResolvers: ReviewResolvers = {
  exposureId: ({ chain }) => encodeId('Exposure', chain),
  status: ({ review }) => review?.status ?? 'OPEN',
  isExpired: ({ review }) => review?.isExpired ?? false,
  decision: ({ review }) => review?.decision ?? null,
  assignee: ({ review }) => review?.assignee ?? null,
  commentCount: ({ review }) => review?.comments ?? 0,
  events: async ({ chain, review }, _, { graph }) =>
    review === null
      ? []
      : (await listEvents(graph.database, chain)).map(({ decision, ...event }) => ({
          ...event,
          decision: decision === null ? null : { ...decision, at: event.at, author: event.author },
        })),
  firstSeen: async ({ hops }, _, { load }) => (await load.sighting.load(hops)).firstSeen,
  firstImport: async ({ hops }, _, { load }) => (await load.sighting.load(hops)).firstImport,
  lastSeen: async ({ hops }, _, { load }) => (await load.sighting.load(hops)).lastSeen,
};

const reviewedExposureResolvers: ReviewedExposureResolvers = {
  review: modelOf,
  exposure: ({ chain }, _, context) => findAnyExposure(context.graph, chain, context.today),
  systemKey: ({ subject }) => subject.system,
  accessKey: ({ subject }) => subject.access,
  engineerKey: ({ subject }) => subject.engineer,
};

export const reviewTypes = { Review: reviewResolvers, ReviewedExposure: reviewedExposureResolvers };

function modelOf(review: Review): ReviewModel {
  return { chain: review.chain, hops: review.subject.hops, review };
}

export const reviewQueries = {
  reviews: async (_, { statuses, assignedTo, mentioning, skip, first }, { graph, today }) => {
    const reviews = await listReviews(graph.database, today);
    const wanted = statuses == null || statuses.length === 0 ? null : new Set(statuses);
    return reviews
      .filter(
        ({ status, assignee, mentioned }) =>
          (wanted?.has(status) ?? true) &&
          (assignedTo == null || assignee?.id === assignedTo) &&
          (mentioning == null || mentioned.includes(mentioning)),
      )
      .slice(skip, skip + first);
  },
} satisfies QueryResolvers;

export const reviewMutations = {
  decide: async (_, { exposure, status, until, reason, closedBy }, context) => {
    const decided = await readExposure(exposure, context);
    const input = { status, until: until ?? null, reason: reason ?? null, closedBy: closedBy ?? null };
    return modelOf(await decide(context.graph.database, decided, input, signatureOf(context.user)));
  },
  assign: async (_, { exposure, to }, context) => {
    const about = await readExposure(exposure, context);
    return modelOf(await assign(context.graph.database, about, to ?? null, signatureOf(context.user)));
  },
  comment: async (_, { exposure, text }, context) => {
    const about = await readExposure(exposure, context);
    return modelOf(await comment(context.graph.database, about, text, signatureOf(context.user)));
  },
} satisfies MutationResolvers;

/** Reads the exposure that a mutation is about. @throws BAD_USER_INPUT if the data does not have it */
async function readExposure(id: string, { graph, today }: Context): Promise<Exposure> {
  const found = await findAnyExposure(graph, readKey(id, 'Exposure', 'exposure'), today);
  if (found !== null) return found;
  throw badInput('exposure', `does not exist: "${id.slice(0, 60)}"`, { value: id });
}
