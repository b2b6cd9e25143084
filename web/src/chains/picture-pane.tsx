import { useEffect, useMemo, useRef, useState } from 'react';
import { drawChains } from '#picture/chains.ts';
import { bundlesOf } from '#picture/folding.ts';
import type { Bundle } from '#picture/folding.ts';
import { groupDetail } from '#picture/picture.ts';
import type { Box, Line } from '#picture/picture.ts';
import { useAddress } from '../address/use-address.ts';
import { LazyPicture } from '../canvas/lazy.tsx';
import { Legend, ShowingToggle } from '../canvas/legend.tsx';
import type { ChainRowFragment } from '../generated/graphql.ts';
import { drawRest, nearestChains } from '../picture/nearest.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { useCommands } from '../ui/commands.ts';
import { bandInWords, inDigits, lineageInWords } from '../words.ts';
import { useChainsExhibit } from './chains-exhibit.ts';
import { hoveredStore, useHoveredChains } from './exposure-list.tsx';
import type { OnChain } from './exposure-list.tsx';

interface PicturePaneProps {
  readonly chains: readonly ChainRowFragment[];
  /** The total number of chains; larger than `chains` when not all pages are loaded. */
  readonly total: number;
  readonly chosen: string | null;
  /** Keys of the systems that are drawn together. */
  readonly together: readonly string[];
  readonly onChain: OnChain;
}

/** The most boxes per lane that stay readable. */
const ROWS = 8;

/** Chains of more organizations are drawn with those between tier 1 and the lowest one in a counted group. */
const LONG = 4;

/** The chains as a picture in lanes, or as a table with the same content. */
export function PicturePane({ chains, total, chosen, together, onChain }: PicturePaneProps) {
  const { address, go } = useAddress();
  const [unfolded, setUnfolded] = useState(false);
  /** The bundles that somebody opened, by the ids of their boxes. */
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const nearest = useMemo(
    () => nearestChains(chains, chosen, { rows: ROWS, each: together }),
    [chains, chosen, together],
  );
  const unloaded = Math.max(0, total - chains.length);
  const folding = useMemo(() => ({ opened }), [opened]);
  const isLong = nearest.drawn.some(({ chain }) => chain.length > LONG);
  const picture = useMemo(
    () => drawRest(drawChains(nearest.drawn, chosen, isLong && !unfolded ? folding : null), nearest.rest, unloaded),
    [nearest, chosen, isLong, unfolded, folding, unloaded],
  );
  const hovered = useHoveredChains();
  const lit = useMemo(() => [...hovered].flatMap((chain) => picture.parts?.get(chain) ?? []), [hovered, picture]);
  useEffect(
    () => () => {
      hoveredStore.set(new Set());
    },
    [],
  );
  const listed = address.showing === 'list';
  const system = chains.find(({ id }) => id === chosen)?.system;
  // The conditions may exclude the selected chain.
  const middle = system === undefined ? 'the first one in the list' : 'the selected one';
  useCommands(() => [
    {
      name: listed ? 'Show the picture of the chains' : 'Show the chains as a table',
      run: () => {
        go({ showing: listed ? 'picture' : 'list' });
      },
    },
  ]);
  const bundles = useMemo(() => bundlesOf(nearest.drawn), [nearest]);
  const heading = useRef<HTMLHeadingElement>(null);
  const open = (bundle: string): void => {
    setOpened(new Set([...opened, bundle]));
  };
  const close = (bundle: string): void => {
    setOpened(new Set([...opened].filter((id) => id !== bundle)));
  };
  const onEnter = ({ role, id, bundle }: Box): void => {
    if (bundle !== undefined) {
      close(bundle);
      go({ node: null, hop: null });
    } else if (role === 'bundle') {
      open(id);
      go({ node: bundles.find((one) => one.id === id)?.members[0]?.id ?? null, hop: null });
    } else {
      go({ showing: 'list' });
    }
  };
  const count = inWords(nearest.drawn.length, total, middle);
  const exhibit = useChainsExhibit({
    ...{ picture, chosen, drawn: nearest.drawn, rest: nearest.rest, count },
    members: new Map(bundles.map(({ id, members }) => [id, members.map(({ caption }) => caption)])),
  });
  const picked = pickedIn(picture.boxes, picture.lines, address.node, address.hop);
  return (
    <>
      <div className="pane-head">
        <h2 ref={heading} tabIndex={-1}>
          Chains
        </h2>
        <span className="soft small">{listed ? inWords(chains.length, total, null) : count}</span>
        {together.length > 0 && (
          <button
            type="button"
            className="button small"
            onClick={() => {
              go({ systems: [] });
            }}
          >
            Draw only one system
          </button>
        )}
        <span className="end actions">
          {isLong && !listed && (
            <button
              type="button"
              className="button small"
              aria-pressed={unfolded}
              onClick={() => {
                setUnfolded(!unfolded);
              }}
            >
              All tiers<span className="unseen"> of long chains</span>
            </button>
          )}
          {system !== undefined && (
            <ShowCypher
              of={`the chains to ${system.caption}`}
              draft={(drafts) => drafts.listDraft({ system: system.key }, address.conditions)}
            />
          )}
          <ShowingToggle />
        </span>
      </div>
      {listed ? (
        <ChainTable chains={chains} chosen={chosen} onChain={onChain} />
      ) : (
        <>
          {!unfolded && (
            <OpenedBundles
              bundles={bundles.filter(({ id }) => opened.has(id))}
              onClose={(id) => {
                // The button disappears; without this, focus would return to the top of the page.
                heading.current?.focus();
                close(id);
              }}
            />
          )}
          <LazyPicture
            picture={picture}
            label="Chains from prime contractor to system"
            picked={picked}
            lit={lit}
            exhibit={exhibit}
            onHover={(id) => {
              const through = [...(picture.parts ?? [])].filter(([, parts]) => id !== null && parts.includes(id));
              hoveredStore.set(new Set(through.map(([chain]) => chain)));
            }}
            onBox={(box) => {
              if (box.role === 'bundle') open(box.id);
              else go(box.role === 'rest' ? { showing: 'list' } : { node: box.node, hop: null });
            }}
            onEnter={onEnter}
            onLine={(line) => {
              go({ hop: line.hop, node: null });
            }}
            onNothing={() => {
              go({ node: null, hop: null });
            }}
          >
            <Legend picture={picture} />
          </LazyPicture>
        </>
      )}
    </>
  );
}

interface OpenedBundlesProps {
  readonly bundles: readonly Bundle[];
  readonly onClose: (id: string) => void;
}

/** A button to close each opened bundle again. */
function OpenedBundles({ bundles, onClose }: OpenedBundlesProps) {
  if (bundles.length === 0) return null;
  return (
    <p className="actions aside small">
      {bundles.map(({ id, members }) => (
        <button
          key={id}
          type="button"
          className="button small"
          title={members.map(({ caption }) => caption).join(' › ')}
          onClick={() => {
            onClose(id);
          }}
        >
          Close {inDigits(members.length)} subcontractors: {members[0]?.caption} › {members.length > 2 ? '… › ' : ''}
          {members.at(-1)?.caption}
        </button>
      ))}
    </p>
  );
}

/** @param middle the chain to which those that are drawn are closest; null: the chains are listed */
function inWords(shown: number, total: number, middle: string | null): string {
  const done = middle === null ? 'listed' : 'drawn';
  if (shown >= total) return `all ${inDigits(total)} ${done}`;
  const which = middle === null ? 'most urgent first' : `closest to ${middle}`;
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
  const matching = node === null ? [] : boxes.filter((box) => box.node === node);
  return (matching.find((box) => box.chosen) ?? matching[0])?.id ?? null;
}

interface ChainTableProps {
  readonly chains: readonly ChainRowFragment[];
  readonly chosen: string | null;
  readonly onChain: OnChain;
}

/** The content of the picture as a table: a row for each chain, a column for each lane. */
function ChainTable({ chains, chosen, onChain }: ChainTableProps) {
  const ordered = [...chains].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  return (
    <div className="table-holder" tabIndex={0} role="region" aria-label="Chains as a table">
      <table>
        <caption className="unseen">All loaded chains, the selected one first</caption>
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col">Prime</th>
            <th scope="col">Subcontractors</th>
            <th scope="col">
              {chains.some(({ credentialOf }) => credentialOf !== null) ? 'Escort or credential' : 'Escort'}
            </th>
            <th scope="col">Engineer</th>
            <th scope="col">Employed by</th>
            <th scope="col">Priority</th>
            <th scope="col">Lineage</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((chain) => (
            <tr key={chain.id} aria-current={chain.id === chosen ? 'true' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    onChain(chain);
                  }}
                >
                  {chain.system.caption}
                </button>
                {chain.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic</span>}
              </th>
              <td>{chain.prime?.caption ?? 'not on record'}</td>
              <td>{tiersOf(chain)}</td>
              <td>{answeringOf(chain)}</td>
              <td>
                {chain.engineer.caption} ({groupDetail(chain.engineer)})
                {chain.countries.length > 0 && `, in ${chain.countries.map(({ name }) => name).join(', ')}`}
              </td>
              <td>{chain.engineerEmployers.map(({ caption }) => caption).join(', ') || 'not on record'}</td>
              <td>{bandInWords(chain.priority.low, chain.priority.high)}</td>
              <td>{lineageInWords(chain.lineage, chain.gaps)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The escort, or on whose credential the access is used. */
function answeringOf({ escort, credentialOf }: ChainRowFragment): string {
  if (escort !== null) return `${escort.caption} (${groupDetail(escort)})`;
  return credentialOf === null
    ? 'none on record'
    : `no escort: credential of ${credentialOf.caption} (${groupDetail(credentialOf)})`;
}

function tiersOf(chain: ChainRowFragment): string {
  if (chain.lineage === 'BROKEN') return `no route on record to ${chain.accountable?.caption ?? 'an unknown employer'}`;
  const below = chain.chain.slice(1).map(({ caption }) => caption);
  return below.length === 0 ? 'none: the prime is accountable' : below.join(' › ');
}
