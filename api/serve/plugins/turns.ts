/**
 * Lets others have their turn while a large answer is made: after so many fields in one turn of the process's event loop, the next ones wait for
 * a later turn. Counted instead of timed, so that an answer is made in the same steps on a busy machine.
 */
const fieldsPerTurn = 10_000;

let fields: number | null = null;
/** Those that wait, in order, and the place of the first that still does. */
let waiting: (() => void)[] = [];
let first = 0;
let isResuming = false;

/** Counts a field. @returns whether the turn is over: then the fields below this one should await `myTurn` */
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

/** Waits behind those that wait already, and until their fields are made; in a later turn if this one is over. */
export function myTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    void resume();
  });
}

/**
 * Returns what a field has loaded, each object in its turn: loaded together, they arrive together, and the fields of each follow at once.
 * @param loaded a value, or a list of values and promises
 */
export function inTurn(loaded: unknown): unknown {
  if (!Array.isArray(loaded)) return myTurn().then(() => loaded);
  if (!loaded.some((item) => item instanceof Promise)) return loaded;
  return loaded.map((item: unknown) => {
    if (!(item instanceof Promise)) return item;
    const arriving = item.then((object: unknown) => myTurn().then(() => object));
    // Marks it as handled: of an answer that is discarded, items are never awaited.
    arriving.catch(() => undefined);
    return arriving;
  });
}

async function resume(): Promise<void> {
  if (isResuming) return;
  isResuming = true;
  while (first < waiting.length && !isTurnOver()) {
    waiting[first]?.();
    first += 1;
    // Its fields run within these: they count before the next one starts.
    for (let microtask = 0; microtask < 4; microtask += 1) await Promise.resolve();
  }
  if (first === waiting.length) {
    waiting = [];
    first = 0;
  }
  isResuming = false;
}
