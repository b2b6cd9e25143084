import type { GraphQLError } from 'graphql';
import { limitExceeded } from './limit-exceeded.ts';

/** @param asked bytes announced; null: more than `most` came */
export function bodyTooLarge(most: number, asked: number | null): GraphQLError {
  const message = `The request has ${asked ?? 'more'} bytes; ${most} are allowed.`;
  return limitExceeded('body', { most, asked, message, status: 413 });
}
