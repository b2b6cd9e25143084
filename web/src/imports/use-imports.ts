import { useSyncExternalStore } from 'react';
import { z } from 'zod/mini';
import { ImportJobDocument } from '../generated/graphql.ts';
import type { ImportJobQuery } from '../generated/graphql.ts';
import { ask, connectionStore } from '../server/client.ts';
import { MapStore, askBeforeLosing } from '../server/store.ts';
import { readStored, writeStored } from '../server/stored-list.ts';
import type { Input } from './inputs.ts';

export type ImportJob = NonNullable<ImportJobQuery['importJob']>;

/** What to import, and how. */
interface ImportRequest {
  readonly input: Input;
  readonly format: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly allowShrink: boolean;
  readonly hashPersonIds: boolean;
  /** What the files of a series of dated downloads are; empty: as decided before. */
  readonly edition: string;
  /** The mapping of a spreadsheet that the server has; null: the files are sent. */
  readonly mapped: { readonly id: string; readonly text: string } | null;
}

/** The state of one import, from the upload to its report. */
export type ImportState =
  /** It is sent when the imports before it have ended. */
  | { readonly state: 'waiting' }
  /** `share` of the bytes that the server has received, 0 to 1. */
  | { readonly state: 'sending'; readonly share: number }
  | { readonly state: 'working'; readonly job: ImportJob | null; readonly since: number }
  | { readonly state: 'done'; readonly job: ImportJob }
  | {
      readonly state: 'failed';
      readonly message: string;
      /** Whether no format recognizes the file, so that it may be a spreadsheet to map. */
      readonly isFormatUnknown: boolean;
    };

export interface Importing {
  /**
   * The state of each input that was started, by its name; none of those that were canceled before the server had them. By name, because the
   * inputs are grouped again whenever the graph changes, as by the import itself.
   */
  readonly states: ReadonlyMap<string, ImportState>;
  readonly busy: boolean;
}

const POLL_MS = 400;

/** Outlives the view: imports go on while other views are shown. */
const statesStore = new MapStore<ImportState>();
/** Aborted when other files are chosen. */
let ended = new AbortController();
/** Aborted when nothing more should be sent. */
let canceled = new AbortController();

// What the server does not have yet.
askBeforeLosing([statesStore], () => statesStore.some(({ state }) => state === 'waiting' || state === 'sending'));

/** Follows the imports of this tab. */
export function useImports(): Importing {
  const states = useSyncExternalStore(statesStore.subscribe, statesStore.get);
  const busy = [...states.values()].some(({ state }) => state !== 'done' && state !== 'failed');
  return { states, busy };
}

/** Sends inputs to the server, and imports one after another. One that fails does not keep the others from being imported. */
export function startImports(requests: readonly ImportRequest[]): void {
  stop();
  const signals = { ended: ended.signal, canceled: canceled.signal };
  const names = requests.map(({ input }) => input.name);
  setReceived(received.filter(({ name }) => !names.includes(name)));
  const waiting = names.map((name) => [name, { state: 'waiting' }] as const);
  statesStore.set(new Map([...statesStore.get(), ...waiting]));
  void runAll(requests, signals, ({ name }, state) => {
    if (!signals.ended.aborted) statesStore.put(name, state);
  });
}

/** Cancels the upload, and the imports that wait for it. An import that the server has begun runs to its end. */
export function cancelImports(): void {
  canceled.abort();
}

/** Forgets all imports. */
export function resetImports(): void {
  stop();
  setReceived([]);
  statesStore.set(new Map());
}

function stop(): void {
  ended.abort();
  ended = new AbortController();
  canceled = new AbortController();
}

interface Signals {
  readonly ended: AbortSignal;
  readonly canceled: AbortSignal;
}

/** @param show shows the state of an input; null: it was canceled */
async function runAll(
  requests: readonly ImportRequest[],
  signals: Signals,
  show: (input: Input, state: ImportState | null) => void,
): Promise<void> {
  for (const request of requests) {
    if (signals.ended.aborted) return;
    const showOne = (state: ImportState | null) => {
      show(request.input, state);
    };
    if (signals.canceled.aborted) showOne(null);
    else await run(request, signals, showOne);
  }
}

async function run(
  request: ImportRequest,
  { ended, canceled }: Signals,
  show: (state: ImportState | null) => void,
): Promise<void> {
  try {
    show({ state: 'sending', share: 0 });
    const id = await send(request, AbortSignal.any([ended, canceled]), (share) => {
      show({ state: 'sending', share });
    });
    if (id === null) {
      show(null);
      return;
    }
    const { name } = request.input;
    setReceived([...received.filter((other) => other.name !== name), { name, id, at: Date.now() }]);
    const isKnown = await showUntilEnd(id, performance.now(), ended, show);
    if (!isKnown) throw new Error('The server was restarted and lost track of this import. Import the file again.');
    // Even a preview changes which names wait for decisions.
    connectionStore.changedHere();
  } catch (error) {
    show(failedBy(error));
  }
}

/**
 * Uploads the files of an input; returns the id of its import, or null if the upload was canceled. Not `fetch`, which reports no progress of
 * an upload. Several files are sent one after another; the browser reads them while it sends them.
 */
function send(
  { input: { name, files }, format, dryRun, strict, allowShrink, hashPersonIds, edition, mapped }: ImportRequest,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({
      ...(mapped === null ? { format, name } : { sheet: mapped.id }),
      dryRun: String(dryRun),
      strict: String(strict),
      allowShrink: String(allowShrink),
      hashPersonIds: String(hashPersonIds),
    });
    if (edition !== '' && mapped === null) query.append('edition', edition);
    if (files.length > 1) for (const file of files) query.append('part', `${file.size}:${file.name}`);
    request.open('POST', `/imports?${query.toString()}`);
    request.setRequestHeader('X-Subtier-CSRF', '1');
    request.upload.onprogress = ({ loaded, total }) => {
      onShare(total === 0 ? 1 : loaded / total);
    };
    request.onerror = () => {
      reject(
        new Error(
          'The upload failed: the server is not responding or closed the connection, or a file changed after you chose it.',
        ),
      );
    };
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      if ('id' in answer) resolve(answer.id);
      else reject(new Error(answer.message));
    };
    request.onabort = () => {
      resolve(null);
    };
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(new Blob(mapped === null ? [...files] : [mapped.text]));
  });
}

/** What the server answers to a request to `/imports`. */
const answerShape = z.union([
  z.object({ id: z.string() }),
  z.object({ errors: z.tuple([z.object({ message: z.string() })], z.unknown()) }),
]);

export function readAnswer(text: string): { readonly id: string } | { readonly message: string } {
  try {
    const answer = answerShape.parse(JSON.parse(text));
    return 'id' in answer ? answer : answer.errors[0];
  } catch {
    return { message: 'The server sent a response that this page cannot read.' };
  }
}

/** Shows an import that the server has until it has ended. Returns whether the server still knows it. */
async function showUntilEnd(
  id: string,
  since: number,
  signal: AbortSignal,
  show: (state: ImportState) => void,
): Promise<boolean> {
  show({ state: 'working', job: null, since });
  const job = await follow(id, signal, (latest) => {
    show({ state: 'working', job: latest, since });
  });
  if (job === null) return false;
  const { state, failure } = job;
  show(
    state === 'FAILED'
      ? {
          state: 'failed',
          message: failure?.message ?? 'The import failed.',
          isFormatUnknown: failure?.isFormatUnknown ?? false,
        }
      : { state: 'done', job },
  );
  return true;
}

function failedBy(error: unknown): ImportState {
  const message = error instanceof Error ? error.message : 'The import failed.';
  return { state: 'failed', message, isFormatUnknown: false };
}

/** Polls the import until it has ended; while the database is away, it waits. Returns null if the server does not know it. */
async function follow(id: string, signal: AbortSignal, onChange: (job: ImportJob) => void): Promise<ImportJob | null> {
  for (;;) {
    const asked = await ask(ImportJobDocument, { id });
    signal.throwIfAborted();
    if ('data' in asked) {
      const { importJob } = asked.data;
      if (importJob === null || importJob.state === 'DONE' || importJob.state === 'FAILED') return importJob;
      onChange(importJob);
    } else if (asked.failure.kind !== 'away') throw new Error(asked.failure.message);
    await new Promise((resolve) => {
      window.setTimeout(resolve, POLL_MS);
    });
    signal.throwIfAborted();
  }
}

const receivedImports = z.array(
  z.object({
    /** The name of the input. */
    name: z.string(),
    id: z.string(),
    /** When the server had it, as of `Date.now()`. */
    at: z.number(),
  }),
);

const NAME = 'subtier.imports';

/** The imports of this tab that the server has received. A reload shows them again, so that nobody loses their reports and rejects. */
let received: Readonly<z.infer<typeof receivedImports>> = readStored('sessionStorage', NAME, receivedImports) ?? [];

function setReceived(imports: typeof received): void {
  received = imports;
  writeStored('sessionStorage', NAME, imports);
}

for (const { name, id, at } of received) void showAgain(name, id, performance.now() - (Date.now() - at));

async function showAgain(name: string, id: string, since: number): Promise<void> {
  const { signal } = ended;
  const show = (state: ImportState | null): void => {
    if (!signal.aborted) statesStore.put(name, state);
  };
  try {
    // One that the server has forgotten may have gone well: the list of imports has it.
    if (!(await showUntilEnd(id, since, signal, show))) show(null);
  } catch (error) {
    show(failedBy(error));
  }
}
