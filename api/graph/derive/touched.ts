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
  readonly #changedAt: Date | null;
  #all = false;

  /** @param changedAt see `Touched` */
  constructor(changedAt: Date | null = null) {
    this.#changedAt = changedAt;
  }

  touchAll(): void {
    this.#all = true;
  }

  touch(change: Change): void {
    switch (change.edge) {
      case 'ACCESSES':
      case 'ESCORTS': {
        this.#add('accesses', String(change.properties['access']));
        if (change.edge === 'ACCESSES') this.#touchPersonnel(change);
        return;
      }
      case 'EMPLOYS': {
        this.#add('people', change.to);
        this.#touchPersonnel(change);
        return;
      }
      case 'LOCATED_IN':
      case 'HOLDS': {
        this.#add('people', change.from);
        return;
      }
      case 'SUBCONTRACTS_TO': {
        this.#add('contracts', String(change.properties['contract']));
        return;
      }
      case 'UNDER': {
        this.#add('contracts', change.from);
        this.#add('contracts', change.to);
        return;
      }
      case 'OWNS': {
        this.#add('organizations', change.from);
        this.#add('organizations', change.to);
        return;
      }
      case 'DESIGNATED_ON': {
        this.#add('countries', change.from);
        this.#add('organizations', change.from);
        return;
      }
      case 'DESCRIBED_BY': {
        this.#touchEntity(change.table, change.from);
        return;
      }
      // Nothing that is derived depends on the others, such as CITIZEN_OF.
      default:
        return;
    }
  }

  touchSource(key: string): void {
    this.#add('sources', key);
  }

  result(): Touched | 'all' {
    return this.#all ? 'all' : { ...this.#keys, changedAt: this.#changedAt };
  }

  #touchPersonnel({ properties }: Change): void {
    const contract = properties['contract'];
    if (typeof contract === 'string') this.#add('personnelOf', contract);
  }

  #touchEntity(table: TableName, key: string): void {
    switch (table) {
      case 'people':
      case 'contracts':
      case 'organizations':
      case 'systems': {
        this.#add(table, key);
        return;
      }
      default:
        return;
    }
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
  /** Contracts that ACCESSES or EMPLOYS statements which changed name. */
  readonly personnelOf: Iterable<string>;
  /** When these statements were recorded or superseded, if it was at one time; null: otherwise. */
  readonly changedAt: Date | null;
}
