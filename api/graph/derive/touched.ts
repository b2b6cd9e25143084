import { maxKeys } from '../evidence/affected.ts';
import type { Touched } from '../evidence/affected.ts';
import { edgeTypes } from '../model/vocabulary.ts';
import type { EdgeType, TableName } from '../model/vocabulary.ts';

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
  LENDS_TO: [['accesses', access]],
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
  REGISTERED_IN: [['registered', from]],
  DESIGNATED_ON: [
    ['countries', from],
    ['organizations', from],
  ],
};

/** The types of the statements on which something derived depends. */
export const touchingEdges = edgeTypes.filter((edge) => edge === 'DESCRIBED_BY' || touchedBy[edge] !== undefined);

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
    registered: new Set(),
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
