import type { Database } from '../driver/database.ts';
import { readGraphState, type GraphState } from './graph-state.ts';

/** One read under way, and one that begins after it for all who ask meanwhile. */
interface Shared {
  readonly running: Promise<GraphState>;
  next: Promise<GraphState> | null;
}

const shared = new WeakMap<Database, Shared>();

/** Nobody's: who reads with a signal is told in time when the database is away. */
const never = new AbortController().signal;

/**
 * As `readGraphState`, once for all who ask at a time: never what was read before one asked, so that who was told of a change
 * sees it. Not bound to the signal of any of them.
 */
export function readSharedState(database: Database): Promise<GraphState> {
  const { whole } = database;
  const found = shared.get(whole);
  if (found === undefined) return begin(whole);
  const anew = () => begin(whole);
  return (found.next ??= found.running.then(anew, anew));
}

function begin(database: Database): Promise<GraphState> {
  const running = readGraphState(database.until(never));
  const mine: Shared = { running, next: null };
  shared.set(database, mine);
  const end = () => {
    // Where somebody waits, the next read takes this one's place as it begins.
    if (mine.next === null) shared.delete(database);
  };
  running.then(end, end);
  return running;
}
