export interface Throughput {
  /** Answers a second, over all clients. */
  readonly perSecond: number;
  /** Median of an answer, in milliseconds. */
  readonly milliseconds: number;
  readonly errors: number;
}

export interface Crowd {
  readonly clients: number;
  readonly seconds: number;
  /** Asked altogether, where it ends before the time is over. */
  readonly most?: number;
}

/** Clients that each ask again as soon as they are answered. @param ask with a number that goes up over all clients */
export async function measureThroughput(
  ask: (at: number) => Promise<unknown>,
  { clients, seconds, most = Infinity }: Crowd,
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
