export interface Ratio {
  /** Medians, in milliseconds. */
  readonly milliseconds: number;
  readonly baseMilliseconds: number;
  /** Of the medians. */
  readonly ratio: number;
}

/** The compiler of JavaScript settles late: after ten answers of fifty chains they still take several times as long as after forty. */
const warmUpPairs = 40;

/** Measures two works in turn, A B A B, after some turns that do not count: both meet the same caches and the same load. */
export async function measureRatio(
  measured: () => Promise<unknown>,
  base: () => Promise<unknown>,
  pairs: number,
): Promise<Ratio> {
  const times: { readonly measured: number[]; readonly base: number[] } = { measured: [], base: [] };
  for (let pair = -Math.min(warmUpPairs, pairs); pair < pairs; pair += 1) {
    const a = await timeOf(measured);
    const b = await timeOf(base);
    if (pair < 0) continue;
    times.measured.push(a);
    times.base.push(b);
  }
  const [a, b] = [median(times.measured), median(times.base)];
  return { milliseconds: a, baseMilliseconds: b, ratio: a / b };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}
