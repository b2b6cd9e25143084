import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';

/** Accepts the documents of the page by their hashes, beside documents that are sent whole. */
export function acceptKnownDocuments(): Plugin {
  return usePersistedOperations({
    allowArbitraryOperations: true,
    getPersistedOperation: knownDocuments(),
    customErrors: {
      notFound: {
        message:
          'The server knows no document with this hash, only those of its page: send the text of yours as “query”, with or without the hash. In a browser, reload the page: it may be from another version of Subtier.',
        extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' satisfies ErrorCode, http: { spec: true, status: 400 } },
      },
      keyNotFound: {
        message: 'The request has no query.',
        extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
      },
    },
  });
}

/** The page's documents by hash, written by the code generator. */
const manifest = fileURLToPath(new URL('../../../web/src/generated/persisted-documents.json', import.meta.url));
const manifestForm = z.record(z.string(), z.string());

/** Finds a document of the page by its hash. Reads the manifest again when a rebuild of the page changes it. */
function knownDocuments(): (hash: string) => string | null {
  let readAt = 0;
  let documents: ReadonlyMap<string, string> = new Map();
  const refresh = (): void => {
    const { mtimeMs } = statSync(manifest);
    if (mtimeMs === readAt) return;
    documents = new Map(Object.entries(manifestForm.parse(JSON.parse(readFileSync(manifest, 'utf8')))));
    readAt = mtimeMs;
  };
  refresh();
  return (hash) => {
    // Clients of the standard protocol send the bare digest.
    const name = /^[0-9a-f]{64}$/i.test(hash) ? `sha256:${hash.toLowerCase()}` : hash;
    if (!documents.has(name)) refresh();
    return documents.get(name) ?? null;
  };
}
