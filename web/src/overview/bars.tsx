import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Conditions } from '../address/address.ts';
import { toggleFacet } from '../address/facets.ts';
import type { Facet, FacetKind } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { BandCountsDocument, GapCountsDocument, GroupsDocument } from '../generated/graphql.ts';
import type { ExposureFilter, ExposureGroup, GroupsQuery } from '../generated/graphql.ts';
import { requestLimits } from '../generated/limits.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Loaded, Panel } from '../ui/panel.tsx';
import { BarRow, MoreRow, moveAmongRows } from '../ui/rows.tsx';
import { counted, gapWords, inDigits, isSynthetic, nodeCaption } from '../words.ts';
import { PanelMenu } from './panel-menu.tsx';
import type { PanelDraft } from './panel-menu.tsx';

/** One bar: a value, and how many exposed accesses have it. */
interface Bar {
  readonly value: string;
  readonly name: string;
  /** Null: it is selected, but not among the bars loaded. */
  readonly accesses: number | null;
  readonly synthetic: boolean;
}

const FEW = 8;
/** The document's page size. */
const MOST = 100;

/** Bar lists that filter the page, and each other: each counts under the selections of the others. */
export function BarLists({ conditions }: { readonly conditions: Conditions }) {
  const { address, setConditions } = useAddress();
  return (
    <section aria-labelledby="bar-lists">
      <div className="section-head">
        <h2 id="bar-lists">Exposed accesses by</h2>
        <span className="soft small">Click to filter, Shift-click (or Shift-Enter) to exclude.</span>
        {address.conditions.facets.length > 0 && (
          <button
            type="button"
            className="plain small"
            onClick={() => {
              setConditions({ facets: [] });
            }}
          >
            Clear {counted(address.conditions.facets.length, 'filter')}
          </button>
        )}
      </div>
      <div className="panels bars">
        <NodeBars title="Country" by="COUNTRY" kind="country" conditions={conditions} />
        <NodeBars title="Prime" by="PRIME" kind="prime" conditions={conditions} />
        <NodeBars title="Engineer’s employer" by="ENGINEER_EMPLOYER" kind="employer" conditions={conditions} />
        <NodeBars title="Escort supplier" by="ESCORT_SUPPLIER" kind="supplier" conditions={conditions} />
        <BandBars conditions={conditions} />
        <GapBars conditions={conditions} />
        <NodeBars title="Source of the access" by="SOURCE" kind="source" conditions={conditions} />
      </div>
    </section>
  );
}

/** The filter without the selections of one list, which would hide its other bars. */
function filterOfOthers(conditions: Conditions, kind: FacetKind): ExposureFilter {
  return toFilter({ ...conditions, facets: conditions.facets.filter(({ by }) => by !== kind) });
}

interface NodeBarsProps {
  readonly title: string;
  readonly by: ExposureGroup;
  readonly kind: FacetKind;
  readonly conditions: Conditions;
}

function NodeBars({ title, by, kind, conditions }: NodeBarsProps) {
  const filter = filterOfOthers(conditions, kind);
  const bars = mapAnswer(useAnswer(GroupsDocument, { by, filter }), barsOf);
  return (
    <BarList
      title={title}
      kind={kind}
      answer={bars}
      conditions={conditions}
      more={{ by, filter }}
      draft={({ groups }) => groups({ by, filter })}
    />
  );
}

function barsOf({ exposureGroups }: GroupsQuery): readonly Bar[] {
  return exposureGroups.flatMap(({ group, accesses }) =>
    'key' in group ? [{ value: group.key, name: nodeCaption(group), accesses, synthetic: isSynthetic(group) }] : [],
  );
}

function BandBars({ conditions }: { readonly conditions: Conditions }) {
  const variables = { filter: filterOfOthers(conditions, 'band') };
  const answer = useAnswer(BandCountsDocument, variables);
  const bars = mapAnswer(answer, ({ exposureBands }) =>
    exposureBands.map(({ band, accesses }) => ({ value: band, name: band, accesses, synthetic: false })),
  );
  return (
    <BarList
      title="Priority, worst case"
      counting="an access counts in each band that its chains have"
      kind="band"
      answer={bars}
      conditions={conditions}
      more={null}
      draft={({ bands }) => bands(variables)}
    />
  );
}

function GapBars({ conditions }: { readonly conditions: Conditions }) {
  const variables = { filter: filterOfOthers(conditions, 'gap') };
  const answer = useAnswer(GapCountsDocument, variables);
  const bars = mapAnswer(answer, ({ exposureGaps }) =>
    exposureGaps.map(({ gap, accesses }) => ({ value: gap, name: gapWords[gap].short, accesses, synthetic: false })),
  );
  return (
    <BarList
      title="What the record lacks"
      kind="gap"
      answer={bars}
      conditions={conditions}
      more={null}
      draft={({ gaps }) => gaps(variables)}
    />
  );
}

function mapAnswer<From, To>(answer: Answer<From>, convert: (data: From) => To): Answer<To> {
  return answer.state === 'ready' ? { ...answer, data: convert(answer.data) } : answer;
}

/** What the groups after those loaded first are asked with. */
interface Groups {
  readonly by: ExposureGroup;
  readonly filter: ExposureFilter;
}

interface BarListProps {
  readonly title: string;
  readonly kind: FacetKind;
  readonly answer: Answer<readonly Bar[]>;
  readonly conditions: Conditions;
  /** Null: the answer is always whole. */
  readonly more: Groups | null;
  /** The Cypher of the bars loaded first. */
  readonly draft: PanelDraft;
  /** How accesses are counted, where the bars add up to more than there are. */
  readonly counting?: string;
}

/** A list of bars, longest first; arrow keys move between them. */
function BarList({ title, kind, answer, conditions, more, draft, counting }: BarListProps) {
  const [isOpen, setOpen] = useState(false);
  const total = answer.state === 'ready' ? answer.data.length : 0;
  const isCut = more !== null && total === MOST;
  return (
    <Panel
      title={title}
      note={
        total > FEW && !isOpen
          ? `${inDigits(FEW)} of ${isCut ? `${inDigits(MOST)} or more` : inDigits(total)}`
          : counting
      }
      menu={
        <PanelMenu
          of={`exposed accesses by ${title.toLowerCase()}`}
          name={title}
          conditions={conditions}
          draft={draft}
          table={
            answer.state !== 'ready' || answer.data.length === 0
              ? null
              : () => ({
                  columns: [title.toLowerCase(), 'key', 'accesses'],
                  rows: answer.data.map(({ name, value, accesses }) => [name, value, accesses]),
                  cut: isCut,
                })
          }
        />
      }
    >
      <Loaded answer={answer} what={title.toLowerCase()} rows={3}>
        {(bars) => (
          <Bars title={title} kind={kind} bars={bars} isCut={isCut} few={isOpen ? MOST : FEW} conditions={conditions}>
            {isOpen && isCut && (
              <FurtherBars
                kind={kind}
                more={more}
                skip={MOST}
                longest={longestOf(bars)}
                chosen={chosenOf(conditions, kind)}
                conditions={conditions}
              />
            )}
            {bars.length > FEW && (
              <li>
                <MoreRow
                  onMore={() => {
                    setOpen(!isOpen);
                  }}
                >
                  {isOpen ? 'Show fewer' : isCut ? `Show the first ${inDigits(MOST)}` : `Show all ${inDigits(total)}`}
                </MoreRow>
              </li>
            )}
          </Bars>
        )}
      </Loaded>
    </Panel>
  );
}

function longestOf(bars: readonly Bar[]): number {
  return Math.max(1, ...bars.map(({ accesses }) => accesses ?? 0));
}

function chosenOf({ facets }: Conditions, kind: FacetKind): readonly Facet[] {
  return facets.filter(({ by }) => by === kind);
}

interface BarsProps {
  readonly title: string;
  readonly kind: FacetKind;
  readonly bars: readonly Bar[];
  /** Whether there may be bars that are not loaded. */
  readonly isCut: boolean;
  /** So many are shown, and those that are selected or excluded. */
  readonly few: number;
  readonly conditions: Conditions;
  /** Further rows. */
  readonly children: ReactNode;
}

function Bars({ title, kind, bars, isCut, few, conditions, children }: BarsProps) {
  const chosen = chosenOf(conditions, kind);
  const missing = chosen.filter(({ value }) => bars.every((bar) => bar.value !== value));
  const shown = [
    ...missing.map(({ value }) => ({ value, name: value, accesses: isCut ? null : 0, synthetic: false })),
    ...bars.filter(({ value }, at) => at < few || chosen.some((facet) => facet.value === value)),
  ];
  if (shown.length === 0) return <p className="soft aside">None on record{underConditions(conditions)}.</p>;
  return (
    <ul className="bar-list" aria-label={title} onKeyDown={moveAmongRows}>
      <BarRows kind={kind} bars={shown} longest={longestOf(bars)} chosen={chosen} conditions={conditions} hasFirst />
      {children}
    </ul>
  );
}

interface FurtherBarsProps extends Omit<BarRowsProps, 'bars' | 'hasFirst'> {
  readonly more: Groups;
  readonly skip: number;
}

/** The next bars of a list with many, and a button for those after them. */
function FurtherBars({ more, skip, ...rows }: FurtherBarsProps) {
  const [isOpen, setOpen] = useState(false);
  const answer = mapAnswer(useAnswer(GroupsDocument, { ...more, skip }), barsOf);
  if (answer.state !== 'ready')
    return (
      <li>
        <Loaded answer={answer} what="more" rows={3}>
          {() => null}
        </Loaded>
      </li>
    );
  return (
    <>
      <BarRows {...rows} bars={answer.data} hasFirst={false} />
      {answer.data.length < MOST ? null : skip + MOST > requestLimits.skip ? (
        <li className="soft small">The first {inDigits(skip + MOST)}: filter to see others.</li>
      ) : isOpen ? (
        <FurtherBars {...rows} more={more} skip={skip + MOST} />
      ) : (
        <li>
          <MoreRow
            onMore={() => {
              setOpen(true);
            }}
          >
            {inDigits(skip + MOST)} shown: load more
          </MoreRow>
        </li>
      )}
    </>
  );
}

interface BarRowsProps {
  readonly kind: FacetKind;
  readonly bars: readonly Bar[];
  readonly longest: number;
  readonly chosen: readonly Facet[];
  readonly conditions: Conditions;
  /** Whether the Tab key enters the list at the first of these rows. */
  readonly hasFirst: boolean;
}

function BarRows({ kind, bars, longest, chosen, conditions, hasFirst }: BarRowsProps) {
  const { setConditions } = useAddress();
  const stateOf = (value: string): 'selected' | 'excluded' | null => {
    const facet = chosen.find((one) => one.value === value);
    return facet === undefined ? null : facet.excluded ? 'excluded' : 'selected';
  };
  const toggle = (value: string, excluded: boolean): void => {
    // The bars may count an earlier day than the chosen one: the filter then applies to that day.
    const facets = toggleFacet(conditions.facets, { by: kind, value, excluded });
    setConditions({ asOf: conditions.asOf, facets });
  };
  return bars.map(({ value, name, accesses, synthetic }, at) => {
    const state = stateOf(value);
    return (
      <BarRow
        key={value}
        state={state}
        count={accesses}
        longest={longest}
        first={hasFirst && at === 0}
        onChoose={(shift) => {
          toggle(value, shift);
        }}
      >
        {state === 'excluded' && <span className="tag">not</span>} {name}
        {synthetic && <span className="tag synthetic">synthetic</span>}
      </BarRow>
    );
  });
}
