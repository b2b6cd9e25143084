import type { Day } from '#graph/model/day.ts';
import type { PackageWriter } from './package-writer.ts';
import type { Random, SyntheticIds } from './random.ts';

/** What every part of the generator needs. */
export interface World {
  readonly random: Random;
  readonly size: WorldSize;
  readonly writer: PackageWriter;
  readonly ids: SyntheticIds;
}

/** Countries abroad, by weight, in which organizations are registered and people work. */
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

/** The numbers of entities in a world of about `scale` nodes. */
export interface WorldSize {
  readonly agencies: number;
  readonly systems: number;
  readonly organizations: number;
  /** The first organizations are primes; the others only subcontractors. */
  readonly primes: number;
  readonly contracts: number;
  /** The first-tier subawards of the contract that has by far the most. */
  readonly largestFanOut: number;
  /** Contracts get teams until this number of persons is reached. */
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

/** The five years of the world, as days since the first. */
export const calendar = {
  /** The last day of the world. */
  last: 5 * 365,
  day(offset: number): Day {
    return new Date(start + offset * 86_400_000).toISOString().slice(0, 10);
  },
} as const;
