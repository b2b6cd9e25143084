import type { PackageWriter } from './package-writer.ts';
import type { Random } from './random.ts';
import type { SyntheticIds } from './synthetic-ids.ts';
import type { WorldSize } from './world-size.ts';

/** What every part of the generator works with. */
export interface World {
  readonly random: Random;
  readonly size: WorldSize;
  readonly writer: PackageWriter;
  readonly ids: SyntheticIds;
}

/** Countries in which organizations are registered and work is done abroad, by weight. */
export const abroad = [
  ['IN', 30],
  ['CN', 14],
  ['PL', 10],
  ['IE', 8],
  ['GB', 8],
  ['DE', 6],
  ['HK', 4],
  ['IL', 4],
  ['RO', 4],
  ['RU', 2],
  ['KR', 3],
  ['MX', 3],
  ['VN', 2],
  ['IR', 1],
] as const satisfies readonly (readonly [string, number])[];

export function confidenceOf(random: Random): number {
  return random.pick([40, 55, 65, 70, 80, 85, 90, 95]);
}
