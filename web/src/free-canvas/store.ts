import { useSyncExternalStore } from 'react';
import { z } from 'zod/mini';
import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { Store, askBeforeLosing } from '../server/store.ts';
import { readStored, writeStored } from '../server/stored-list.ts';
import { canvasDocument, emptyDocument } from './document.ts';
import type { CanvasDocument, Step } from './document.ts';

interface CanvasState {
  readonly document: CanvasDocument;
  /** The step that led to the document. */
  readonly step: string;
  /** The oldest version of the data that unsaved edges of the document may come from; null: not known yet. */
  readonly data: string | null;
}

/** More steps than anybody takes back, at a small cost: successive documents share most of their parts. */
const STEPS = 200;
const START = 'empty canvas';

/** A canvas with its steps. */
export function createCanvasStore(first: CanvasDocument, start: string, data: string | null = null) {
  return createStore<CanvasState>()(
    temporal((): CanvasState => ({ document: first, step: start, data }), {
      limit: STEPS,
      equality: (before, after) => before.document === after.document,
    }),
  );
}

/** Takes a step. One that changes nothing is not listed. */
export function takeStep(store: ReturnType<typeof createCanvasStore>, { name, document }: Step): void {
  if (document !== store.getState().document) store.setState({ document, step: name });
}

const askedQuestion = z.object({
  name: z.string(),
  /** The texts of its parameters, as the address has them. */
  parameters: z.readonly(z.record(z.string(), z.string())),
});

/** A saved question as it was asked. */
export type AskedQuestion = Readonly<z.infer<typeof askedQuestion>>;

/** Whether two questions are the same, with the same parameters. */
export function isSameQuestion(a: AskedQuestion, b: AskedQuestion): boolean {
  const names = Object.keys(a.parameters);
  return (
    a.name === b.name &&
    names.length === Object.keys(b.parameters).length &&
    names.every((name) => a.parameters[name] === b.parameters[name])
  );
}

const investigationFields = z.object({
  /** Null: the canvas is not saved as an investigation. */
  id: z.nullable(z.string()),
  /** The revision that was opened or saved last. */
  revision: z.number(),
  /** As typed, saved or not. */
  name: z.string(),
  notes: z.string(),
  savedName: z.string(),
  savedNotes: z.string(),
  /** The saved questions that it rests on, saved or not. What another version of the page stored is dropped. */
  questions: z.catch(z.readonly(z.array(askedQuestion)), []),
  savedQuestions: z.catch(z.readonly(z.array(askedQuestion)), []),
  /** The address and the date that it was saved with; null: not saved, or stored by another version of the page. */
  savedWith: z.catch(z.nullable(z.readonly(z.object({ address: z.string(), asOf: z.nullable(z.string()) }))), null),
});

/** The investigation that the canvas is saved as. */
export interface CanvasInvestigation extends Readonly<z.infer<typeof investigationFields>> {
  /** The canvas as the server has it; null: it had changed since when the page was loaded. */
  readonly savedDocument: CanvasDocument | null;
}

const noInvestigation: CanvasInvestigation = {
  id: null,
  revision: 0,
  name: '',
  notes: '',
  savedName: '',
  savedNotes: '',
  questions: [],
  savedQuestions: [],
  savedWith: null,
  savedDocument: emptyDocument,
};

/** What the tab stores: one text, so that a canvas never comes back with the state of another. */
const storedCanvas = z.object({
  document: canvasDocument,
  of: investigationFields,
  isSaved: z.boolean(),
  /** What another version of the page stored has none. */
  data: z.catch(z.nullable(z.string()), null),
});

const NAME = 'subtier.canvas';
const LINK = 'subtier.canvas.link';
const restored = readStored('sessionStorage', NAME, storedCanvas);
/** The last link whose node was added. A reload does not follow it again, because the canvas may have changed since. */
let added = restored === null ? null : readStored('sessionStorage', LINK, z.string());
let followed = added;
const store = createCanvasStore(
  restored?.document ?? emptyDocument,
  restored === null ? START : restored.of.savedName === '' ? 'canvas of this tab' : restored.of.savedName,
  restored?.data,
);
const investigationStore = new Store<CanvasInvestigation>(
  restored === null ? noInvestigation : { ...restored.of, savedDocument: restored.isSaved ? restored.document : null },
);

const turns = new Store(0);

function turn(): void {
  turns.set(turns.get() + 1);
}

/** Whether the tab has stored the canvas, so that a reload brings it back. */
const isStoredStore = new Store(true);

askBeforeLosing([store, investigationStore, isStoredStore], () => !isStoredStore.get() && canvasStore.isUnsaved());

/** The canvas of this tab. It survives a reload of the page, unless the browser cannot store it. */
export const canvasStore = {
  get: (): CanvasDocument => store.getState().document,
  subscribe: store.subscribe,
  take: (step: Step): void => {
    takeStep(store, step);
  },
  /** The investigation that the canvas is saved as. */
  investigation: investigationStore.get,
  setInvestigation: (change: Partial<CanvasInvestigation>): void => {
    investigationStore.set({ ...investigationStore.get(), ...change });
  },
  /** Remembers that the canvas rests on a saved question. */
  recordQuestion: (question: AskedQuestion): void => {
    const investigation = investigationStore.get();
    if (investigation.questions.some((other) => isSameQuestion(other, question))) return;
    investigationStore.set({ ...investigation, questions: [...investigation.questions, question] });
  },
  forgetQuestion: (question: AskedQuestion): void => {
    const investigation = investigationStore.get();
    investigationStore.set({
      ...investigation,
      questions: investigation.questions.filter((other) => !isSameQuestion(other, question)),
    });
  },
  /** Exchanges the canvas, with its steps, for an investigation; without one, for an empty canvas. */
  open: (
    investigation: Pick<CanvasInvestigation, 'id' | 'name' | 'notes' | 'revision' | 'questions' | 'savedWith'> | null,
    document: CanvasDocument,
  ): void => {
    turn();
    store.setState({ document, step: investigation === null ? START : `open ${investigation.name}`, data: null });
    store.temporal.getState().clear();
    investigationStore.set(
      investigation === null
        ? noInvestigation
        : {
            ...investigation,
            savedName: investigation.name,
            savedNotes: investigation.notes,
            savedQuestions: investigation.questions,
            savedDocument: document,
          },
    );
  },
  /** Records the version of the data that the canvas shows. */
  setDataVersion: (data: string): void => {
    store.setState({ data });
  },
  isUnsaved: (): boolean => isUnsaved(store.getState().document, investigationStore.get()),
  /** Notes that a link is followed; returns whether it is another one than before. */
  takeLink: (link: string): boolean => {
    const isNew = link !== followed;
    followed = link;
    return isNew;
  },
  /** Remembers that the node of a link was added. */
  rememberAdded: (link: string): void => {
    added = link;
    save(LINK, link);
  },
  wasAdded: (link: string): boolean => link === added,
  /** Stores the latest step in the tab at once, because the page is being left. */
  storeNow: (): void => {
    if (timer !== 0) writeNow();
  },
  /** How often the canvas was exchanged, or steps on it undone or redone. */
  turns: turns.get,
  /** Calls back whenever the canvas is exchanged, or steps on it are undone or redone. */
  onTurn: turns.subscribe,
  undo: (steps = 1): void => {
    turn();
    store.temporal.getState().undo(steps);
  },
  redo: (steps = 1): void => {
    turn();
    store.temporal.getState().redo(steps);
  },
} as const;

export function useDocument(): CanvasDocument {
  return useStore(store, (state) => state.document);
}

export function useInvestigation(): CanvasInvestigation {
  return useSyncExternalStore(investigationStore.subscribe, investigationStore.get);
}

/** Whether a reload would bring the canvas back. */
export function useIsStored(): boolean {
  return useSyncExternalStore(isStoredStore.subscribe, isStoredStore.get);
}

export function useDataVersion(): string | null {
  return useStore(store, (state) => state.data);
}

/** Whether a canvas and its investigation have anything that the server does not have. */
export function isUnsaved(document: CanvasDocument, investigation: CanvasInvestigation): boolean {
  const isOther =
    document !== investigation.savedDocument && (investigation.id !== null || Object.keys(document.nodes).length > 0);
  return (
    isOther ||
    (investigation.id !== null && hasOtherQuestions(investigation)) ||
    investigation.name.trim() !== investigation.savedName ||
    investigation.notes !== investigation.savedNotes
  );
}

/** Whether its questions are not those that were saved. */
export function hasOtherQuestions({ questions, savedQuestions }: CanvasInvestigation): boolean {
  const isSaved = (question: AskedQuestion): boolean => savedQuestions.some((saved) => isSameQuestion(saved, question));
  return questions.length !== savedQuestions.length || !questions.every(isSaved);
}

interface Steps {
  /** The steps so far, the first being the start. */
  readonly done: readonly string[];
  /** Those that were undone, in the order in which to redo them. */
  readonly undone: readonly string[];
  /** The step to undo; undefined if there is none. */
  readonly last: string | undefined;
  /** The step to redo. */
  readonly next: string | undefined;
}

export function useSteps(): Steps {
  const now = useStore(store, (state) => state.step);
  const { pastStates, futureStates } = useStore(store.temporal, (state) => state);
  const undone = futureStates.map((state) => state.step ?? '').reverse();
  return {
    done: [...pastStates.map((state) => state.step ?? ''), now],
    undone,
    last: pastStates.length > 0 ? now : undefined,
    next: undone[0],
  };
}

/** Stores a value in the tab, in place of an earlier one. Returns whether it could. */
function save(name: string, value: unknown): boolean {
  const isSaved = writeStored('sessionStorage', name, value);
  if (!isSaved) removeOutdated(name);
  return isSaved;
}

function removeOutdated(name: string): void {
  try {
    window.sessionStorage.removeItem(name);
  } catch {
    // Storage is disabled: it has nothing.
  }
}

/** Writing a large canvas takes a while, so not at every step. */
const PAUSE_MS = 300;
let timer = 0;

function writeSoon(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(writeNow, PAUSE_MS);
  // A reload within the pause would restore an older canvas.
  window.addEventListener('pagehide', writeNow);
}

function writeNow(): void {
  window.clearTimeout(timer);
  timer = 0;
  window.removeEventListener('pagehide', writeNow);
  const { document, data } = store.getState();
  const investigation = investigationStore.get();
  // Not `savedDocument`, which is the document once more.
  const isSaved = document === investigation.savedDocument;
  isStoredStore.set(save(NAME, { document, of: investigationFields.parse(investigation), isSaved, data }));
}

store.subscribe(({ document }, before) => {
  // An empty canvas that is stored would not follow its link after a reload.
  if (document !== before.document || Object.keys(document.nodes).length > 0) writeSoon();
});
investigationStore.subscribe(writeSoon);
