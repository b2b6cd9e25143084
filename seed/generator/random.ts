import { createHash } from 'node:crypto';
import { syntheticPrefix } from '#graph/model/vocabulary.ts';

/** Random numbers that are the same for the same seed on every machine (sfc32, seeded by SHA-256). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest();
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    this.#d = digest.readInt32LE(12);
  }

  /** Returns a number from 0 up to, but not including, 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Returns a whole number from `from` up to, but not including, `to`. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from));
  }

  pick<const T>(items: readonly [T, ...T[]]): T {
    return items[this.int(0, items.length)] ?? items[0];
  }

  /** Picks an item with a probability proportional to its weight. */
  weighted<const T>(items: readonly [readonly [T, number], ...(readonly [T, number])[]]): T {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return items[0][0];
  }

  /** Picks an index below `count` by Zipf's law: the k-th is about 1/k as frequent as the first. */
  zipf(count: number): number {
    return Math.min(count - 1, Math.floor((count + 1) ** this.next()) - 1);
  }

  /** Returns a size by Pareto's law, from `least` to `most`; the smaller `alpha`, the heavier the tail. */
  pareto(least: number, alpha: number, most: number): number {
    return Math.min(most, Math.floor(least * (1 - this.next()) ** (-1 / alpha)));
  }
}

/**
 * Ids of one world. They begin with `SYN-`, so that nothing synthetic is mistaken for real, and contain the world's name, so that
 * two worlds can share a graph.
 */
export interface SyntheticIds {
  /** The short name of the world. */
  readonly world: string;
  readonly agency: (index: number) => string;
  readonly system: (index: number) => string;
  readonly organization: (index: number) => string;
  readonly contract: (index: number) => string;
  readonly person: (index: number) => string;
  readonly access: (index: number) => string;
  readonly claim: (index: number) => string;
  readonly list: string;
  /** An award feed, registers, access records, and an audit that contradicts some of them. */
  readonly source: Readonly<Record<'awards' | 'register' | 'personnel' | 'access' | 'audit', string>>;
}

export function syntheticIds(scale: number, seed: string): SyntheticIds {
  const world = createHash('sha256')
    .update(JSON.stringify([scale, seed]))
    .digest('hex')
    .slice(0, 6)
    .toUpperCase();
  const named = (name: string) => `${syntheticPrefix}${world}-${name}`;
  const numbered = (kind: string) => (index: number) => named(`${kind}-${String(index).padStart(7, '0')}`);
  return {
    world,
    agency: numbered('AGY'),
    system: numbered('SYS'),
    organization: numbered('ORG'),
    contract: numbered('CON'),
    person: numbered('P'),
    access: numbered('ACC'),
    claim: numbered('CLM'),
    list: named('LIST-ENTITIES'),
    source: {
      awards: named('S-AWARDS'),
      register: named('S-REGISTER'),
      personnel: named('S-PERSONNEL'),
      access: named('S-ACCESS'),
      audit: named('S-AUDIT'),
    },
  };
}

const openings = ['Vel', 'Quor', 'Zan', 'Brix', 'Thal', 'Nym', 'Orv', 'Kess', 'Drae', 'Plon', 'Ulm', 'Wex'] as const;
const middles = ['mora', 'ithe', 'andu', 'oxa', 'ebri', 'usta', 'ylla', 'opra'] as const;
const endings = ['vane', 'tor', 'lith', 'quell', 'shade', 'rim', 'dusk', 'nave'] as const;
const trades = [
  'Systems',
  'Cloud Works',
  'Integration',
  'Data Services',
  'Technical Staffing',
  'Networks',
  'Logistics',
] as const;
const forms = ['LLC', 'Inc', 'Corp', 'Group', 'Co'] as const;
const commands = ['Harbour Logistics', 'Orbital Records', 'Signals Provision', 'Medical Supply', 'Fleet Data'] as const;
const ledgers = ['Cobalt', 'Juniper', 'Lantern', 'Basalt', 'Meridian', 'Kestrel', 'Tundra'] as const;
const services = ['Ledger', 'Exchange', 'Workspace', 'Telemetry', 'Registry', 'Gateway'] as const;

/** Invents names. Every name contains a number and the word "synthetic", so that none matches a real one by chance. */
export const inventedName = {
  organization(random: Random, index: number): string {
    const word = random.pick(openings) + random.pick(middles) + random.pick(endings);
    return `${word} ${random.pick(trades)} ${index} ${random.pick(forms)} (synthetic)`;
  },
  agency(random: Random, index: number): string {
    return `Office of ${random.pick(commands)} ${index} (synthetic)`;
  },
  system(random: Random, index: number): string {
    return `${random.pick(ledgers)} ${random.pick(services)} ${index} (synthetic)`;
  },
} as const;
