import type { EdgeType, TableName } from '../model/vocabulary.ts';

/** Beyond this many, everything is recomputed. */
const most = 20_000;

/** A statement that came or went, as far as the analysis cares. */
export interface Change {
  readonly table: TableName;
  readonly edge: EdgeType;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

type Kind = keyof Touched;

/** Collects the keys of what an import changes. */
export class TouchedKeys {
  readonly #keys: Readonly<Record<Kind, Set<string>>> = {
    accesses: new Set(),
    people: new Set(),
    contracts: new Set(),
    organizations: new Set(),
    systems: new Set(),
    countries: new Set(),
    sources: new Set(),
  };
  #all = false;

  touchAll(): void {
    this.#all = true;
  }

  touch(change: Change): void {
    switch (change.edge) {
      case 'ACCESSES':
      case 'ESCORTS': {
        this.#add('accesses', String(change.properties['access']));
        return;
      }
      case 'EMPLOYS': {
        this.#add('people', change.to);
        return;
      }
      case 'LOCATED_IN':
      case 'CITIZEN_OF':
      case 'HOLDS': {
        this.#add('people', change.from);
        return;
      }
      case 'SUBCONTRACTS_TO': {
        this.#add('contracts', String(change.properties['contract']));
        return;
      }
      case 'UNDER':
        this.#add('contracts', change.from);
        {
          this.#add('contracts', change.to);
          return;
        }
      case 'OWNS':
        this.#add('organizations', change.from);
        {
          this.#add('organizations', change.to);
          return;
        }
      case 'DESIGNATED_ON':
        this.#add('countries', change.from);
        {
          this.#add('organizations', change.from);
          return;
        }
      case 'DESCRIBED_BY': {
        this.#touchEntity(change.table, change.from);
        return;
      }
      default:
        return;
    }
  }

  touchSource(key: string): void {
    this.#add('sources', key);
  }

  result(): Touched | 'all' {
    return this.#all ? 'all' : this.#keys;
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
    if (this.#keys[kind].size <= most) return;
    this.#all = true;
    Object.values(this.#keys).forEach((keys) => {
      keys.clear();
    });
  }
}

/**
 * What an import changed, by key, so that the analysis is recomputed for what rests on it. Too much is harmless, too
 * little is a wrong answer: when in doubt, or when an import was resumed, give 'all' instead.
 */
export interface Touched {
  /** Whose ACCESSES or ESCORTS statements changed. */
  readonly accesses: Iterable<string>;
  /** Whose EMPLOYS, LOCATED_IN or HOLDS statements changed, or whose own values did. */
  readonly people: Iterable<string>;
  /** Whose prime, parent or `identified` changed, or under which SUBCONTRACTS_TO statements changed. */
  readonly contracts: Iterable<string>;
  /** Whose country changed, which are owned by or own another by an OWNS statement that changed, or whose designation changed. */
  readonly organizations: Iterable<string>;
  /** Whose impact level changed. */
  readonly systems: Iterable<string>;
  /** Whose designation changed: ISO alpha-2. */
  readonly countries: Iterable<string>;
  /** Whose `retrievedAt` or `publishedOn` changed: they decide between statements that differ. */
  readonly sources: Iterable<string>;
}
