import DataLoader from 'dataloader';
import type { FieldNode } from 'graphql';
import type { Database } from '#graph/driver/database.ts';
import { countHops, findHops } from '#graph/lists/find-hops.ts';
import type { HopPage } from '#graph/lists/hop-page.ts';
import type { HopListing } from './hop-connection.ts';

/** What one field of a query, with its arguments, lists of each node that it is asked of: one statement for all of them. */
export interface HopLoader {
  readonly listing: HopListing;
  readonly pages: DataLoader<string, HopPage>;
  readonly counts: DataLoader<string, number>;
}

/** Those of one request. */
export class HopLoaders {
  readonly #database: Database;
  readonly #known = new WeakMap<readonly FieldNode[], HopLoader>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The loader of a place in the query, which the executor names by the same array each time. There its arguments are the same whatever node it is asked of, so that they are read once.
   * @param read reads the arguments
   */
  of(fieldNodes: readonly FieldNode[], read: () => HopListing): HopLoader {
    const known = this.#known.get(fieldNodes);
    if (known !== undefined) return known;
    const listing = read();
    const made: HopLoader = {
      listing,
      pages: new DataLoader((keys) => findHops(this.#database, listing.request, keys)),
      counts: new DataLoader((keys) => countHops(this.#database, listing.request, keys)),
    };
    this.#known.set(fieldNodes, made);
    return made;
  }
}
