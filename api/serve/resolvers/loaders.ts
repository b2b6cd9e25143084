import DataLoader from 'dataloader';
import type { FieldNode } from 'graphql';
import { readReviews, readSightings } from '#graph/casework/decisions.ts';
import { investigations } from '#graph/casework/investigations.ts';
import type { Investigation } from '#graph/casework/investigations.ts';
import { contradictionsOf, readAbout } from '#graph/claims/about.ts';
import { readClaims } from '#graph/claims/claims.ts';
import type { ClaimSubject } from '#graph/claims/claims.ts';
import type { Database } from '#graph/database/database.ts';
import { graphChanging } from '#graph/edition/torn-read.ts';
import { readAccesses } from '#graph/entities/accesses.ts';
import { existingNodes, loadEntities } from '#graph/entities/entities.ts';
import { describingSources, designatedBy } from '#graph/entities/contents.ts';
import type { Designated } from '#graph/entities/contents.ts';
import { hopsOfStatements } from '#graph/entities/hops.ts';
import { readReporting } from '#graph/entities/reporting.ts';
import type { Hop, Statement } from '#graph/exposure/exposure.ts';
import { groupsOf, listIdentityDecisions, withResolvedKeys } from '#graph/identity/decisions.ts';
import type { IdentityDecision, PairVerdict } from '#graph/identity/decisions.ts';
import { readDoubts } from '#graph/evidence/doubts.ts';
import { countHops, findHops } from '#graph/lists/find.ts';
import type { Entity, HopPage, HopRequest, ListedHop } from '#graph/lists/hops.ts';
import { writePlace } from '#graph/lists/order.ts';
import type { Day } from '#graph/model/day.ts';
import { groupBy, nodeKey } from '#graph/model/keys.ts';
import type { HopIdentity, NodeRef } from '#graph/model/keys.ts';
import { findOwnership } from '#graph/ownership/find.ts';
import type { Ownership } from '#graph/ownership/find.ts';
import type { SameOrganizations } from '#graph/ownership/same-party.ts';
import type { OwnershipQuestion } from '#graph/ownership/ownership.ts';
import { isOutdated, readEdition } from '#graph/screening/screenings.ts';
import type { Screening } from '#graph/screening/screenings.ts';
import { findListed } from '#seed/import/doubtful-records.ts';
import type { PageInfo } from '../generated/resolvers.ts';

interface ListOnDay {
  readonly list: string;
  readonly day: Day;
}

/** Batches the reads of a request's resolvers into one Cypher statement per level. */
export type Loaders = ReturnType<typeof createLoaders>;

/** Creates the loaders of one request; they cache what they load. */
export function createLoaders(database: Database, today: Day) {
  const byNode = { cacheKeyFn: nodeKey };
  let hasCasework = true;
  let identityDecisions: Promise<readonly IdentityDecision[]> | null = null;
  let identityVerdicts: Promise<readonly PairVerdict[]> | null = null;
  const decisions = () => (identityDecisions ??= listIdentityDecisions(database));
  const verdicts = () => (identityVerdicts ??= decisions().then((all) => withResolvedKeys(database, all)));
  return {
    entities: new EntityLoader(database),
    /** An access, by its key. */
    access: new DataLoader((keys: readonly string[]) => readAccesses(database, keys)),
    /** Whether a node exists in the graph. */
    exists: new DataLoader((refs: readonly NodeRef[]) => existingNodes(database, refs), byNode),
    /** Keys of the sources that describe a node. */
    describing: new DataLoader((refs: readonly NodeRef[]) => describingSources(database, refs), byNode),
    designated: new DataLoader((requests: readonly ListOnDay[]) => loadDesignated(database, requests), {
      cacheKeyFn: ({ list, day }) => `${day}:${list}`,
    }),
    /** The hop of a statement, by the statement's key. */
    hopOfStatement: new DataLoader(async (keys: readonly string[]) => {
      const hops = await hopsOfStatements(database, keys);
      return keys.map((key) => hops.get(key) ?? null);
    }),
    /** The doubts about a subaward, by its statement's key. */
    doubts: new DataLoader(async (keys: readonly string[]) => {
      const doubts = await readDoubts(database, keys);
      return keys.map((key) => doubts.get(key) ?? []);
    }),
    /** How much an organization reports as a prime, by its key. */
    reporting: new DataLoader((keys: readonly string[]) => readReporting(database, keys)),
    /** Who owns an organization: one read for each day and each set of lists. */
    ownership: new DataLoader(
      async (asked: readonly AskedOwnership[]) => loadOwnership(database, asked, groupsOf(await verdicts())),
      { cacheKeyFn: ownershipKey },
    ),
    /** Claims and passages, by their subject. */
    about: new DataLoader((subjects: readonly ClaimSubject[]) => readAbout(database, subjects)),
    /** A claim, by its key. */
    claim: new DataLoader(async (keys: readonly string[]) => {
      const claims = await readClaims(database, keys);
      return keys.map((key) => claims.get(key) ?? null);
    }),
    /** Claims that contradict a claim, by its key. */
    contradictions: new DataLoader((keys: readonly string[]) => contradictionsOf(database, keys)),
    /** Loaders of hops, by their selection in the query. */
    hops: new HopLoaders(database),
    /** What people decided about a chain, by its id. */
    review: new DataLoader(async (chains: readonly string[]) =>
      hasCasework ? readReviews(database, chains, today) : chains.map(() => null),
    ),
    /** An investigation, by its id; null if it does not exist. */
    investigation: new DataLoader(async (ids: readonly string[]) => {
      const found: (Investigation | null)[] = [];
      // One at a time: each may be large.
      for (const id of ids) found.push(await investigations.find(database, id));
      return found;
    }),
    /** Call this if the graph has no casework: reviews are then not read. */
    withoutCasework: (): void => {
      hasCasework = false;
    },
    /** When the database had all hops of a chain. */
    sighting: new DataLoader((chains: readonly (readonly HopIdentity[])[]) => readSightings(database, chains)),
    /** All decisions about identities of organizations. */
    identityDecisions: decisions,
    /** What follows from them for the organizations that the graph has now. */
    identityVerdicts: verdicts,
    /** Whether saved screenings are out of date: the edition of the graph is read once for all of them. */
    isOutdated: new DataLoader(
      async (saved: readonly Screening[]) => {
        const now = await readEdition(database);
        return saved.map((one) => isOutdated(one, now));
      },
      { cache: false },
    ),
    /** Key of the organization that a record of a screening list is about, by the record's id; null if it is not imported. */
    listed: new DataLoader(async (records: readonly string[]) => {
      const listed = await findListed(database, records);
      return records.map((record) => listed.get(record) ?? null);
    }),
  };
}

/** Loads the nodes that others refer to, each once. */
class EntityLoader {
  readonly #loaded = new Map<string, Entity | null>();
  readonly #loader: DataLoader<NodeRef, Entity | null, string>;

  constructor(database: Database) {
    const load = async (refs: readonly NodeRef[]) => {
      const entities = await loadEntities(database, refs);
      refs.forEach((ref, at) => this.#loaded.set(nodeKey(ref), entities[at] ?? null));
      return entities;
    };
    this.#loader = new DataLoader(load, { cacheKeyFn: nodeKey });
  }

  /** Returns a node, null if it does not exist. A loaded one is not in a promise, because the executor waits for each of the hundreds on a page. */
  load(ref: NodeRef): Entity | null | Promise<Entity | null> {
    const loaded = this.#loaded.get(nodeKey(ref));
    return loaded === undefined ? this.#loader.load(ref) : loaded;
  }

  /** Loads nodes ahead. */
  async loadAll(refs: Iterable<NodeRef>): Promise<void> {
    const distinct = new Map([...refs].map((ref) => [nodeKey(ref), ref]));
    await this.#loader.loadMany([...distinct.values()]);
  }
}

async function loadDesignated(database: Database, requests: readonly ListOnDay[]): Promise<readonly Designated[]> {
  const days = [...new Set(requests.map(({ day }) => day))];
  const found = new Map(
    await Promise.all(
      days.map(async (day) => {
        const lists = requests.filter((request) => request.day === day).map(({ list }) => list);
        return [day, await designatedBy(database, lists, day)] as const;
      }),
    ),
  );
  return requests.map(({ list, day }) => found.get(day)?.get(list) ?? { countries: [], organizations: 0 });
}

interface AskedOwnership extends OwnershipQuestion {
  readonly organization: string;
}

function questionKey({ asOf, lists }: OwnershipQuestion): string {
  return JSON.stringify([asOf, ...lists.toSorted()]);
}

function ownershipKey(asked: AskedOwnership): string {
  return `${questionKey(asked)}${asked.organization}`;
}

async function loadOwnership(
  database: Database,
  asked: readonly AskedOwnership[],
  same: SameOrganizations,
): Promise<readonly (Ownership | Error)[]> {
  const found = new Map<string, Ownership>();
  for (const [first, ...others] of groupBy(asked, questionKey).values()) {
    if (first === undefined) continue;
    const organizations = [first, ...others].map(({ organization }) => organization);
    for (const [key, ownership] of await findOwnership(database, organizations, first, same))
      found.set(ownershipKey({ ...first, organization: key }), ownership);
  }
  return asked.map((one) => found.get(ownershipKey(one)) ?? graphChanging());
}

/** A statement with its hop, which is needed to find claims about it. */
export interface StatedHop {
  readonly statement: Statement;
  /** Null if it is not known yet and must be looked up. */
  readonly hop: HopIdentity | null;
}

/** Loads the hops that one selection of a query lists, for all its parent nodes in one Cypher statement. */
interface HopLoader {
  readonly listing: HopListing;
  readonly pages: DataLoader<string, HopPage>;
  readonly counts: DataLoader<string, number>;
}

/** The hop loaders of one request. */
class HopLoaders {
  readonly #database: Database;
  readonly #known = new WeakMap<readonly FieldNode[], HopLoader>();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Returns the loader of a selection, which the executor identifies by the same array each time. Its arguments are the same for
   * every parent node, so they are read once.
   * @param read reads the arguments
   */
  of(fieldNodes: readonly FieldNode[], read: () => HopListing): HopLoader {
    const known = this.#known.get(fieldNodes);
    if (known !== undefined) return known;
    const listing = read();
    const loader: HopLoader = {
      listing,
      pages: new DataLoader((keys) => findHops(this.#database, listing.request, keys)),
      counts: new DataLoader((keys) => countHops(this.#database, listing.request, keys)),
    };
    this.#known.set(fieldNodes, loader);
    return loader;
  }
}

/** How to list the hops of a node. */
export interface HopListing {
  /** Name of the list, as `Type.field`; cursors contain it. */
  readonly list: string;
  readonly request: HopRequest;
  /** The cursor that the page follows; null for the first page. */
  readonly cursor: string | null;
}

/** The value of a hop connection. Its getters and methods compute only what is selected. */
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
    return pageInfo(this.edges, this.#page.hasNextPage, this.#loader.listing.cursor);
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

interface WithCursor {
  readonly cursor: string;
}

/** What a connection has besides what its page has. */
export function nodesAndPageInfo<Edge extends WithCursor & { readonly node: unknown }>(
  { edges, hasNextPage }: { readonly edges: readonly Edge[]; readonly hasNextPage: boolean },
  after: string | null | undefined,
) {
  return {
    nodes: edges.map(({ node }): Edge['node'] => node),
    pageInfo: pageInfo(edges, hasNextPage, after),
  };
}

/** The position of a page in its list. */
export function pageInfo(
  edges: readonly WithCursor[],
  hasNextPage: boolean,
  after: string | null | undefined,
): PageInfo {
  return {
    hasNextPage,
    hasPreviousPage: after != null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}
