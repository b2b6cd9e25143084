import { useSyncExternalStore } from 'react';
import { ScreenDocument } from '../generated/graphql.ts';
import type { ScreenedRowFragment } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import { Store } from '../server/store.ts';
import type { SupplierRow } from './list.ts';

/** A row with its result. */
export interface ScreenedRow {
  /** Its number in the list, from one. */
  readonly number: number;
  readonly given: SupplierRow;
  readonly result: ScreenedRowFragment;
}

/** Under which conditions rows are screened. */
export interface ScreenedUnder {
  readonly asOf: string;
  readonly lists: readonly string[];
}

/** A list that is screened, or was. */
export interface Run {
  readonly rows: readonly SupplierRow[];
  /** The results so far, in the order of the list: those of `under`. */
  readonly results: readonly ScreenedRow[];
  /** The conditions of the results; null: there are none yet. */
  readonly under: ScreenedUnder | null;
  /** The number of rows answered under the conditions asked for last. */
  readonly answered: number;
  readonly failure: Failure | null;
}

/** The first rows come alone, so that they are there at once; then all together, because rows with one identifier are compared. */
const FIRST_ROWS = 100;

/** Outlives the view, so that Back from a record finds the results. */
const store = new Store<Run | null>(null);
let latest = 0;

export function useRun(): Run | null {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Forgets the list. */
export function endRun(): void {
  latest += 1;
  store.set(null);
}

/** Screens rows: the first ones, then all. What was there stays until the first ones are. */
export async function startRun(rows: readonly SupplierRow[], under: ScreenedUnder): Promise<void> {
  latest += 1;
  const mine = latest;
  const before = store.get();
  const kept = before?.rows === rows ? before : null;
  store.set({ rows, results: kept?.results ?? [], under: kept?.under ?? null, answered: 0, failure: null });
  for (const part of rows.length > FIRST_ROWS ? [rows.slice(0, FIRST_ROWS), rows] : [rows]) {
    const asked = await ask(ScreenDocument, { rows: part, ...under });
    const now = store.get();
    if (mine !== latest || now === null) return;
    if ('failure' in asked) {
      store.set({ ...now, failure: asked.failure });
      return;
    }
    const results = asked.data.screen.flatMap((result, at): readonly ScreenedRow[] => {
      const given = part[at];
      return given === undefined ? [] : [{ number: at + 1, given, result }];
    });
    store.set({ rows, results, under, answered: part.length, failure: null });
  }
}

/** Screens the rows again that a decision is about. @returns why they could not be; null if they were */
export async function rescreen(digest: string): Promise<string | null> {
  const run = store.get();
  if (run?.under == null) return null;
  const of = run.results.filter(({ result }) => result.digest === digest);
  const asked = await ask(ScreenDocument, { rows: of.map(({ given }) => given), ...run.under });
  if ('failure' in asked) return asked.failure.message;
  const renewed = new Map(of.map(({ number }, at) => [number, asked.data.screen[at]]));
  const now = store.get();
  if (now?.rows !== run.rows) return null;
  const results = now.results.map((row) => {
    const result = renewed.get(row.number);
    // Which other rows have the same identifier is known of the whole list alone.
    return result === undefined ? row : { ...row, result: { ...result, warnings: row.result.warnings } };
  });
  store.set({ ...now, results });
  return null;
}
