import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the code generator wrote with the page's types: documents by their hashes. */
const manifest = fileURLToPath(new URL('../../../web/src/generated/persisted-documents.json', import.meta.url));
const manifestForm = z.record(z.string(), z.string());

/** Finds a document by its hash: one that the page was built with. A page built anew under a running server is found too. */
export function knownDocuments(): (hash: string) => string | null {
  let read = 0;
  let documents = new Map<string, string>();
  const refresh = (): void => {
    const { mtimeMs } = statSync(manifest);
    if (mtimeMs === read) return;
    documents = new Map(Object.entries(manifestForm.parse(JSON.parse(readFileSync(manifest, 'utf8')))));
    read = mtimeMs;
  };
  refresh();
  return (hash) => {
    // Clients that follow the usual protocol send the digest alone.
    const name = /^[0-9a-f]{64}$/i.test(hash) ? `sha256:${hash.toLowerCase()}` : hash;
    if (!documents.has(name)) refresh();
    return documents.get(name) ?? null;
  };
}
