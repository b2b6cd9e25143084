import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { canvasDocument, emptyDocument } from './document.ts';
import type { CanvasDocument, Step } from './document.ts';

interface CanvasState {
  readonly document: CanvasDocument;
  /** The step that led to the document. */
  readonly step: string;
}

/** More steps than anybody takes back, at a small cost: successive documents share most of their parts. */
const STEPS = 200;
const START = 'empty canvas';

/** A canvas with its steps. */
export function createCanvasStore(first: CanvasDocument, start: string) {
  return createStore<CanvasState>()(
    temporal((): CanvasState => ({ document: first, step: start }), {
      limit: STEPS,
      equality: (before, after) => before.document === after.document,
    }),
  );
}

/** Takes a step. One that changes nothing is not listed. */
export function takeStep(store: ReturnType<typeof createCanvasStore>, { name, document }: Step): void {
  if (document !== store.getState().document) store.setState({ document, step: name });
}

const NAME = 'subtier.canvas';
const LINK = 'subtier.canvas.link';
const saved = readDocument();
let followed = saved === null ? null : read(LINK);
const store = createCanvasStore(saved ?? emptyDocument, saved === null ? START : 'canvas of this tab');

/** The canvas of this tab. It survives a reload of the page. */
export const canvasStore = {
  get: (): CanvasDocument => store.getState().document,
  subscribe: store.subscribe,
  take: (step: Step): void => {
    takeStep(store, step);
  },
  /** Whether a link was not followed yet. A reload follows none again, because the canvas may have changed since. */
  isNewLink: (link: string): boolean => {
    const isNew = link !== followed;
    followed = link;
    save(LINK, link);
    return isNew;
  },
  undo: (steps = 1): void => {
    store.temporal.getState().undo(steps);
  },
  redo: (steps = 1): void => {
    store.temporal.getState().redo(steps);
  },
} as const;

export function useDocument(): CanvasDocument {
  return useStore(store, (state) => state.document);
}

/** The steps so far, the first being the start, and those that were undone, in the order in which to redo them. */
export function useSteps(): { readonly done: readonly string[]; readonly undone: readonly string[] } {
  const now = useStore(store, (state) => state.step);
  const { pastStates, futureStates } = useStore(store.temporal, (state) => state);
  return {
    done: [...pastStates.map((state) => state.step ?? ''), now],
    undone: futureStates.map((state) => state.step ?? '').reverse(),
  };
}

/** Reads the canvas that the tab saved; null if there is none, or none that this version can read. */
function readDocument(): CanvasDocument | null {
  const text = read(NAME);
  if (text === null) return null;
  try {
    const parsed = canvasDocument.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: start with an empty canvas.
    return null;
  }
}

function read(name: string): string | null {
  try {
    return window.sessionStorage.getItem(name);
  } catch {
    // Storage is disabled.
    return null;
  }
}

function save(name: string, text: string): void {
  try {
    window.sessionStorage.setItem(name, text);
  } catch {
    // Storage is disabled or full: the canvas lasts until the page is closed.
  }
}

let timer = 0;
store.subscribe(({ document }) => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    save(NAME, JSON.stringify(document));
  }, 300);
});
