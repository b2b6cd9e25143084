import { mapExchange } from '@urql/core';
import { connectionStore } from './connection-store.ts';
import { toFailure } from './failure.ts';
import type { Exchange } from '@urql/core';

const LIMIT = 200;

/** Keeps each question's last answer, and gives it again, marked stale, while the database is away. */
export function rememberExchange(): Exchange {
  const remembered = new Map<number, unknown>();
  return mapExchange({
    onResult(result) {
      const { key } = result.operation;
      if (result.error === undefined) {
        remembered.delete(key);
        remembered.set(key, result.data);
        for (const oldest of remembered.keys()) {
          if (remembered.size <= LIMIT) break;
          remembered.delete(oldest);
        }
        return result;
      }
      const failure = toFailure(result.error);
      // An answer with an error may carry `null` or half the data: no view should take it for the whole.
      if (failure.kind !== 'away') return { ...result, data: undefined };
      connectionStore.lost(failure.message);
      return { ...result, data: remembered.get(key), stale: remembered.has(key) };
    },
  });
}
