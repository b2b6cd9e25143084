import type { EdgeType, TableName } from '../model/vocabulary.ts';

/** With more keys of a kind than this, recomputing everything is cheaper. */
export const maxKeys = 20_000;

/** A statement that was created or superseded, as far as deriving needs to know it. */
export interface Change {
  readonly table: TableName;
  readonly edge: EdgeType;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Kind = Exclude<keyof Touched, 'changedAt'>;

const from = (change: Change) => change.from;
const to = (change: Change) => change.to;
const access = ({ properties }: Change) => properties['access'];
const contract = ({ properties }: Change) => properties['contract'];

/** The keys that a changed statement touches, by its type. Nothing that is derived depends on the other types, such as CITIZEN_OF. */
const touchedBy: Readonly<Partial<Record<EdgeType, readonly (readonly [Kind, (change: Change) => unknown])[]>>> = {
  ACCESSES: [
    ['accesses', access],
    ['personnelOf', contract],
  ],
  ESCORTS: [['accesses', access]],
  EMPLOYS: [
    ['people', to],
    ['personnelOf', contract],
  ],
  LOCATED_IN: [['people', from]],
  HOLDS: [['people', from]],
  SUBCONTRACTS_TO: [['contracts', contract]],
  UNDER: [
    ['contracts', from],
    ['contracts', to],
  ],
  OWNS: [
    ['organizations', from],
    ['organizations', to],
  ],
  DESIGNATED_ON: [
    ['countries', from],
    ['organizations', from],
  ],
};

/** The tables whose entities touch what depends on them when a source describes them. */
const describedTables = ['people', 'contracts', 'organizations', 'systems'] as const;

/** Collects the keys of everything that an import changes. */
export class TouchedKeys {
  readonly #keys: Readonly<Record<Kind, Set<string>>> = {
    accesses: new Set(),
    people: new Set(),
    contracts: new Set(),
    organizations: new Set(),
    systems: new Set(),
    countries: new Set(),
    sources: new Set(),
    personnelOf: new Set(),
  };
  #changedAt: Date | null;
  #all = false;

  /** @param changedAt see `Touched` */
  constructor(changedAt: Date | null = null) {
    this.#changedAt = changedAt;
  }

  touchAll(): void {
    this.#all = true;
  }

  /** Notes that what changed was not all recorded or superseded at the same time. */
  mixTimes(): void {
    this.#changedAt = null;
  }

  touch(change: Change): void {
    for (const [kind, keyOf] of touchedBy[change.edge] ?? []) {
      const key = keyOf(change);
      if (typeof key === 'string') this.#add(kind, key);
    }
    if (change.edge !== 'DESCRIBED_BY') return;
    const described = describedTables.find((table) => table === change.table);
    if (described !== undefined) this.#add(described, change.from);
  }

  touchSource(key: string): void {
    this.#add('sources', key);
  }

  result(): Touched | 'all' {
    return this.#all ? 'all' : { ...this.#keys, changedAt: this.#changedAt };
  }

  #add(kind: Kind, key: string): void {
    if (this.#all) return;
    this.#keys[kind].add(key);
    if (this.#keys[kind].size <= maxKeys) return;
    this.#all = true;
    Object.values(this.#keys).forEach((keys) => {
      keys.clear();
    });
  }
}

/**
 * The keys of everything that an import changed; what depends on them is derived again. Extra keys are harmless, but
 * missing keys lead to wrong answers: when in doubt, or when an import was resumed, use 'all' instead.
 */
export interface Touched {
  /** Accesses whose ACCESSES or ESCORTS statements changed. */
  readonly accesses: Iterable<string>;
  /** People whose EMPLOYS, LOCATED_IN or HOLDS statements or resolved values changed. */
  readonly people: Iterable<string>;
  /** Contracts whose prime, parent, `identified` or SUBCONTRACTS_TO statements changed. */
  readonly contracts: Iterable<string>;
  /** Organizations whose country, designation, or OWNS statements (as owner or owned) changed. */
  readonly organizations: Iterable<string>;
  /** Systems whose impact level changed. */
  readonly systems: Iterable<string>;
  /** Countries (ISO alpha-2) whose designation changed. */
  readonly countries: Iterable<string>;
  /** Sources whose `retrievedAt` or `publishedOn` changed: these dates decide between conflicting statements. */
  readonly sources: Iterable<string>;
  /** Contracts named by ACCESSES or EMPLOYS statements that changed. */
  readonly personnelOf: Iterable<string>;
  /** When these statements were recorded or superseded, if all at the same time; else null. */
  readonly changedAt: Date | null;
}
