import { useCallback, useEffect, useRef, useState } from 'react';
import { ImportJobDocument } from '../generated/graphql.ts';
import type { ImportJobQuery } from '../generated/graphql.ts';
import { client, toFailure } from '../server/client.ts';

export type ImportJob = NonNullable<ImportJobQuery['importJob']>;

/** What to import, and how. */
export interface ImportRequest {
  readonly file: File;
  readonly format: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly hashPersonIds: boolean;
}

/** The state of one import, from the upload to its report. */
export type ImportState =
  | { readonly state: 'idle' }
  /** `share` of the file's bytes that the server has received, 0 to 1. */
  | { readonly state: 'sending'; readonly request: ImportRequest; readonly share: number }
  | {
      readonly state: 'working';
      readonly request: ImportRequest;
      readonly job: ImportJob | null;
      readonly since: number;
    }
  | { readonly state: 'done'; readonly request: ImportRequest; readonly job: ImportJob }
  | { readonly state: 'failed'; readonly request: ImportRequest; readonly message: string };

export interface Importing {
  readonly current: ImportState;
  readonly start: (request: ImportRequest) => void;
  /** Cancels the upload. An import that the server has begun runs to its end. */
  readonly cancel: () => void;
  readonly reset: () => void;
}

const POLL_MS = 400;

/** Sends a file to the server and follows its import. */
export function useImport(): Importing {
  const [current, setCurrent] = useState<ImportState>({ state: 'idle' });
  const ended = useRef(new AbortController());
  const stop = useCallback(() => {
    ended.current.abort();
    ended.current = new AbortController();
    return ended.current.signal;
  }, []);
  useEffect(
    () => () => {
      ended.current.abort();
    },
    [],
  );
  const start = useCallback(
    (request: ImportRequest) => {
      const signal = stop();
      void run(request, signal, (state) => {
        if (!signal.aborted) setCurrent(state);
      });
    },
    [stop],
  );
  const reset = useCallback(() => {
    stop();
    setCurrent({ state: 'idle' });
  }, [stop]);
  return { current, start, cancel: reset, reset };
}

async function run(request: ImportRequest, signal: AbortSignal, show: (state: ImportState) => void): Promise<void> {
  try {
    show({ state: 'sending', request, share: 0 });
    const id = await send(request, signal, (share) => {
      show({ state: 'sending', request, share });
    });
    const since = performance.now();
    show({ state: 'working', request, job: null, since });
    const job = await follow(id, signal, (latest) => {
      show({ state: 'working', request, job: latest, since });
    });
    show(
      job.state === 'FAILED'
        ? { state: 'failed', request, message: job.failure?.message ?? 'The import failed.' }
        : { state: 'done', request, job },
    );
  } catch (error) {
    show({ state: 'failed', request, message: error instanceof Error ? error.message : 'The import failed.' });
  }
}

/** Uploads the file; returns the id of its import. Not `fetch`, which reports no progress of an upload. */
function send(
  { file, format, dryRun, strict, hashPersonIds }: ImportRequest,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({
      format,
      name: file.name,
      dryRun: String(dryRun),
      strict: String(strict),
      hashPersonIds: String(hashPersonIds),
    });
    request.open('POST', `/imports?${query.toString()}`);
    request.setRequestHeader('X-Subtier-CSRF', '1');
    request.upload.onprogress = ({ loaded, total }) => {
      onShare(total === 0 ? 1 : loaded / total);
    };
    request.onerror = () => {
      reject(new Error('The server did not receive the file: it is not responding, or it ended the connection.'));
    };
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      if ('id' in answer) resolve(answer.id);
      else reject(new Error(answer.message));
    };
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(file);
  });
}

/** Reads what the server answers to a request to `/imports`. */
export function readAnswer(text: string): { readonly id: string } | { readonly message: string } {
  const unknown = { message: 'The server gave an answer that this page does not understand.' };
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== 'object' || answer === null) return unknown;
    if ('id' in answer && typeof answer.id === 'string') return { id: answer.id };
    if (!('errors' in answer) || !Array.isArray(answer.errors)) return unknown;
    const first: unknown = answer.errors[0];
    return typeof first === 'object' && first !== null && 'message' in first && typeof first.message === 'string'
      ? { message: first.message }
      : unknown;
  } catch {
    return unknown;
  }
}

/** Polls the import until it has ended; while the database is away, it waits. */
async function follow(id: string, signal: AbortSignal, onChange: (job: ImportJob) => void): Promise<ImportJob> {
  for (;;) {
    const { data, error } = await client
      .query(ImportJobDocument, { id }, { requestPolicy: 'network-only' })
      .toPromise();
    signal.throwIfAborted();
    if (error !== undefined && toFailure(error).kind !== 'away') throw new Error(toFailure(error).message);
    if (data?.importJob === null)
      throw new Error('The server no longer knows this import: it was restarted. Import the file again.');
    if (error === undefined && data?.importJob !== undefined) {
      if (data.importJob.state === 'DONE' || data.importJob.state === 'FAILED') return data.importJob;
      onChange(data.importJob);
    }
    await new Promise((resolve) => {
      window.setTimeout(resolve, POLL_MS);
    });
    signal.throwIfAborted();
  }
}
