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
const saved = read();
const store = createCanvasStore(saved ?? emptyDocument, saved === null ? START : 'canvas of this tab');

/** The canvas of this tab. It survives a reload of the page. */
export const canvasStore = {
  get: (): CanvasDocument => store.getState().document,
  subscribe: store.subscribe,
  take: (step: Step): void => {
    takeStep(store, step);
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

/** Reads what the tab saved; null if there is nothing, or nothing that this version can read. */
function read(): CanvasDocument | null {
  try {
    const text = window.sessionStorage.getItem(NAME);
    const parsed = text === null ? null : canvasDocument.safeParse(JSON.parse(text));
    return parsed?.success === true ? parsed.data : null;
  } catch {
    // Storage is disabled, or holds no JSON: start with an empty canvas.
    return null;
  }
}

let timer = 0;
store.subscribe(({ document }) => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    try {
      window.sessionStorage.setItem(NAME, JSON.stringify(document));
    } catch {
      // Storage is disabled or full: the canvas lasts until the page is closed.
    }
  }, 300);
});
