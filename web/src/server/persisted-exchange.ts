import { mapExchange } from '@urql/core';
import type { DocumentNode } from 'graphql';
import type { Exchange } from '@urql/core';

/** Sends the hash of a document in place of its text: the server knows those that this page was built with. */
export function persistedExchange(): Exchange {
  return mapExchange({
    onOperation: (operation) => {
      if (operation.kind === 'teardown') return operation;
      const persistedQuery = { version: 1, sha256Hash: hashOf(operation.query) } as const;
      return { ...operation, extensions: { ...operation.extensions, persistedQuery } };
    },
  });
}

/** As the code generator noted it; every document of the page has it. */
function hashOf(document: DocumentNode | string): string {
  if (typeof document !== 'object' || !('__meta__' in document)) throw new Error('A document without its hash.');
  const meta = document.__meta__;
  if (typeof meta === 'object' && meta !== null && 'hash' in meta && typeof meta.hash === 'string') return meta.hash;
  throw new Error('A document without its hash.');
}
