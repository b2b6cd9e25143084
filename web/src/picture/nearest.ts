import type { ChainRowFragment } from '../generated/graphql.ts';
import { counted } from '../words.ts';
import { chainBoxes } from './chains.ts';
import type { Box, Line, Picture } from './picture.ts';

/** The chains of a picture that can be read, and those that are left out of it. */
interface NearestChains {
  readonly drawn: readonly ChainRowFragment[];
  readonly rest: readonly ChainRowFragment[];
}

/**
 * The chosen chain and those nearest to it, as long as no lane gets more boxes than `rows`: the same access first, then
 * the same engineer, the same answering people or organization, the same contract; else in the order given.
 */
export function nearestChains(chains: readonly ChainRowFragment[], chosen: string | null, rows: number): NearestChains {
  const own = chains.find((chain) => chain.id === chosen) ?? chains[0];
  if (own === undefined) return { drawn: [], rest: [] };
  const nearness = (chain: ChainRowFragment): number => nearnessTo(own, chain);
  const others = chains.filter((chain) => chain !== own).sort((a, b) => nearness(b) - nearness(a));
  let count = 0;
  while (count < others.length && tallest([own, ...others.slice(0, count + 1)]) <= rows) count += 1;
  const drawn = new Set([own, ...others.slice(0, count)]);
  return {
    drawn: chains.filter((chain) => drawn.has(chain)),
    rest: chains.filter((chain) => !drawn.has(chain)),
  };
}

function nearnessTo(own: ChainRowFragment, chain: ChainRowFragment): number {
  const same = [
    chain.contract?.key === own.contract?.key,
    chain.accountable?.id === own.accountable?.id,
    chain.escort !== null && chain.escort.id === own.escort?.id,
    chain.engineer.id === own.engineer.id,
    chain.accessKey === own.accessKey,
  ];
  return same.reduce((sum, holds, i) => sum + (holds ? 2 ** i : 0), 0);
}

/** How many boxes the fullest lane has. */
function tallest(chains: readonly ChainRowFragment[]): number {
  const lanes = new Map<string, Set<string>>();
  const put = (lane: string, id: string): void => {
    lanes.set(lane, (lanes.get(lane) ?? new Set()).add(id));
  };
  const names = chainBoxes(chains);
  for (const chain of chains) {
    const named = names.get(chain.id);
    if (named === undefined) continue;
    named.organizations.forEach((id, tier) => {
      put(chain.lineage === 'BROKEN' && tier > 0 ? 'tier ?' : `tier ${String(tier)}`, id);
    });
    if (named.escort !== null) put('escort', named.escort);
    put('engineer', named.engineer);
    put('system', named.system);
  }
  return Math.max(0, ...[...lanes.values()].map((ids) => ids.size));
}

/**
 * Adds to a picture how many chains it leaves out: a box before each drawn system that they reach, none of their own,
 * and one for those to systems that are not drawn either.
 * @param unloaded how many more the server has; they are to the one system drawn
 */
export function drawRest(picture: Picture, rest: readonly ChainRowFragment[], unloaded: number): Picture {
  const systems = new Map(picture.boxes.flatMap((box) => (box.role === 'system' ? [[box.node, box.id] as const] : [])));
  const counts = new Map<string | null, readonly ChainRowFragment[]>();
  const [only] = systems.values();
  if (unloaded > 0 && only !== undefined) counts.set(only, []);
  for (const chain of rest) {
    const to = systems.get(chain.system.id) ?? null;
    counts.set(to, [...(counts.get(to) ?? []), chain]);
  }
  const groups = [...counts].map(([to, chains]) => ({
    to,
    box: boxOf(to, chains, to === only ? unloaded : 0, Math.max(0, picture.lanes.length - 2)),
  }));
  const lines = groups.flatMap(({ to, box: { id, synthetic } }): Line[] =>
    to === null ? [] : [{ id: `${id} →`, from: id, to, kind: 'hop', hop: null, label: '', synthetic, chosen: false }],
  );
  return {
    ...picture,
    boxes: [...picture.boxes, ...groups.map(({ box }) => box)],
    lines: [...picture.lines, ...lines],
  };
}

function boxOf(to: string | null, chains: readonly ChainRowFragment[], unloaded: number, lane: number): Box {
  const others = new Set(chains.map(({ system }) => system.id)).size;
  return {
    id: `rest of ${to ?? 'other systems'}`,
    node: null,
    role: 'rest',
    lane,
    title: `+ ${counted(chains.length + unloaded, 'chain', 'chains')}`,
    detail: to === null ? `to ${counted(others, 'other system', 'other systems')}` : 'not drawn',
    chips: [],
    // What was not loaded may be anything.
    synthetic: unloaded === 0 && chains.every(({ dataClasses }) => dataClasses.includes('SYNTHETIC')),
    chosen: false,
  };
}
