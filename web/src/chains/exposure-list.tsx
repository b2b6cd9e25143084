import { useMemo, useState, useSyncExternalStore } from 'react';
import type { MouseEvent } from 'react';
import { systemInList } from '#picture/picture.ts';
import { useAddress } from '../address/use-address.ts';
import { MOST_TOGETHER, useChains } from '../exposures/data.ts';
import type { ExposedSystem, ListedChain, SystemsPage } from '../exposures/data.ts';
import { DecisionTag, OriginTags } from '../exposures/tags.tsx';
import { tellApart } from '../exposures/twins.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import { Store } from '../server/store.ts';
import { Band, MoreRow, moveAmongRows } from '../ui/rows.tsx';
import { PagesEnd } from '../ui/states.tsx';
import { counted, inDigits, lineageInWords, routeInWords } from '../words.ts';
import { togglePicked, usePicked } from './bulk-decision.tsx';

const none: ReadonlySet<string> = new Set();

/** The ids of the chains under the pointer or the focus, in the list or in the picture, so that both show them. */
export const hoveredStore = new Store<ReadonlySet<string>>(none);

export function useHoveredChains(): ReadonlySet<string> {
  return useSyncExternalStore(hoveredStore.subscribe, hoveredStore.get);
}

/** Event handlers of an element that stands for a chain. */
function hoverOf(chain: string) {
  const show = (): void => {
    hoveredStore.set(new Set([chain]));
  };
  const hide = (): void => {
    hoveredStore.set(none);
  };
  return { onPointerEnter: show, onPointerLeave: hide, onFocus: show, onBlur: hide };
}

/** @param added whether its system is drawn together with those drawn now */
export type OnChain = (chain: ChainRowFragment, added?: boolean) => void;

interface ExposureListProps {
  readonly systems: readonly ExposedSystem[];
  readonly system: string | null;
  /** Keys of the systems that are drawn together. */
  readonly together: readonly string[];
  readonly onTogether: (systems: readonly string[]) => void;
  readonly chain: string | null;
  readonly onChain: OnChain;
  /** Other pages of systems. */
  readonly pages: readonly SystemsPage[];
  readonly onPage: (page: SystemsPage) => void;
}

/** Systems are expanded at first up to this many accesses in total. */
const OPEN_AT_FIRST = 12;

/** Exposed accesses by system, most urgent first; arrow keys move between rows. */
export function ExposureList(props: ExposureListProps) {
  const { systems, system, together, onTogether, chain, onChain, pages, onPage } = props;
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const before = systems.map((_, i) => systems.slice(0, i).reduce((sum, row) => sum + row.accesses, 0));
  const opened = (row: ExposedSystem, i: number): boolean =>
    toggled.get(row.system.key) ?? (row.system.key === system || (before[i] ?? 0) + row.accesses <= OPEN_AT_FIRST);
  return (
    <ul className="exposures" aria-label="Exposed accesses by system" onKeyDown={moveAmongRows}>
      {systems.map((row, i) => (
        <SystemGroup
          key={row.system.id}
          row={row}
          open={opened(row, i)}
          first={i === 0}
          together={together}
          onTogether={systems.length > 1 ? onTogether : null}
          onOpen={(open) => {
            setToggled(new Map(toggled).set(row.system.key, open));
          }}
          chosen={chain}
          onChain={onChain}
        />
      ))}
      {pages.map((page) => (
        <li key={page.skip}>
          <MoreRow
            onMore={() => {
              onPage(page);
            }}
          >
            Show systems {inDigits(page.skip + 1)} to {inDigits(page.skip + page.first)}
          </MoreRow>
        </li>
      ))}
    </ul>
  );
}

interface SystemGroupProps {
  readonly row: ExposedSystem;
  readonly open: boolean;
  /** The Tab key enters the list at the first group. */
  readonly first: boolean;
  readonly together: readonly string[];
  /** Null: there is no other system. */
  readonly onTogether: ((systems: readonly string[]) => void) | null;
  readonly onOpen: (open: boolean) => void;
  readonly chosen: string | null;
  readonly onChain: OnChain;
}

/** One system, which expands to show its exposed accesses. */
function SystemGroup(props: SystemGroupProps) {
  const { row, open, first, together, onTogether, onOpen, chosen, onChain } = props;
  const { decisions } = useAddress().address;
  const { system } = row;
  const isTogether = together.includes(system.key);
  return (
    <li className="group">
      <h3>
        <button
          type="button"
          className="group-head"
          data-row=""
          tabIndex={first ? 0 : -1}
          aria-expanded={open}
          onClick={() => {
            onOpen(!open);
          }}
        >
          <span className="group-mark" aria-hidden="true">
            {open ? '▾' : '▸'}
          </span>
          <span>
            {systemInList(system.caption, system)}{' '}
            <span className="soft">
              · {counted(row.accesses, 'access', 'accesses')}
              {decisions.length > 0 && ' listed'}
            </span>
          </span>
          {!open && <span className={`band band-${row.highest}`}>{row.highest}</span>}
        </button>
      </h3>
      {onTogether !== null && (
        <label className="together small">
          <input
            type="checkbox"
            data-row=""
            tabIndex={-1}
            checked={isTogether}
            disabled={!isTogether && together.length >= MOST_TOGETHER}
            onChange={() => {
              const others = together.filter((key) => key !== system.key);
              onTogether(isTogether ? others : [...others, system.key]);
            }}
          />
          draw together<span className="unseen"> with other ticked systems: {system.caption}</span>
        </label>
      )}
      {open && <Accesses system={system.key} chosen={chosen} onChain={onChain} />}
    </li>
  );
}

interface AccessesProps {
  readonly system: string;
  readonly chosen: string | null;
  readonly onChain: OnChain;
}

function Accesses({ system, chosen, onChain }: AccessesProps) {
  const { conditions, decisions } = useAddress().address;
  const pages = useChains(conditions, system, { decisions });
  const told = useMemo(() => tellApart(pages.items), [pages.items]);
  return (
    <>
      <ul>
        {byAccess(pages.items).map(([access, chains]) => (
          <AccessRows key={access} chains={chains} told={told} chosen={chosen} onChain={onChain} />
        ))}
      </ul>
      <PagesEnd pages={pages} things="chains" rows={2} />
    </>
  );
}

/** Groups chains by access, in their original order, because the page counts accesses. */
function byAccess(
  chains: readonly ListedChain[],
): readonly (readonly [access: string, chains: readonly ListedChain[]])[] {
  const accesses = new Map<string, ListedChain[]>();
  for (const chain of chains) {
    const before = accesses.get(chain.accessKey);
    if (before === undefined) accesses.set(chain.accessKey, [chain]);
    else before.push(chain);
  }
  return [...accesses];
}

interface AccessRowsProps {
  /** The chains of one access. */
  readonly chains: readonly ListedChain[];
  /** What tells chains apart whose rows look the same, by id. */
  readonly told: ReadonlyMap<string, string>;
  readonly chosen: string | null;
  readonly onChain: OnChain;
}

const FEW = 3;

/** Ctrl, ⌘ or Shift and a click add to what is selected, as in any list. */
function isAdded({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

/** One exposed access: its first chain as the row, its other chains below. */
function AccessRows({ chains, told, chosen, onChain }: AccessRowsProps) {
  const [all, setAll] = useState(false);
  const [first, ...further] = chains;
  const hovered = useHoveredChains();
  const picked = usePicked();
  if (first === undefined) return null;
  const hover = (chain: ChainRowFragment) => ({
    'data-hovered': hovered.has(chain.id),
    ...hoverOf(chain.id),
  });
  const choice = (chain: ChainRowFragment) => ({
    ...(picked === null ? {} : { 'aria-pressed': picked.has(chain.id) }),
    onClick: (event: MouseEvent) => {
      if (picked === null) onChain(chain, isAdded(event));
      else togglePicked(chain);
    },
  });
  const route = (chain: ChainRowFragment): string => [routeInWords(chain), told.get(chain.id) ?? []].flat().join(' · ');
  const mark = ({ id }: ChainRowFragment): string => (picked === null ? '' : picked.has(id) ? '☑ ' : '☐ ');
  const shown = further.filter((chain, i) => all || i < FEW || chain.id === chosen);
  return (
    <li>
      <button
        type="button"
        className="row"
        data-row=""
        aria-current={first.id === chosen ? 'true' : undefined}
        tabIndex={first.id === chosen ? 0 : -1}
        {...hover(first)}
        {...choice(first)}
      >
        <span className="row-name">
          <span>
            <span aria-hidden="true">{mark(first)}</span>
            {first.engineer.caption}
          </span>
          <OriginTags of={first} />
          {first.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic</span>}
          <DecisionTag review={first.review} />
        </span>
        <Band low={first.priority.low} high={first.priority.high} />
        <span className="row-route">{route(first)}</span>
        <span className="row-lineage">{lineageInWords(first.lineage, first.gaps)}</span>
      </button>
      {shown.map((chain) => (
        <button
          key={chain.id}
          type="button"
          className="row further"
          data-row=""
          aria-current={chain.id === chosen ? 'true' : undefined}
          tabIndex={chain.id === chosen ? 0 : -1}
          {...hover(chain)}
          {...choice(chain)}
        >
          <span className="row-route">
            <span aria-hidden="true">{mark(chain)}</span>or {route(chain)} <DecisionTag review={chain.review} />
          </span>
          <span className="row-lineage">{lineageInWords(chain.lineage, chain.gaps)}</span>
        </button>
      ))}
      {shown.length < further.length && (
        <MoreRow
          onMore={() => {
            setAll(true);
          }}
        >
          Show {counted(further.length - shown.length, 'more chain')} to this access
        </MoreRow>
      )}
    </li>
  );
}
