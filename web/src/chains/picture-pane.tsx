import { ChainTable } from './chain-table.tsx';
import { Legend } from './legend.tsx';
import { LazyPicture } from '../canvas/lazy-picture.tsx';
import { ShowingToggle } from './showing-toggle.tsx';
import { drawChains } from '../picture/draw-chains.ts';
import { drawRest } from '../picture/draw-rest.ts';
import { inDigits } from '../words/count-words.ts';
import { nearestChains } from '../picture/nearest-chains.ts';
import { useAddress } from '../address/use-address.ts';
import { useMemo } from 'react';
import type { Box, Line } from '../picture/picture.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';

interface PicturePaneProps {
  readonly chains: readonly ChainRowFragment[];
  /** How many chains there are; more than are drawn where the server cut the list. */
  readonly total: number;
  readonly chosen: string | null;
  readonly onChain: (chain: ChainRowFragment) => void;
}

/** So many boxes in a lane can be read at a glance. */
const ROWS = 8;

/** Through whom: the chains of a system as a picture in lanes, or as a table that says the same. */
export function PicturePane({ chains, total, chosen, onChain }: PicturePaneProps) {
  const { address, go } = useAddress();
  const nearest = useMemo(() => nearestChains(chains, chosen, ROWS), [chains, chosen]);
  const unloaded = Math.max(0, total - chains.length);
  const picture = useMemo(
    () => drawRest(drawChains(nearest.drawn, chosen), nearest.rest, unloaded),
    [nearest, chosen, unloaded],
  );
  const listed = address.showing === 'list';
  const picked = pickedIn(picture.boxes, picture.lines, address.node, address.hop);
  return (
    <>
      <div className="pane-head">
        <h2>Through whom</h2>
        <span className="soft small">
          {inWords(listed ? chains.length : nearest.drawn.length, total, listed ? 'listed' : 'drawn')}
        </span>
        <ShowingToggle />
      </div>
      {listed ? (
        <ChainTable chains={chains} chosen={chosen} onChain={onChain} />
      ) : (
        <LazyPicture
          picture={picture}
          label="Chains from prime contractor to system"
          picked={picked}
          onBox={(box) => {
            go(box.role === 'rest' ? { showing: 'list' } : { node: box.node, hop: null });
          }}
          onLine={(line) => {
            go({ hop: line.hop, node: null });
          }}
          onNothing={() => {
            go({ node: null, hop: null });
          }}
        >
          <Legend picture={picture} />
        </LazyPicture>
      )}
    </>
  );
}

function inWords(shown: number, total: number, done: 'drawn' | 'listed'): string {
  if (shown >= total) return `all ${inDigits(total)} ${done}`;
  const which = done === 'drawn' ? 'those nearest to the chosen one' : 'the most urgent';
  return `${inDigits(shown)} of ${inDigits(total)} chains ${done}, ${which}`;
}

function pickedIn(
  boxes: readonly Box[],
  lines: readonly Line[],
  node: string | null,
  hop: string | null,
): string | null {
  const line = hop === null ? undefined : lines.find((one) => one.hop === hop);
  if (line !== undefined) return line.id;
  const standing = node === null ? [] : boxes.filter((box) => box.node === node);
  return (standing.find((box) => box.chosen) ?? standing[0])?.id ?? null;
}
