import type { KeyboardEvent, ReactNode } from 'react';
import type { Band as BandName } from '../generated/graphql.ts';
import { bandInWords, inDigits } from '../words.ts';

/** A priority band; a range when unknown inputs leave one. */
export function Band({ low, high }: { readonly low: BandName; readonly high: BandName }) {
  return <span className={`band band-${high}`}>{bandInWords(low, high)}</span>;
}

const steps: Readonly<Partial<Record<string, number>>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/**
 * Moves the focus between the rows of a list (elements with `data-row`) with the arrow, Page Up, Page Down, Home and End keys, so
 * that the list is a single Tab stop.
 */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const step = steps[event.key];
  const edge = event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : null;
  if (at === -1 || (step === undefined && edge === null)) return;
  event.preventDefault();
  const next = edge ?? Math.min(Math.max(at + (step ?? 0), 0), rows.length - 1);
  rows[next]?.focus();
}

interface BarRowProps {
  readonly state: 'selected' | 'excluded' | null;
  /** Null: not known here. */
  readonly count: number | null;
  /** The count of the longest bar of the list. */
  readonly longest: number;
  /** Whether the Tab key enters the list here. */
  readonly first: boolean;
  /** @param shift whether Shift was held, with a click or with Enter */
  readonly onChoose: (shift: boolean) => void;
  /** The name of what is counted. */
  readonly children: ReactNode;
}

export function BarRow({ state, count, longest, first, onChoose, children }: BarRowProps) {
  return (
    <li>
      <button
        type="button"
        className={`bar-row ${state ?? ''}`}
        data-row=""
        tabIndex={first ? 0 : -1}
        aria-pressed={state !== null}
        onClick={({ shiftKey }) => {
          onChoose(shiftKey);
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !event.shiftKey) return;
          event.preventDefault();
          onChoose(true);
        }}
      >
        <span className="bar-fill" style={{ inlineSize: `${(100 * (count ?? 0)) / longest}%` }} />
        <span className="bar-name">{children}</span>{' '}
        {count !== null && <span className="number">{inDigits(count)}</span>}
      </button>
    </li>
  );
}

interface MoreRowProps {
  readonly loading?: boolean;
  /** Whether the Tab key stops here: needed where no arrow keys lead to it. */
  readonly alone?: boolean;
  readonly onMore: () => void;
  readonly children: ReactNode;
}

/** The button at the end of a list that shows more of it. */
export function MoreRow({ loading, alone = false, onMore, children }: MoreRowProps) {
  return (
    <button
      type="button"
      className="row more"
      data-row=""
      tabIndex={alone ? 0 : -1}
      aria-disabled={loading}
      onClick={onMore}
    >
      {children}
    </button>
  );
}
