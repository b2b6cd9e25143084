import type { DocumentNode } from 'graphql';

/** Returns a value that the code generator adds to every document, such as its hash; undefined if the document has none. */
export function metaOf(document: DocumentNode | string, name: string): unknown {
  if (typeof document !== 'object' || !('__meta__' in document)) return undefined;
  const meta = document.__meta__;
  return typeof meta === 'object' && meta !== null
    ? Object.entries(meta).find(([key]) => key === name)?.[1]
    : undefined;
}
