import type { HopPage } from './hop-page.ts';

/** The hops that came with a node; its list's members share the places, so that each costs an array, not a map. */
export class FetchedHops {
  readonly #places: readonly object[];
  readonly #pages: readonly HopPage[];

  constructor(places: readonly object[], pages: readonly HopPage[]) {
    this.#places = places;
    this.#pages = pages;
  }

  get(place: object): HopPage | undefined {
    return this.#pages[this.#places.indexOf(place)];
  }
}
