import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';
import { underOf } from '../entities/hop-clauses.ts';
import { neighbourTypes } from '../entities/neighbour-types.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import type { PathRequest } from './path-request.ts';
import type { StepHop } from './choose-hops.ts';

/** Nodes of one statement: a few thousand are read together, so that a signal is heeded between. */
const batch = 2000;
/** Hops between two nodes that are chosen from. */
const mostHopsOfStep = 200;

const idRow = z.object({ at: z.number(), id: z.number() });
const degreeRow = z.object({ degree: z.number() });
const nextRow = z.object({ id: z.number(), others: z.array(z.number()) });
const nodesRow = z.object({ nodes: z.array(z.tuple([z.number(), z.enum(labels), z.string()])) });
const stepRow = z.object({
  at: z.number(),
  type: z.enum(edgeTypes),
  forward: z.boolean(),
  under: z.string().nullable(),
});

/** Two neighbours on a path, by Neo4j's own id. */
export type Step = readonly [from: number, to: number];

/**
 * What a search of paths asks of the graph, as one transaction sees it. Nodes are known by Neo4j's own ids, which are small and
 * mean nothing outside of it: Cypher 5 has them as numbers, on later versions too.
 */
export class PathReader {
  readonly #transaction: Transaction;
  readonly #types: readonly string[];
  readonly #asOf: string | null;
  readonly #nodes = new Map<number, NodeRef>();

  constructor(transaction: Transaction, { types, asOf }: Pick<PathRequest, 'types' | 'asOf'>) {
    this.#transaction = transaction;
    this.#types = types.length === 0 ? neighbourTypes : types;
    this.#asOf = asOf;
  }

  /** In the order asked for; null: not there. */
  async idsOf(nodes: readonly NodeRef[]): Promise<readonly (number | null)[]> {
    const found = new Map<number, number>();
    for (const label of new Set(nodes.map((node) => node.label))) {
      const asked = nodes.flatMap((node, at) => (node.label === label ? [{ at, key: node.key }] : []));
      const rows = await this.#transaction.run(
        `CYPHER 5 UNWIND $asked AS asked MATCH (n:${label} {key: asked.key}) RETURN asked.at AS at, id(n) AS id`,
        { asked },
      );
      for (const { at, id } of rows.map((row) => idRow.parse(row))) found.set(at, id);
    }
    return nodes.map((_, at) => found.get(at) ?? null);
  }

  /** How many statements end on some nodes, at most: superseded ones and those of other days are counted too. */
  async degreeOf(ids: readonly number[]): Promise<number> {
    const rows = await this.#batched(ids, `MATCH (n) WHERE id(n) IN $ids RETURN sum(${this.#degree()}) AS degree`);
    return rows.map((row) => degreeRow.parse(row).degree).reduce((sum, degree) => sum + degree, 0);
  }

  /** Each type that is counted costs a walk over the statements of a node: all but a few are counted as all without those. */
  #degree(): string {
    const count = (type: string) => `COUNT { (n)-[:${type}]-() }`;
    const others = edgeTypes.filter((type) => !this.#types.includes(type));
    return others.length < this.#types.length
      ? ['COUNT { (n)--() }', ...others.map(count)].join(' - ')
      : this.#types.map(count).join(' + ');
  }

  /** What is at the other end of each node's hops, whichever way they go. */
  async neighboursOf(ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
    const rows = await this.#batched(
      ids,
      `MATCH (n)-[r:${this.#types.join('|')}]-(m) WHERE id(n) IN $ids AND m <> n AND ${holds}
       RETURN id(n) AS id, collect(DISTINCT id(m)) AS others`,
    );
    return new Map(rows.map((row) => nextRow.parse(row)).map(({ id, others }) => [id, others]));
  }

  /** Each node is asked for once. */
  async nodesOf(ids: readonly number[]): Promise<ReadonlyMap<number, NodeRef>> {
    const rows = await this.#batched(
      ids.filter((id) => !this.#nodes.has(id)),
      'MATCH (n) WHERE id(n) IN $ids RETURN collect([id(n), head([l IN labels(n) WHERE l IN $labels]), n.key]) AS nodes',
    );
    for (const row of rows)
      for (const [id, label, key] of nodesRow.parse(row).nodes) this.#nodes.set(id, { label, key });
    return this.#nodes;
  }

  /** The hops between two neighbours, those with most statements first; `mostHopsOfStep` at most. */
  async hopsOf(steps: readonly Step[]): Promise<readonly (readonly StepHop[])[]> {
    const rows = await this.#transaction.run(
      `CYPHER 5 UNWIND range(0, size($steps) - 1) AS at
       CALL (at) {
         MATCH (a) WHERE id(a) = $steps[at][0]
         MATCH (b) WHERE id(b) = $steps[at][1]
         WITH a, b LIMIT 1
         MATCH (a)-[r:${this.#types.join('|')}]-(b) WHERE ${holds}
         WITH type(r) AS type, startNode(r) = a AS forward, ${underOf} AS under, count(*) AS statements
         RETURN type, forward, under ORDER BY statements DESC, type, forward DESC, coalesce(under, '') LIMIT ${mostHopsOfStep}
       }
       RETURN at, type, forward, under`,
      { steps, asOf: this.#asOf },
    );
    const hops = steps.map((): StepHop[] => []);
    for (const { at, ...hop } of rows.map((row) => stepRow.parse(row))) hops[at]?.push(hop);
    return hops;
  }

  async #batched(ids: readonly number[], statement: string) {
    const rows = [];
    for (let from = 0; from < ids.length; from += batch) {
      const some = { ids: ids.slice(from, from + batch), asOf: this.#asOf, labels };
      rows.push(...(await this.#transaction.run(`CYPHER 5 ${statement}`, some)));
    }
    return rows;
  }
}

const holds = `r.supersededAt IS NULL AND ($asOf IS NULL OR
  ((r.validFrom IS NULL OR r.validFrom <= date($asOf)) AND (r.validTo IS NULL OR date($asOf) < r.validTo)))`;
