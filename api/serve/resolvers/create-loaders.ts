import DataLoader from 'dataloader';
import { claimsAbout } from '#graph/claims/claims-about.ts';
import type { Claim } from '#graph/claims/claim.ts';
import type { ClaimSubject } from '#graph/claims/claim-subject.ts';
import { contradictionsOf } from '#graph/claims/contradictions-of.ts';
import { readClaims } from '#graph/claims/read-claims.ts';
import { recallEntities } from '#graph/analysis/recall-entities.ts';
import type { Database } from '#graph/driver/database.ts';
import { designatedBy, type Designated } from '#graph/entities/designated-by.ts';
import { describingSources } from '#graph/entities/describing-sources.ts';
import type { Entity } from '#graph/entities/entity.ts';
import { hopsOfStatements } from '#graph/entities/hops-of-statements.ts';
import type { HopIdentity } from '#graph/entities/load-hops.ts';
import { existingNodes } from '#graph/entities/existing-nodes.ts';
import type { NodeRef } from '#graph/exposure/exposure.ts';
import type { Day } from '#graph/model/day.ts';
import type { Graph } from '#graph/open-graph.ts';
import { HopLoaders } from '../lists/hop-loaders.ts';

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
