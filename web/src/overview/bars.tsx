import type { Conditions } from '../address/address.ts';
import { toggleFacet } from '../address/facets.ts';
import type { FacetKind } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { BandCountsDocument, GapCountsDocument, GroupsDocument } from '../generated/graphql.ts';
import type { ExposureFilter, ExposureGroup } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Loaded, Panel } from '../ui/panel.tsx';
import { BarRow, moveAmongRows } from '../ui/rows.tsx';
import { counted, gapWords, inDigits, isSynthetic, nodeCaption } from '../words.ts';

/** One bar: a value, and how many exposed accesses have it. */
interface Bar {
  readonly value: string;
  readonly name: string;
  readonly accesses: number;
  readonly synthetic: boolean;
}

const FEW = 8;
/** The document asks for so many. */
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
            Clear {counted(address.conditions.facets.length, 'filter', 'filters')}
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
  const answer = useAnswer(GroupsDocument, { by, filter: filterOfOthers(conditions, kind) });
  const bars = mapAnswer(answer, ({ exposureGroups }) =>
    exposureGroups.flatMap(({ group, accesses }) =>
      'key' in group ? [{ value: group.key, name: nodeCaption(group), accesses, synthetic: isSynthetic(group) }] : [],
    ),
  );
  return <BarList title={title} kind={kind} answer={bars} conditions={conditions} />;
}

function BandBars({ conditions }: { readonly conditions: Conditions }) {
  const answer = useAnswer(BandCountsDocument, { filter: filterOfOthers(conditions, 'band') });
  const bars = mapAnswer(answer, ({ exposureBands }) =>
    exposureBands.map(({ band, accesses }) => ({ value: band, name: band, accesses, synthetic: false })),
  );
  return <BarList title="Priority, worst case" kind="band" answer={bars} conditions={conditions} />;
}

function GapBars({ conditions }: { readonly conditions: Conditions }) {
  const answer = useAnswer(GapCountsDocument, { filter: filterOfOthers(conditions, 'gap') });
  const bars = mapAnswer(answer, ({ exposureGaps }) =>
    exposureGaps.map(({ gap, accesses }) => ({ value: gap, name: gapWords[gap].short, accesses, synthetic: false })),
  );
  return <BarList title="What the record lacks" kind="gap" answer={bars} conditions={conditions} />;
}

function mapAnswer<From, To>(answer: Answer<From>, convert: (data: From) => To): Answer<To> {
  return answer.state === 'ready' ? { ...answer, data: convert(answer.data) } : answer;
}

interface BarListProps {
  readonly title: string;
  readonly kind: FacetKind;
  readonly answer: Answer<readonly Bar[]>;
  readonly conditions: Conditions;
}

/** A list of bars, longest first; arrow keys move between them. */
function BarList({ title, kind, answer, conditions }: BarListProps) {
  const total = answer.state === 'ready' ? answer.data.length : 0;
  return (
    <Panel
      title={title}
      note={
        total > FEW
          ? `${inDigits(FEW)} of ${total === MOST ? `${inDigits(MOST)} or more` : inDigits(total)}`
          : undefined
      }
    >
      <Loaded answer={answer} what={title.toLowerCase()} rows={3}>
        {(bars) => <Bars title={title} kind={kind} bars={bars} conditions={conditions} />}
      </Loaded>
    </Panel>
  );
}

interface BarsProps {
  readonly title: string;
  readonly kind: FacetKind;
  readonly bars: readonly Bar[];
  readonly conditions: Conditions;
}

function Bars({ title, kind, bars, conditions }: BarsProps) {
  const { setConditions } = useAddress();
  const chosen = conditions.facets.filter(({ by }) => by === kind);
  const stateOf = (value: string): 'selected' | 'excluded' | null => {
    const facet = chosen.find((one) => one.value === value);
    return facet === undefined ? null : facet.excluded ? 'excluded' : 'selected';
  };
  const toggle = (value: string, excluded: boolean): void => {
    // The bars may count an earlier day than the chosen one: the filter then applies to that day.
    const facets = toggleFacet(conditions.facets, { by: kind, value, excluded });
    setConditions({ asOf: conditions.asOf, facets });
  };
  const missing = chosen.filter(({ value }) => bars.every((bar) => bar.value !== value));
  const shown = [
    ...missing.map(({ value }) => ({ value, name: value, accesses: 0, synthetic: false })),
    ...bars.filter(({ value }, at) => at < FEW || stateOf(value) !== null),
  ];
  const longest = Math.max(1, ...bars.map(({ accesses }) => accesses));
  if (shown.length === 0) return <p className="soft aside">None on record.</p>;
  return (
    <ul className="bar-list" aria-label={title} onKeyDown={moveAmongRows}>
      {shown.map(({ value, name, accesses, synthetic }, at) => {
        const state = stateOf(value);
        return (
          <BarRow
            key={value}
            state={state}
            count={accesses}
            longest={longest}
            first={at === 0}
            onChoose={(shift) => {
              toggle(value, shift);
            }}
          >
            {state === 'excluded' && <span className="tag">not</span>} {name}
            {synthetic && <span className="tag synthetic">synthetic</span>}
          </BarRow>
        );
      })}
    </ul>
  );
}
