import { chainBoxes } from '#picture/chain-boxes.ts';
import type { Box, Line, Picture } from '#picture/picture.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import { counted } from '../words.ts';

/** The chains to draw in a readable picture, and those left out of it. */
interface NearestChains {
  readonly drawn: readonly ChainRowFragment[];
  readonly rest: readonly ChainRowFragment[];
}

interface Room {
  readonly rows: number;
  /** Keys of systems that are drawn in any case, each with at least its first chain. */
  readonly each?: readonly string[];
}

/**
 * Returns the chosen chain and those closest to it, as long as no lane has more than `rows` boxes. Closest are chains of the same
 * access, then of the same engineer, escort or holder of the credential, accountable organization and contract; ties keep the given order.
 */
export function nearestChains(
  chains: readonly ChainRowFragment[],
  chosen: string | null,
  { rows: wanted, each = [] }: Room,
): NearestChains {
  const own = chains.find((chain) => chain.id === chosen) ?? chains[0];
  if (own === undefined) return { drawn: [], rest: [] };
  const firsts = new Set(each.flatMap((key) => chains.find(({ system }) => system.key === key) ?? []));
  const rows = Math.max(wanted, tallest([own, ...firsts]));
  const nearness = (chain: ChainRowFragment): number => nearnessTo(own, chain) + (firsts.has(chain) ? PINNED : 0);
  const others = chains.filter((chain) => chain !== own).sort((a, b) => nearness(b) - nearness(a));
  let count = 0;
  while (count < others.length && tallest([own, ...others.slice(0, count + 1)]) <= rows) count += 1;
  const drawn = new Set([own, ...others.slice(0, count)]);
  return {
    drawn: chains.filter((chain) => drawn.has(chain)),
    rest: chains.filter((chain) => !drawn.has(chain)),
  };
}

/** More than any nearness. */
const PINNED = 64;

function nearnessTo(own: ChainRowFragment, chain: ChainRowFragment): number {
  const same = [
    chain.contract?.key === own.contract?.key,
    chain.accountable?.id === own.accountable?.id,
    [chain.escort, chain.credentialOf].some(
      (person) => person !== null && [own.escort?.id, own.credentialOf?.id].includes(person.id),
    ),
    chain.engineer.id === own.engineer.id,
    chain.accessKey === own.accessKey,
  ];
  return same.reduce((sum, holds, i) => sum + (holds ? 2 ** i : 0), 0);
}

/** Returns the number of boxes in the fullest lane. */
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
      put(chain.lineage === 'BROKEN' && tier > 0 ? 'tier unknown' : `tier ${String(tier)}`, id);
    });
    if (named.escort !== null) put('escort', named.escort);
    put('engineer', named.engineer);
    put('system', named.system);
  }
  return Math.max(0, ...[...lanes.values()].map((ids) => ids.size));
}

/**
 * Adds boxes that count the chains left out of a picture: one before each drawn system that they reach, and one for the chains to
 * systems that are not drawn.
 * @param unloaded the number of chains not loaded from the server; if only one system is drawn, they all lead to it
 */
export function drawRest(picture: Picture, rest: readonly ChainRowFragment[], unloaded: number): Picture {
  const systems = new Map(picture.boxes.flatMap((box) => (box.role === 'system' ? [[box.node, box.id] as const] : [])));
  const counts = new Map<string | null, readonly ChainRowFragment[]>();
  const [only] = systems.size === 1 ? systems.values() : [];
  if (unloaded > 0 && only !== undefined) counts.set(only, []);
  for (const chain of rest) {
    const to = systems.get(chain.system.id) ?? null;
    counts.set(to, [...(counts.get(to) ?? []), chain]);
  }
  const lane = Math.max(0, picture.lanes.length - 2);
  const groups = [...counts].map(([to, chains]) => ({
    to,
    box: boxOf(to, chains, to !== null && to === only ? unloaded : 0, lane),
  }));
  const isLeft = unloaded > 0 && only === undefined;
  const left = isLeft ? [{ ...boxOf(null, [], unloaded, lane), id: 'rest not loaded', detail: 'not loaded' }] : [];
  const lines = groups.flatMap(({ to, box: { id, synthetic } }): Line[] =>
    to === null ? [] : [{ id: `${id} →`, from: id, to, kind: 'hop', hop: null, label: '', synthetic, chosen: false }],
  );
  return {
    ...picture,
    boxes: [...picture.boxes, ...groups.map(({ box }) => box), ...left],
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
    title: `+ ${counted(chains.length + unloaded, 'chain')}`,
    detail: to === null ? `to ${counted(others, 'other system')}` : 'not drawn',
    chips: [],
    // Chains that are not loaded may have any data class.
    synthetic: unloaded === 0 && chains.every(({ dataClasses }) => dataClasses.includes('SYNTHETIC')),
    chosen: false,
  };
}
