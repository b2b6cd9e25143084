import { mapExchange } from '@urql/core';
import type { Exchange } from '@urql/core';
import type { DocumentNode } from 'graphql';
import { metaOf } from './document-meta.ts';

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
  const hash = metaOf(document, 'hash');
  if (typeof hash !== 'string') throw new Error('The document has no hash.');
  return hash;
}
