import type { Day } from '#graph/model/day.ts';
import type { PackageWriter } from './package-writer.ts';
import type { Random, SyntheticIds } from './random.ts';

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

/** How many of each there are in a world of about `scale` nodes. */
export interface WorldSize {
  readonly agencies: number;
  readonly systems: number;
  readonly organizations: number;
  /** The first organizations; the others are subcontractors only. */
  readonly primes: number;
  readonly contracts: number;
  /** First-tier subawards of the one contract that has by far the most. */
  readonly largestFanOut: number;
  /** Persons, until which contracts get teams. */
  readonly persons: number;
}

export function worldSize(scale: number): WorldSize {
  const organizations = Math.max(40, Math.round(scale * 0.19));
  return {
    agencies: Math.min(60, Math.max(4, Math.round(scale / 1000))),
    systems: Math.min(20_000, Math.max(8, Math.round(scale / 1000))),
    organizations,
    primes: Math.max(6, Math.round(organizations * 0.02)),
    contracts: Math.max(16, Math.round(scale * 0.12)),
    largestFanOut: Math.max(6, Math.round(scale * 0.02)),
    persons: Math.max(72, Math.round(scale * 0.46)),
  };
}

const start = Date.UTC(2021, 10, 1);

/** The world's five years, as numbers of days since their first. */
export const calendar = {
  /** The last day that the world knows of. */
  last: 5 * 365,
  day(offset: number): Day {
    return new Date(start + offset * 86_400_000).toISOString().slice(0, 10);
  },
} as const;
