import { chainBoxes } from './chain-boxes.ts';
import { drawChain } from './draw-chain.ts';
import { lanesOf } from './lanes-of.ts';
import type { Box, Line, Picture } from './picture.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';

/** The picture of some chains, one of them chosen. What the chosen one has in common with others counts as chosen. */
export function drawChains(chains: readonly ChainRowFragment[], chosen: string | null): Picture {
  const lanes = lanesOf(chains);
  const names = chainBoxes(chains);
  const boxes = new Map<string, Box>();
  const lines = new Map<string, Line>();
  // The chosen chain first: it gets the first place in every lane.
  const ordered = [...chains].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  for (const chain of ordered) {
    const named = names.get(chain.id);
    if (named === undefined) continue;
    const drawn = drawChain(chain, named, lanes, chain.id === chosen);
    for (const box of drawn.boxes) if (!boxes.has(box.id)) boxes.set(box.id, box);
    for (const line of drawn.lines) if (!lines.has(line.id)) lines.set(line.id, line);
  }
  return { lanes: lanes.titles, boxes: [...boxes.values()], lines: [...lines.values()] };
}
