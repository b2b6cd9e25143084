import { createHash } from 'node:crypto';

/** A stream of random numbers that is the same for the same seed on every machine (sfc32, seeded by SHA-256). */
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

  /** From 0 up to, not including, 1. */
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

  /** A whole number from `from` up to, not including, `to`. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from));
  }

  pick<const T>(items: readonly [T, ...T[]]): T {
    return items[this.int(0, items.length)] ?? items[0];
  }

  /** One of some things, each as likely as its weight says. */
  weighted<const T>(items: readonly [readonly [T, number], ...(readonly [T, number])[]]): T {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return items[0][0];
  }

  /** An index below `count` by Zipf's law: the first is met most, the k-th about 1/k as often. */
  zipf(count: number): number {
    return Math.min(count - 1, Math.floor((count + 1) ** this.next()) - 1);
  }

  /** A size by Pareto's law, at least `least` and at most `most`; the smaller `alpha`, the heavier the tail. */
  pareto(least: number, alpha: number, most: number): number {
    return Math.min(most, Math.floor(least * (1 - this.next()) ** (-1 / alpha)));
  }
}

/**
 * Ids of one world. They begin `SYN-`, so that nothing synthetic passes for real, and name the world, so that two worlds in
 * one graph keep apart.
 */
export interface SyntheticIds {
  /** Short name of the world. */
  readonly world: string;
  readonly agency: (index: number) => string;
  readonly system: (index: number) => string;
  readonly organization: (index: number) => string;
  readonly contract: (index: number) => string;
  readonly person: (index: number) => string;
  readonly access: (index: number) => string;
  readonly claim: (index: number) => string;
  readonly list: string;
  /** An award feed, registers, access records, and an audit that sees some of it differently. */
  readonly source: Readonly<Record<'awards' | 'register' | 'personnel' | 'access' | 'audit', string>>;
}

export function syntheticIds(scale: number, seed: string): SyntheticIds {
  const world = createHash('sha256')
    .update(JSON.stringify([scale, seed]))
    .digest('hex')
    .slice(0, 6)
    .toUpperCase();
  const named = (name: string) => `SYN-${world}-${name}`;
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

/** No one is called so: a number and the word "synthetic" are part of every name, lest chance should hit on a real one. */
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
