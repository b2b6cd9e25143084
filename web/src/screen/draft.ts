import { useSyncExternalStore } from 'react';
import { Store } from '../server/store.ts';
import { readList } from './list.ts';
import type { ListChoice, Separator, SupplierColumn, SupplierList } from './list.ts';

/** A list that is being prepared. */
export interface Draft {
  /** What was pasted or typed, or a file. It stays whatever the server answers. */
  readonly given: string | File;
  readonly choice: ListChoice;
  /** As it was read last; null: not yet, or it can't be. */
  readonly list: SupplierList | null;
  /** Why it can't be screened, as a sentence. */
  readonly problem: string | null;
  readonly isReading: boolean;
}

/** Outlives the view: what is pasted stays while a record is looked at. */
const store = new Store<Draft | null>(null);

export function useDraft(): Draft | null {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** How long nothing is typed before the text is read. */
const DEBOUNCE_MS = 300;
let reading = new AbortController();

/** Ends the reading of another list, or by other columns. */
function beginReading(): AbortController {
  reading.abort();
  reading = new AbortController();
  return reading;
}

export function clearDraft(): void {
  beginReading();
  store.set(null);
}

/** Takes a text that was pasted, or a file, and has it read. */
export function takeList(given: string | File): void {
  if (typeof given === 'string' && given.trim() === '') clearDraft();
  else void read({ given, choice: recognized, list: null });
}

/** Takes what is typed, and has it read when nothing more is. What was read before stays in sight until then. */
export function takeTyped(given: string): void {
  const list = store.get()?.list ?? null;
  if (given.trim() === '') clearDraft();
  else void read({ given, choice: recognized, list }, DEBOUNCE_MS);
}

/** Says what separates the columns of a text, which are then recognized anew. */
export function separateBy(separator: Separator): void {
  const draft = store.get();
  if (draft !== null) void read({ ...draft, choice: { separator, columns: null } });
}

/** Says what the columns hold. */
export function chooseColumns(columns: readonly SupplierColumn[]): void {
  const draft = store.get();
  if (draft?.list == null) return;
  const { separator } = draft.choice;
  void read({ ...draft, choice: { separator, columns }, list: { ...draft.list, columns } });
}

/** Reads the list again, after it could not be. */
export function readAgain(): void {
  const draft = store.get();
  if (draft !== null) void read(draft);
}

const recognized: ListChoice = { separator: null, columns: null };

async function read(draft: Pick<Draft, 'given' | 'choice' | 'list'>, delay = 0): Promise<void> {
  const mine = beginReading();
  const { given, choice, list } = draft;
  store.set({ given, choice, list, problem: null, isReading: true });
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  if (reading !== mine) return;
  const answer = await readList(given, choice, mine.signal);
  if (reading !== mine) return;
  // Columns that were chosen stay, so that others can be.
  const kept = choice.columns === null || list === null ? null : { ...list, rows: [], notes: [] };
  store.set({ given, choice, list: answer.list ?? kept, problem: answer.problem, isReading: false });
}
