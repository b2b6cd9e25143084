import type { Chain, ChainOrganization } from './chain.ts';

/** How long chains are folded: all their bundles are closed but these, by the ids of their boxes. */
export interface Folding {
  readonly opened: ReadonlySet<string>;
}

/** Several subcontractors in a row that are drawn as one box until it is opened. */
export interface Bundle {
  /** The id of its box. */
  readonly id: string;
  readonly members: readonly ChainOrganization[];
}

/** The bundles of a folded picture, opened or not. */
export function bundlesOf(chains: readonly Chain[]): readonly Bundle[] {
  const bundles = new Map(
    chains
      .flatMap((chain) => foldedRunsOf(chain))
      .filter(({ organizations }) => organizations.length > 1)
      .map(({ id, organizations }) => [id, organizations] as const),
  );
  return [...bundles].map(([id, members]) => ({ id, members }));
}

/** Organizations in a row that share a box. */
interface Run {
  /** The id of the box of several. */
  readonly id: string;
  /** The same for all contracts. */
  readonly place: string;
  readonly organizations: readonly ChainOrganization[];
  /** The tier of the first one. */
  readonly from: number;
  /** The last one of a folded chain, which has a lane of its own. */
  readonly isLowest: boolean;
  /** The opened bundle that it is a part of. */
  readonly bundle?: string;
}

/** The organizations of a chain, those that share a box together. */
export function runsOf(chain: Chain, folding: Folding | null): readonly Run[] {
  if (folding === null) return chain.chain.map((organization, from) => runOf(chain, [organization], from));
  return foldedRunsOf(chain).flatMap((run) =>
    run.organizations.length > 1 && folding.opened.has(run.id)
      ? run.organizations.map((organization, i) => ({
          ...runOf(chain, [organization], run.from + i, 'between'),
          bundle: run.id,
        }))
      : [run],
  );
}

const foldedPlaces = ['prime', 'first', 'between', 'lowest'] as const;

function foldedRunsOf(chain: Chain): readonly Run[] {
  const { length } = chain.chain;
  const ends = [0, 1, 2, Math.max(2, length - 1), length];
  return foldedPlaces
    .map((place, at) => runOf(chain, chain.chain.slice(ends[at], ends[at + 1]), ends[at] ?? 0, place))
    .filter(({ organizations }) => organizations.length > 0);
}

function runOf(
  { contract }: Chain,
  organizations: readonly ChainOrganization[],
  from: number,
  part?: (typeof foldedPlaces)[number],
): Run {
  const ids = organizations.map(({ id }) => id).join(' + ');
  const named = [ids, `@${String(from)}`, ...(part === undefined ? [] : [part])].join(' ');
  return { id: `${named} ${contract?.key ?? '?'}`, place: named, organizations, from, isLowest: part === 'lowest' };
}
