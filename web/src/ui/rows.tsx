import type { KeyboardEvent } from 'react';
import type { Band as BandName } from '../generated/graphql.ts';
import { bandInWords } from '../words.ts';

/** A priority band in words; a range where unknown inputs leave one. */
export function Band({ low, high }: { readonly low: BandName; readonly high: BandName }) {
  return <span className={`band band-${high}`}>{bandInWords(low, high)}</span>;
}

const steps: Readonly<Partial<Record<string, number>>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Arrow keys, Page, Home and End go from row to row of a list whose rows carry `data-row`: one stop for the Tab key. */
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
