export interface Ratio {
  /** Medians, in milliseconds. */
  readonly milliseconds: number;
  readonly baseMilliseconds: number;
  /** Ratio of the medians. */
  readonly ratio: number;
}

/** V8 optimizes late: after ten answers of fifty chains, they still take several times as long as after forty. */
const warmUpPairs = 40;

/** Measures two tasks alternately, after a warm-up, so that both find the same caches and the same load. */
export async function measureRatio(
  measured: () => Promise<unknown>,
  base: () => Promise<unknown>,
  pairs: number,
): Promise<Ratio> {
  const times: { readonly measured: number[]; readonly base: number[] } = { measured: [], base: [] };
  for (let pair = -Math.min(warmUpPairs, pairs); pair < pairs; pair += 1) {
    const a = await secondsOf(measured);
    const b = await secondsOf(base);
    if (pair < 0) continue;
    times.measured.push(a * 1000);
    times.base.push(b * 1000);
  }
  const [a, b] = [median(times.measured), median(times.base)];
  return { milliseconds: a, baseMilliseconds: b, ratio: a / b };
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  return (await timed(work)).seconds;
}

/** Returns what work returns, and how long it took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly results: T }> {
  const started = performance.now();
  const results = await work();
  return { seconds: (performance.now() - started) / 1000, results };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}

export interface Throughput {
  /** Answers per second, over all clients. */
  readonly perSecond: number;
  /** Median time of an answer, in milliseconds. */
  readonly milliseconds: number;
  readonly errors: number;
}

interface Clients {
  readonly clients: number;
  readonly seconds: number;
  /** Maximum number of requests of all clients; the measurement may end before the time is over. */
  readonly most?: number;
}

/** Measures clients that each send a request as soon as the last one is answered. @param ask gets a number that is unique over all clients */
export async function measureThroughput(
  ask: (at: number) => Promise<unknown>,
  { clients, seconds, most = Infinity }: Clients,
): Promise<Throughput> {
  const times: number[] = [];
  let [errors, next] = [0, 0];
  const started = performance.now();
  const client = async () => {
    while (next < most && performance.now() - started < seconds * 1000) {
      const begun = performance.now();
      try {
        await ask(next++);
        times.push(performance.now() - begun);
      } catch {
        errors += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / elapsed, milliseconds: times[times.length >> 1] ?? Number.NaN, errors };
}
