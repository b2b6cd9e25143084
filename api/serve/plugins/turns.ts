/**
 * Lets others have their turn while a large answer is made: after so many fields in one turn of the process's event loop, the next ones wait for
 * a later turn. Counted instead of timed, so that an answer is made in the same steps on a busy machine.
 */
const fieldsPerTurn = 50_000;

let fields: number | null = null;
let waiting: (() => void)[] = [];

/** Counts a field. @returns whether the turn is over: then the fields below this one should await `nextTurn` */
export function isTurnOver(): boolean {
  if (fields === null) {
    fields = 0;
    setImmediate(() => {
      fields = null;
      void resume();
    });
  }
  fields += 1;
  return fields > fieldsPerTurn;
}

/** Waits for a later turn, behind those that wait already. Call it only when the turn is over. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

async function resume(): Promise<void> {
  const due = waiting;
  waiting = [];
  for (const [at, start] of due.entries()) {
    if (isTurnOver()) {
      waiting = [...due.slice(at), ...waiting];
      return;
    }
    start();
    // Its fields run in the second microtask from here: they count before the next one starts.
    for (let microtask = 0; microtask < 3; microtask += 1) await Promise.resolve();
  }
}
