import DataLoader from 'dataloader';
import type { FieldNode } from 'graphql';
import { claimsAbout, contradictionsOf } from '#graph/claims/about.ts';
import { readClaims } from '#graph/claims/claims.ts';
import type { Claim, ClaimSubject } from '#graph/claims/claims.ts';
import type { Database } from '#graph/database/database.ts';
import { existingNodes, recallEntities } from '#graph/entities/entities.ts';
import { describingSources, designatedBy } from '#graph/entities/holdings.ts';
import type { Designated } from '#graph/entities/holdings.ts';
import { hopsOfStatements } from '#graph/entities/hops.ts';
import type { HopIdentity } from '#graph/entities/hops.ts';
import type { Hop, NodeRef, Statement } from '#graph/exposure/exposure.ts';
import type { Graph } from '#graph/exposures/index/graph.ts';
import { countHops, findHops } from '#graph/lists/find.ts';
import type { Entity, HopPage, HopRequest, ListedHop } from '#graph/lists/hops.ts';
import { writePlace } from '#graph/lists/order.ts';
import type { Day } from '#graph/model/day.ts';
import type { PageInfo } from '../generated/resolvers.ts';

interface ListOnDay {
  readonly list: string;
  readonly day: Day;
}

/** Collects what the resolvers of one level ask for, and asks the database once. */
export interface Loaders {
  readonly entity: DataLoader<NodeRef, Entity | null, string>;
  /** Whether a node is in the graph. */
  readonly exists: DataLoader<NodeRef, boolean, string>;
  readonly describing: DataLoader<NodeRef, readonly string[], string>;
  readonly designated: DataLoader<ListOnDay, Designated, string>;
  /** By the statement's key. */
  readonly hopOfStatement: DataLoader<string, HopIdentity | null>;
  /** By what a claim is about. */
  readonly claimsAbout: DataLoader<ClaimSubject, readonly Claim[]>;
  /** By the claim's key. */
  readonly claim: DataLoader<string, Claim | null>;
  /** By the claim's key. */
  readonly contradictions: DataLoader<string, readonly Claim[]>;
  /** By place in the query. */
  readonly hops: HopLoaders;
}

/** New ones for each request: they keep what they loaded. */
export function createLoaders(graph: Graph): Loaders {
  const { database } = graph;
  const byNode = { cacheKeyFn: ({ label, key }: NodeRef) => `${label}:${key}` };
  return {
    entity: new DataLoader((refs) => recallEntities(graph, refs), byNode),
    exists: new DataLoader((refs) => existingNodes(database, refs), byNode),
    describing: new DataLoader((refs) => describingSources(database, refs), byNode),
    designated: new DataLoader((asked) => loadDesignated(database, asked), {
      cacheKeyFn: ({ list, day }) => `${day}:${list}`,
    }),
    hopOfStatement: new DataLoader(async (keys) => {
      const hops = await hopsOfStatements(database, keys);
      return keys.map((key) => hops.get(key) ?? null);
    }),
    claimsAbout: new DataLoader((subjects) => claimsAbout(database, subjects)),
    claim: new DataLoader(async (keys) => {
      const claims = await readClaims(database, keys);
      return keys.map((key) => claims.get(key) ?? null);
    }),
    contradictions: new DataLoader((keys) => contradictionsOf(database, keys)),
    hops: new HopLoaders(database),
  };
}

async function loadDesignated(database: Database, asked: readonly ListOnDay[]): Promise<readonly Designated[]> {
  const days = [...new Set(asked.map(({ day }) => day))];
  const found = new Map(
    await Promise.all(
      days.map(async (day) => {
        const lists = asked.filter((other) => other.day === day).map(({ list }) => list);
        return [day, await designatedBy(database, lists, day)] as const;
      }),
    ),
  );
  return asked.map(({ list, day }) => found.get(day)?.get(list) ?? { countries: [], organizations: 0 });
}

/** A statement with the hop that it is of: what is claimed about it is claimed about that hop. */
export interface StatedHop {
  readonly statement: Statement;
  /** Null: to be looked up. */
  readonly hop: HopIdentity | null;
}

/** What one field of a query, with its arguments, lists of each node that it is asked of: one statement for all of them. */
interface HopLoader {
  readonly listing: HopListing;
  readonly pages: DataLoader<string, HopPage>;
  readonly counts: DataLoader<string, number>;
}

/** Those of one request. */
class HopLoaders {
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

/** Where a page lies in the whole, from its cursors. */
export function pageInfo(cursors: readonly string[], hasNextPage: boolean, after: string | null | undefined): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage: after != null,
    startCursor: cursors[0] ?? null,
    endCursor: cursors.at(-1) ?? null,
  };
}
