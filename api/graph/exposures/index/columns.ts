import type { Edition } from '../../derive/graph-state.ts';
import type { EncodedHistory } from '../../derive/history.ts';
import { lineages } from '../../exposure/exposure.ts';
import type { NodeRef } from '../../exposure/exposure.ts';
import type { ImpactLevel } from '../../model/vocabulary.ts';

/**
 * Histories of some accesses, in columns: a scan of a hundred thousand accesses takes milliseconds. Accesses own consecutive segments,
 * segments own consecutive states, accesses own consecutive chains; `…Start` has one entry more than there are owners. Keys are
 * numbers of the Dictionary, -1 for none. Immutable once built.
 */
export interface Chunk {
  readonly accesses: readonly string[];
  readonly engineer: Int32Array;
  readonly system: Int32Array;
  /** Position in `accessModes`, in `usPersonStatuses`. */
  readonly mode: Uint8Array;
  readonly status: Uint8Array;

  readonly segmentStart: Int32Array;
  /** Days since 1970; `to` is exclusive. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly isEscorted: Uint8Array;
  /** Numbers in `locationLists`, in `organizationLists`. */
  readonly locations: Int32Array;
  readonly employers: Int32Array;

  readonly stateStart: Int32Array;
  /** Position among the chunk's chains. */
  readonly chain: Int32Array;
  readonly confidence: Uint8Array;
  readonly classes: Uint8Array;
  /** Positions in `bands`. */
  readonly low: Uint8Array;
  readonly high: Uint8Array;

  readonly ids: readonly string[];
  readonly escort: Int32Array;
  readonly contract: Int32Array;
  readonly prime: Int32Array;
  readonly accountable: Int32Array;
  /** Position in `lineages`. */
  readonly lineage: Uint8Array;
  /** Hops from the prime; -1 where BROKEN. */
  readonly depth: Int8Array;
  /** Number in `organizationLists`. */
  readonly organizations: Int32Array;
}

const broken = lineages.indexOf('BROKEN');

/** Builds columns from histories that `encodeHistory` wrote. */
export function buildChunk(
  dictionary: Dictionary,
  histories: readonly { readonly access: string; readonly encoded: EncodedHistory }[],
): Chunk {
  const accesses: string[] = [];
  const ids: string[] = [];
  const columns = {
    engineer: list(),
    system: list(),
    mode: list(),
    status: list(),
    segmentStart: list(),
    from: list(),
    to: list(),
    isEscorted: list(),
    locations: list(),
    employers: list(),
    stateStart: list(),
    chain: list(),
    confidence: list(),
    classes: list(),
    low: list(),
    high: list(),
    escort: list(),
    contract: list(),
    prime: list(),
    accountable: list(),
    lineage: list(),
    depth: list(),
    organizations: list(),
  };
  for (const { access, encoded } of histories) {
    const [texts, numbers] = encoded;
    let at = 0;
    const next = () => numbers[at++] ?? 0;
    const name = (names: Names) => {
      const text = texts[next()];
      return text === undefined ? -1 : names.add(text);
    };
    const nameAll = () => Array.from({ length: next() }, () => name(dictionary.organizations));

    accesses.push(access);
    columns.engineer.push(name(dictionary.people));
    columns.system.push(name(dictionary.systems));
    columns.mode.push(next());
    columns.status.push(next());

    const firstChain = ids.length;
    for (let chains = next(); chains > 0; chains -= 1) {
      ids.push(texts[next()] ?? '');
      columns.escort.push(name(dictionary.people));
      columns.contract.push(name(dictionary.contracts));
      columns.prime.push(name(dictionary.organizations));
      columns.accountable.push(name(dictionary.organizations));
      const lineage = next();
      const organizations = nameAll();
      columns.lineage.push(lineage);
      columns.depth.push(lineage === broken ? -1 : organizations.length - 1);
      columns.organizations.push(dictionary.organizationLists.add(organizations));
    }

    columns.segmentStart.push(columns.from.length);
    for (let segments = next(); segments > 0; segments -= 1) {
      columns.from.push(next());
      columns.to.push(next());
      columns.isEscorted.push(next());
      const locations: number[] = [];
      for (let count = next(); count > 0; count -= 1) locations.push(name(dictionary.countries), next(), next());
      columns.locations.push(dictionary.locationLists.add(locations));
      columns.employers.push(dictionary.organizationLists.add(nameAll()));
      columns.stateStart.push(columns.chain.length);
      for (let count = next(); count > 0; count -= 1) {
        columns.chain.push(firstChain + next());
        columns.confidence.push(next());
        columns.classes.push(next());
        columns.low.push(next());
        columns.high.push(next());
      }
    }
  }
  columns.segmentStart.push(columns.from.length);
  columns.stateStart.push(columns.chain.length);
  return {
    accesses,
    ids,
    engineer: Int32Array.from(columns.engineer),
    system: Int32Array.from(columns.system),
    mode: Uint8Array.from(columns.mode),
    status: Uint8Array.from(columns.status),
    segmentStart: Int32Array.from(columns.segmentStart),
    from: Int32Array.from(columns.from),
    to: Int32Array.from(columns.to),
    isEscorted: Uint8Array.from(columns.isEscorted),
    locations: Int32Array.from(columns.locations),
    employers: Int32Array.from(columns.employers),
    stateStart: Int32Array.from(columns.stateStart),
    chain: Int32Array.from(columns.chain),
    confidence: Uint8Array.from(columns.confidence),
    classes: Uint8Array.from(columns.classes),
    low: Uint8Array.from(columns.low),
    high: Uint8Array.from(columns.high),
    escort: Int32Array.from(columns.escort),
    contract: Int32Array.from(columns.contract),
    prime: Int32Array.from(columns.prime),
    accountable: Int32Array.from(columns.accountable),
    lineage: Uint8Array.from(columns.lineage),
    depth: Int8Array.from(columns.depth),
    organizations: Int32Array.from(columns.organizations),
  };
}

function list(): number[] {
  return [];
}

/** Numbers for the keys in the chunks of all snapshots. It only grows. */
export interface Dictionary {
  readonly systems: Names;
  readonly people: Names;
  readonly contracts: Names;
  readonly organizations: Names;
  readonly countries: Names;
  /** Lists of organizations: of a route, or employers of an engineer. */
  readonly organizationLists: NumberLists;
  /** Lists of locations on a day, three numbers each: country, confidence and data class. */
  readonly locationLists: NumberLists;
}

export function makeDictionary(): Dictionary {
  return {
    systems: new Names(),
    people: new Names(),
    contracts: new Names(),
    organizations: new Names(),
    countries: new Names(),
    organizationLists: new NumberLists(),
    locationLists: new NumberLists(),
  };
}

/** Assigns numbers to keys in the order of their first use. Numbers never change, so snapshots share them. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];

  get size(): number {
    return this.#keys.length;
  }

  /** Returns the number of a key, and assigns one if it is new. */
  add(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#keys.length);
    return this.#keys.push(key) - 1;
  }

  /** Undefined: never seen. */
  numberOf(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  keyOf(number: number): string {
    const key = this.#keys[number];
    if (key === undefined) throw new RangeError(`No name has the number ${number}.`);
    return key;
  }
}

/** Assigns numbers to lists of numbers; equal lists get the same number. */
export class NumberLists {
  readonly #numbers = new Map<string, number>();
  readonly #lists: (readonly number[])[] = [];

  add(list: readonly number[]): number {
    const id = list.join();
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#lists.length);
    return this.#lists.push(list) - 1;
  }

  at(number: number): readonly number[] {
    return this.#lists[number] ?? [];
  }
}

/** A country's designation on a list, by one statement. Days since 1970; `to` is exclusive. */
export interface Designation {
  readonly list: string;
  readonly country: string;
  readonly from: number;
  readonly to: number;
}

export interface SystemFacts {
  readonly impactLevel: ImpactLevel;
  readonly agency: string | null;
  /** Whether any statement is about it. */
  readonly counts: boolean;
}

/** The analysis at one edition of the graph. Immutable. */
export interface Snapshot extends Edition {
  readonly dictionary: Dictionary;
  readonly chunks: readonly Chunk[];
  /** By chunk: 1 for every access that a later chunk supersedes. */
  readonly outdated: readonly Uint8Array[];
  /** By key. */
  readonly systems: ReadonlyMap<string, SystemFacts>;
  /** Every list, and whether it designates a country on any day. */
  readonly lists: ReadonlyMap<string, boolean>;
  readonly designations: readonly Designation[];
  /** Contracts in the graph, and those that an employment or access statement names. */
  readonly contracts: number;
  readonly contractsWithPersonnel: number;
}

/** Counts the accesses of a snapshot, each once. */
export function countAccesses({ outdated }: Pick<Snapshot, 'outdated'>): number {
  let count = 0;
  for (const marks of outdated) for (const mark of marks) count += 1 - mark;
  return count;
}

/** Whether the snapshot shows that a node exists. If false, only the database can tell. */
export function nodeExists({ dictionary, systems, lists }: Snapshot, { label, key }: NodeRef): boolean {
  switch (label) {
    case 'System':
      return systems.has(key);
    case 'Contract':
      return dictionary.contracts.numberOf(key) !== undefined;
    case 'Organization':
      return dictionary.organizations.numberOf(key) !== undefined;
    case 'Person':
      return dictionary.people.numberOf(key) !== undefined;
    case 'DesignationList':
      return lists.has(key);
    default:
      return false;
  }
}
