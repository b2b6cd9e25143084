import { mapExchange } from '@urql/core';
import type { Exchange } from '@urql/core';
import type { DocumentNode } from 'graphql';

/** Sends the hash of a document instead of its text; the server knows the documents this page was built with. */
export function persistedExchange(): Exchange {
  return mapExchange({
    onOperation: (operation) => {
      if (operation.kind === 'teardown') return operation;
      const persistedQuery = { version: 1, sha256Hash: hashOf(operation.query) } as const;
      return { ...operation, extensions: { ...operation.extensions, persistedQuery } };
    },
  });
}

/** Returns the hash that the code generator adds to every document. */
function hashOf(document: DocumentNode | string): string {
  if (typeof document !== 'object' || !('__meta__' in document)) throw new Error('The document has no hash.');
  const meta = document.__meta__;
  if (typeof meta === 'object' && meta !== null && 'hash' in meta && typeof meta.hash === 'string') return meta.hash;
  throw new Error('The document has no hash.');
}
