import type { NodeLabel } from '../generated/graphql.ts';
import { nodeLabels, nodeTypes } from '../node-types.ts';

const paths = {
  overview: '/',
  chains: '/chains',
  compare: '/compare',
  remedies: '/remedies',
  network: '/canvas',
  queries: '/queries',
  screen: '/screen',
  import: '/import',
  cases: '/cases',
  team: '/team',
} as const;
/** A page that is not a record's; `shell/pages.tsx` has what it is. */
export type PageName = keyof typeof paths;
/** The part of the page that fills the window. */
export type View = PageName | 'record';

/** In the order of the links at the side. */
export const pageNames: readonly PageName[] = Object.keys(paths).filter((name): name is PageName => name in paths);

/** A kind of record: of the nodes of a label, or what is not a node. */
export type RecordKind = NonNullable<(typeof nodeTypes)[NodeLabel]['record']> | 'exposure' | 'documented-case';

export const recordKinds: readonly RecordKind[] = [
  ...nodeLabels.flatMap((label) => nodeTypes[label].record ?? []),
  'exposure',
  'documented-case',
];

/** What a page with a permanent address is about. */
export interface RecordRef {
  readonly kind: RecordKind;
  /** Its key; of an exposure, its id, which is the same on every date and in every database. */
  readonly key: string;
}

interface Place {
  readonly view: View;
  readonly record: RecordRef | null;
}

/** The path of the “No such page” page. */
const notFound = '/not-found';

/** The first parts of all paths of the page, for its build. */
export const addressParts: readonly string[] = [...Object.values(paths), notFound, ...recordKinds]
  .map((path) => path.replace('/', ''))
  .filter((part) => part !== '');

/** Returns the path of a place: `/chains`, or `/system/KEY` for a record. */
export function writePath({ view, record }: Place): string {
  if (view !== 'record') return paths[view];
  return record === null ? notFound : `/${record.kind}/${encodeURIComponent(record.key)}`;
}

/**
 * Reads a path; an unknown path gives the record view without a record, a kind without a key the overview.
 * @param given the query: before views had paths, it named the view, and everything else was in the chains
 */
export function readPath(path: string, given: URLSearchParams): Place {
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  const kind = recordKinds.find((one) => one === first);
  if (kind !== undefined && rest.length > 0) return { view: 'record', record: { kind, key: decode(rest.join('/')) } };
  const found = pageNames.find((name) => paths[name] === `/${first}`);
  if (found !== undefined && found !== 'overview') return { view: found, record: null };
  const named = pageNames.find((name) => name === given.get('view'));
  const isOfChains = ['chain', 'system', 'show', 'node', 'hop'].some((name) => given.has(name));
  if (named !== undefined || isOfChains) return { view: named ?? 'chains', record: null };
  return { view: first === '' || kind !== undefined ? 'overview' : 'record', record: null };
}

/** A malformed escape, as in a key that someone typed with a percent sign, is kept as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded: the text itself is the key.
    return text;
  }
}
