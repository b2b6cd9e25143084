import { dayInShort } from '../words.ts';

/** Days on one axis. Places are in percent of its length. */
export interface TimeScale {
  readonly placeOf: (day: string) => number;
  /** The exposure, from its start to its end. */
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
}

interface Bar {
  readonly from: number;
  readonly to: number;
  /** Whether the record says that it holds on these days. */
  readonly isOnRecord: boolean;
}

interface Tick {
  readonly at: number;
  readonly label: string;
}

interface TimeScaleOptions {
  /** The first exposed day; null: not on record. */
  readonly from: string | null;
  /** The first day on which it is over; null: no end is on record. */
  readonly to: string | null;
  /** A day on which it holds. */
  readonly day: string;
  /** The days on which something was said about it, earliest first. */
  readonly said: readonly string[];
}

/** Shares of the axis before and after its days: wide where the exposure goes on without a day on record. */
const [OPEN, CLOSED] = [0.12, 0.03] as const;
/** Days of an axis, so that one day alone has neighbors. */
const SHORTEST = 30;

/** Places an exposure and what was said about it on one axis. Without a first day, it is on record from the first statement about it on. */
export function timeScale({ from, to, day, said }: TimeScaleOptions): TimeScale {
  const days = [from, to ?? day, ...said].filter((one) => one !== null).map(numberOf);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const span = Math.max(last - first, SHORTEST);
  const extra = (span - (last - first)) / 2;
  const left = first - extra - span * (from === null ? OPEN : CLOSED);
  const right = last + extra + span * (to === null ? OPEN : CLOSED);
  const placeOf = (one: string): number => ((numberOf(one) - left) / (right - left)) * 100;
  const end = to ?? day;
  const known = from ?? said.find((one) => one < end) ?? end;
  return {
    placeOf,
    bars: [
      { from: 0, to: from === null ? placeOf(known) : 0, isOnRecord: false },
      { from: placeOf(known), to: placeOf(end), isOnRecord: true },
      { from: placeOf(end), to: to === null ? 100 : 0, isOnRecord: false },
    ].filter((bar) => bar.from < bar.to),
    ticks: ticksBetween(left, right)
      .map(({ day: at, label }) => ({ at: placeOf(at), label }))
      .filter(({ at }) => at > EDGE && at < 100 - EDGE),
  };
}

/** Where a label in the middle of its tick would pass the end of the axis. */
const EDGE = 4;
const DAY = 86_400_000;

/** Days since 1970. */
function numberOf(day: string): number {
  return Date.parse(day) / DAY;
}

/** Months between two ticks, and the most ticks of an axis. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 300, 1200] as const;
const MOST_TICKS = 8;
const MONTH = 30.4;
/** Months are too far from each other on an axis of fewer days. */
const FEW_DAYS = 80;

interface LabelledDay {
  readonly day: string;
  readonly label: string;
}

function ticksBetween(left: number, right: number): readonly LabelledDay[] {
  const months = (right - left) / MONTH;
  const step = STEPS.find((one) => months / one <= MOST_TICKS) ?? STEPS[STEPS.length - 1] ?? 1;
  const start = new Date(left * DAY);
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  const count = Math.ceil(months / step) + 2;
  return Array.from({ length: count }, (_, at) => first + at * step).flatMap((month) => {
    const begin = dayOf(Math.floor(month / 12), month % 12, 1);
    if (right - left < FEW_DAYS) {
      const middle = dayOf(Math.floor(month / 12), month % 12, 15);
      return [begin, middle].map((day) => ({ day, label: dayInShort(day) }));
    }
    const words = step < 12 ? dayInShort(begin).replace(/^\d+ /, '') : begin.slice(0, 4);
    return [{ day: begin, label: words }];
  });
}

function dayOf(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}
