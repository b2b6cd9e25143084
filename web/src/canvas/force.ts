import type { Point } from '#picture/lanes.ts';

/** What the force layout needs to know of a picture. */
export interface ForceRequest {
  readonly boxes: readonly { readonly id: string; readonly at: Point; readonly fixed: boolean }[];
  readonly lines: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

export type ForceAnswer = Readonly<Record<string, Point>>;

/**
 * Lays boxes out by forces, in a worker, so that the page keeps responding. Fixed boxes stay where they are.
 * @param signal ends the work; the promise is then rejected
 */
export async function layOutByForce(request: ForceRequest, signal: AbortSignal): Promise<ForceAnswer> {
  const worker = new Worker(new URL('./force-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<ForceAnswer>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('The layout was canceled.'));
      });
      worker.addEventListener('message', ({ data }: MessageEvent<ForceAnswer>) => {
        resolve(data);
      });
      worker.addEventListener('error', ({ message }) => {
        reject(new Error(message === '' ? 'The layout worker could not start.' : message));
      });
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
