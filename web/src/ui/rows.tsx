import type { KeyboardEvent } from 'react';
import type { Band as BandName } from '../generated/graphql.ts';
import { bandInWords } from '../words.ts';

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
