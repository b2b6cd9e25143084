import { counted } from '../words/count-words.ts';
import type { Box, Line, Picture } from './picture.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';

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
