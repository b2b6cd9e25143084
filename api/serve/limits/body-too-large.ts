import type { GraphQLError } from 'graphql';
import { requestLimits } from './request-limits.ts';
import { limitExceeded } from './limit-exceeded.ts';

/** @param asked bytes announced; null: more than `most` came */
export function bodyTooLarge(most: number, asked: number | null): GraphQLError {
  const message = `The request has ${asked ?? 'more'} bytes; ${most} are allowed.`;
  return limitExceeded(requestLimits.body, { most, asked, message, status: 413 });
}
