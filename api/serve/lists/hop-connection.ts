import type { HopPage, ListedHop } from '#graph/lists/hop-page.ts';
import type { HopRequest } from '#graph/lists/hop-request.ts';
import { writePlace } from '#graph/lists/place.ts';
import type { Entity } from '#graph/entities/entity.ts';
import type { Hop, NodeRef } from '#graph/exposure/exposure.ts';
import type { PageInfo } from '../generated/resolvers.ts';
import { pageInfo } from '../resolvers/page-info.ts';
import type { StatedHop } from '../resolvers/stated-hop.ts';
import type { HopLoader } from './hop-loaders.ts';

/** What the hops of a node are listed by. */
export interface HopListing {
  /** `Type.field` */
  readonly list: string;
  readonly request: HopRequest;
  /** The cursor that the page is behind; null: none. */
  readonly cursor: string | null;
}

/** A page of hops as the value of a connection: what is not asked for is not made. */
export class HopConnection {
  readonly edges: readonly HopEdge[];
  readonly #loader: HopLoader;
  readonly #near: NodeRef;
  readonly #page: HopPage;

  constructor(loader: HopLoader, near: NodeRef, page: HopPage) {
    this.#loader = loader;
    this.#near = near;
    this.#page = page;
    this.edges = page.hops.map((hop) => new HopEdge(loader.listing, near, hop));
  }

  totalCount(): Promise<number> {
    return this.#loader.counts.load(this.#near.key);
  }

  get nodes(): readonly Entity[] {
    return this.#page.hops.map(({ node }) => node);
  }

  get pageInfo(): PageInfo {
    const ends = [...this.edges.slice(0, 1), ...this.edges.slice(-1)];
    return pageInfo(
      ends.map(({ cursor }) => cursor),
      this.#page.hasNextPage,
      this.#loader.listing.cursor,
    );
  }
}

class HopEdge {
  readonly node: Entity;
  readonly #listing: HopListing;
  readonly #near: NodeRef;
  readonly #hop: ListedHop;

  constructor(listing: HopListing, near: NodeRef, hop: ListedHop) {
    this.node = hop.node;
    this.#listing = listing;
    this.#near = near;
    this.#hop = hop;
  }

  get cursor(): string {
    const { list, request } = this.#listing;
    return writePlace(list, request.order, this.#hop);
  }

  get hop(): Hop {
    const { relationship, isForward } = this.#listing.request;
    const near = { label: this.#near.label, key: this.#near.key };
    const far = { label: this.node.label, key: this.node.key };
    const [from, to] = isForward ? [near, far] : [far, near];
    const { under, statements } = this.#hop;
    return { type: relationship.edge, from, to, under, statements };
  }

  get statements(): readonly StatedHop[] {
    const { hop } = this;
    return hop.statements.map((statement) => ({ statement, hop }));
  }
}
