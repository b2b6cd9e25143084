import type { Conditions } from '../address/address.ts';
import { addDays } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DayButton } from '../conditions/buttons.tsx';
import { toFilter } from '../conditions/to-filter.ts';
import type { Chain, Period } from '../exposures/chain.ts';
import { AccessHistoryDocument } from '../generated/graphql.ts';
import type { AccessHistoryQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Loaded } from '../ui/panel.tsx';
import { dayInShort, periodInWords } from '../words.ts';
import { SourceLink } from './hop.tsx';

/** One line of the timeline. */
interface Row {
  readonly name: string;
  readonly className: string;
  readonly periods: readonly Period[];
}

type History = NonNullable<AccessHistoryQuery['accessHistory']>;

/** When the access of a chain was on record and exposed, as a timeline and as a table with the same content. */
export function AccessHistory({ chain, conditions }: { readonly chain: Chain; readonly conditions: Conditions }) {
  const { asOf, lists } = toFilter(conditions);
  const filter = { origins: [chain.origin], asOf, lists };
  const answer = useAnswer(AccessHistoryDocument, { exposure: chain.id, filter });
  return (
    <section aria-labelledby="access-history">
      <h3 id="access-history">History of this access</h3>
      <Loaded answer={answer} what="the history" rows={3}>
        {({ accessHistory: history }) => {
          if (history === null) return <p className="soft">No history on record.</p>;
          const rows = rowsOf(history, chain);
          return (
            <>
              <Timeline rows={rows} asOf={conditions.asOf} />
              <details>
                <summary className="small">The same as a table</summary>
                <HistoryTable rows={rows} history={history} />
              </details>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function rowsOf({ onRecord, exposed, withoutEscort, superseded }: History, chain: Chain): readonly Row[] {
  const replaced = superseded.map(({ statement: { validFrom, validTo } }) => ({ from: validFrom, to: validTo }));
  const rows: readonly Row[] = [
    { name: 'on record', className: 'on-record', periods: onRecord },
    {
      name: chain.origin === 'UNDETERMINED' ? 'origin undetermined' : 'exposed',
      className: 'exposed',
      periods: exposed,
    },
    { name: 'no escort', className: 'no-escort', periods: withoutEscort },
    // Most accesses have one chain, which then needs no line of its own.
    { name: 'this chain', className: 'this-chain', periods: isSame(chain.periods, exposed) ? [] : chain.periods },
    { name: 'superseded', className: 'superseded', periods: replaced },
  ];
  return rows.filter(({ periods }) => periods.length > 0);
}

function isSame(some: readonly Period[], others: readonly Period[]): boolean {
  return (
    JSON.stringify(some.map(({ from, to }) => [from, to])) === JSON.stringify(others.map(({ from, to }) => [from, to]))
  );
}

const WIDTH = 340;
const LEFT = 108;
const RIGHT = 334;
const TOP = 20;
const LINE = 20;
const BAR = 10;
/** How far the point of a bar without a first or last day reaches. */
const POINT = 7;

/** Bars over a common axis. A bar without a first or last day on record ends in a point at the edge. */
function Timeline({ rows, asOf }: { readonly rows: readonly Row[]; readonly asOf: string }) {
  const { setConditions } = useAddress();
  const axis = axisOf(rows, asOf);
  const x = (day: string): number => LEFT + ((timeOf(day) - axis.from) / (axis.to - axis.from)) * (RIGHT - LEFT);
  const bottom = TOP + rows.length * LINE;
  return (
    <svg
      className="access-history"
      viewBox={`0 0 ${String(WIDTH)} ${String(bottom + 18)}`}
      role="img"
      aria-label={summaryOf(rows, asOf)}
      onClick={({ nativeEvent: { offsetX }, currentTarget: { clientWidth } }) => {
        const at = (offsetX / clientWidth) * WIDTH;
        if (at < LEFT || at > RIGHT) return;
        const time = axis.from + ((at - LEFT) / (RIGHT - LEFT)) * (axis.to - axis.from);
        setConditions({ asOf: new Date(time).toISOString().slice(0, 10) });
      }}
    >
      {axis.ticks.map(({ day, label }) => (
        <g key={day}>
          <line className="tick" x1={x(day)} x2={x(day)} y1={TOP} y2={bottom} />
          <text x={x(day)} y={bottom + 13} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {rows.map(({ name, className, periods }, at) => {
        const middle = TOP + at * LINE + LINE / 2;
        return (
          <g key={name}>
            <text x={0} y={middle + 4}>
              {name}
            </text>
            {periods.map(({ from, to }) => (
              <path
                key={`${String(from)} ${String(to)}`}
                className={className}
                d={barOf(from === null ? null : x(from), to === null ? null : x(to), middle)}
              />
            ))}
          </g>
        );
      })}
      <line className="as-of" x1={x(asOf)} x2={x(asOf)} y1={TOP - 4} y2={bottom} />
      <text x={Math.min(Math.max(x(asOf), LEFT + 32), RIGHT - 32)} y={11} textAnchor="middle">
        {dayInShort(asOf)}
      </text>
    </svg>
  );
}

/** The outline of a bar; at least two units wide, so that a single day can be seen. */
function barOf(from: number | null, to: number | null, middle: number): string {
  const [top, bottom] = [middle - BAR / 2, middle + BAR / 2];
  const start = from ?? LEFT + POINT;
  const end = Math.max(to ?? RIGHT - POINT, start + 2);
  const before = from === null ? `L${String(LEFT)},${String(middle)}` : '';
  const after = to === null ? `L${String(RIGHT)},${String(middle)}` : '';
  return `M${String(start)},${String(top)}L${String(end)},${String(top)}${after}L${String(end)},${String(bottom)}L${String(start)},${String(bottom)}${before}Z`;
}

const DAY = 86_400_000;

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly day: string; readonly label: string }[];
}

/** The days between the first and last on record, and the day shown, with a margin at both ends. */
function axisOf(rows: readonly Row[], asOf: string): Axis {
  const days = rows.flatMap(({ periods }) => periods.flatMap(({ from, to }) => [from, to]));
  const times = [asOf, ...days.filter((day) => day !== null)].map(timeOf);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const margin = Math.max((last - first) * 0.12, 120 * DAY);
  return { from: first - margin, to: last + margin, ticks: ticksBetween(first - margin, last + margin) };
}

const MOST_TICKS = 4;

/** The first days of years or, within two years, of quarters; at most four of them. */
function ticksBetween(from: number, to: number): Axis['ticks'] {
  const [first, last] = [new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear()];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const isShort = to - from < 2 * 366 * DAY;
  const months = isShort ? ['01', '04', '07', '10'] : ['01'];
  const days = years
    .flatMap((year) => months.map((month) => `${String(year).padStart(4, '0')}-${month}-01`))
    .filter((day) => timeOf(day) > from + 20 * DAY && timeOf(day) < to - 20 * DAY);
  const step = Math.ceil(days.length / MOST_TICKS);
  return days
    .filter((_, at) => at % step === 0)
    .map((day) => ({ day, label: isShort ? dayInShort(day).replace(/^1 /, '') : day.slice(0, 4) }));
}

function summaryOf(rows: readonly Row[], asOf: string): string {
  const lines = rows.map(
    ({ name, periods }) => `${name} ${periods.map(({ from, to }) => periodInWords(from, to)).join(', ')}`,
  );
  return `Timeline of the access. ${lines.join('; ')}. The line marks ${dayInShort(asOf)}.`;
}

interface HistoryTableProps {
  readonly rows: readonly Row[];
  readonly history: History;
}

/** The periods of the timeline; a day with a button leads there. */
function HistoryTable({ rows, history }: HistoryTableProps) {
  return (
    <table className="history-table">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">First day</th>
          <th scope="col">Last day</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ className }) => className !== 'superseded')
          .flatMap(({ name, periods }) =>
            periods.map(({ from, to }) => (
              <tr key={`${name} ${String(from)} ${String(to)}`}>
                <th scope="row">{name}</th>
                <td>{from === null ? 'unknown' : <DayButton day={from} />}</td>
                <td>{to === null ? 'no end on record' : <DayButton day={addDays(to, -1)} />}</td>
              </tr>
            )),
          )}
        {history.superseded.map(({ statement: { key, validFrom, validTo, source }, supersededAt }) => (
          <tr key={`${key} ${supersededAt}`}>
            <th scope="row">superseded</th>
            <td colSpan={2}>
              {periodInWords(validFrom, validTo)}; superseded on {dayInShort(supersededAt)}.{' '}
              <SourceLink source={source} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
