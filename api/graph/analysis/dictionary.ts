import { Names } from './names.ts';
import { NumberLists } from './number-lists.ts';

/** What the chunks of all snapshots name by number. It only grows. */
export interface Dictionary {
  readonly systems: Names;
  readonly people: Names;
  readonly contracts: Names;
  readonly organizations: Names;
  readonly countries: Names;
  /** Organizations of a route, or that employ an engineer. */
  readonly organizationLists: NumberLists;
  /** Locations held together: country, confidence and data class, three numbers each. */
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
