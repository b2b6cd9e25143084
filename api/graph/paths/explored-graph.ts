import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Transaction } from '../database/database.ts';
import { neighbourTypes, underOf } from '../entities/hops.ts';
import { validOn } from '../exposure/hops.ts';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Day } from '../model/day.ts';
import { derivedEdgeTypes, notDerived } from '../model/derived.ts';
import type { NodeRef } from '../model/keys.ts';
import { edgeTypes, labels, statementTypes } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';

/** The bounds of a search; nodes by Neo4j's internal id. */
interface GraphBounds {
  readonly from: number;
  readonly to: number;
  readonly avoid: ReadonlySet<number>;
  /** The maximum number of statements to read. */
  readonly maxStatements: number;
}

/** Nodes whose statements are counted in one read. */
const countedTogether = 2000;

interface Side {
  readonly start: number;
  /** Where the other side starts: no path continues through it. */
  readonly end: number;
  /** Nodes seen from this end. */
  readonly seen: Set<number>;
  /** Nodes seen last, whose neighbors are not read yet. */
  frontier: readonly number[];
  /** Nodes of the frontier whose statements are not counted yet. */
  uncounted: readonly number[];
  /** Statements at the counted nodes of the frontier. */
  degree: number;
}

/**
 * The part of the graph around two nodes, widened hop by hop from the cheaper end. After n steps it contains every hop of every path
 * of n hops: of two neighbors on such a path, one is close enough to its end to have been widened.
 */
export class ExploredGraph {
  readonly #reader: PathReader;
  readonly #avoid: ReadonlySet<number>;
  readonly #maxStatements: number;
  readonly #sides: readonly [Side, Side];
  readonly #next = new Map<number, number[]>();
  readonly #widened = new Set<number>();
  #statements = 0;
  /** All paths of up to this many hops are in the graph. */
  hops = 0;

  constructor(reader: PathReader, { from, to, avoid, maxStatements }: GraphBounds) {
    this.#reader = reader;
    this.#avoid = avoid;
    this.#maxStatements = maxStatements;
    const side = (start: number, end: number): Side => ({
      start,
      end,
      seen: new Set([start]),
      frontier: [start],
      uncounted: [start],
      degree: 0,
    });
    this.#sides = [side(from, to), side(to, from)];
  }

  /** Nothing more can be reached from one of the ends, so every path of any length is in the graph. */
  get isComplete(): boolean {
    return this.#sides.some(({ frontier }) => frontier.length === 0);
  }

  /**
   * Widens by one hop, from one end.
   * @param found paths found so far, for the message
   * @throws STATEMENT_TOO_LARGE if that exceeds the maximum number of statements.
   */
  async widen(found: number): Promise<void> {
    const side = await this.#cheaper();
    this.#statements += side.degree;
    if (this.#statements > this.#maxStatements) throw this.#tooLarge(found);
    const unread = side.frontier.filter((node) => !this.#widened.has(node));
    const neighbours = await this.#reader.neighboursOf(unread);
    for (const node of unread) this.#add(node, neighbours.get(node) ?? []);
    const frontier = new Set<number>();
    for (const node of side.frontier)
      for (const next of this.#next.get(node) ?? []) if (next !== side.end && !side.seen.has(next)) frontier.add(next);
    for (const node of frontier) side.seen.add(node);
    side.frontier = [...frontier];
    side.uncounted = side.frontier;
    side.degree = 0;
    // Nodes that either end has widened cost nothing more.
    for (const one of this.#sides) one.uncounted = one.uncounted.filter((node) => !this.#widened.has(node));
    this.hops += 1;
  }

  /** Returns the nodes that may be on a path of at most `hops` hops, with their neighbors among them. */
  relevant(): ReadonlyMap<number, readonly number[]> {
    const [ofFrom, ofTo] = this.#sides.map((side) => this.#distancesFrom(side));
    const nodes = new Set<number>();
    for (const [node, hops] of ofFrom ?? []) if (hops + (ofTo?.get(node) ?? Infinity) <= this.hops) nodes.add(node);
    return new Map([...nodes].map((node) => [node, (this.#next.get(node) ?? []).filter((next) => nodes.has(next))]));
  }

  /**
   * Returns the side with fewer statements at its frontier. An uncounted node has at least one, through which it was found, so
   * counting stops as soon as the comparison is decided; a side with tens of thousands of nodes is often not counted at all.
   */
  async #cheaper(): Promise<Side> {
    const [a, b] = this.#sides;
    const atLeast = ({ degree, uncounted }: Side) => degree + uncounted.length;
    for (;;) {
      const less = atLeast(a) <= atLeast(b) ? a : b;
      if (less.uncounted.length === 0) return less;
      less.degree += await this.#reader.degreeOf(less.uncounted.slice(0, countedTogether));
      less.uncounted = less.uncounted.slice(countedTogether);
    }
  }

  /** Records a node's neighbors, and the node as a neighbor of those that are not widened yet. */
  #add(node: number, neighbours: readonly number[]): void {
    const allowed = neighbours.filter((next) => !this.#avoid.has(next));
    this.#widened.add(node);
    this.#next.set(node, allowed);
    for (const next of allowed) {
      if (this.#widened.has(next)) continue;
      const known = this.#next.get(next);
      if (known === undefined) this.#next.set(next, [node]);
      else known.push(node);
    }
  }

  #distancesFrom({ start, end }: Side): ReadonlyMap<number, number> {
    const distances = new Map([[start, 0]]);
    let level = [start];
    for (let hops = 1; hops <= this.hops && level.length > 0; hops += 1) {
      const next: number[] = [];
      for (const node of level)
        for (const other of this.#next.get(node) ?? []) {
          if (distances.has(other)) continue;
          distances.set(other, hops);
          if (other !== end) next.push(other);
        }
      level = next;
    }
    return distances;
  }

  #tooLarge(found: number): Failure {
    const advice = 'limit the types, avoid nodes (a country, a large prime), or lower maxHops or first';
    const message =
      found === 0
        ? `There is no path of up to ${this.hops} hops; finding longer ones would read more than ${this.#maxStatements} statements: ${advice}.`
        : `Found ${found} ${found === 1 ? 'path' : 'paths'} of up to ${this.hops} hops; finding longer ones would read more than ${this.#maxStatements} statements: set maxHops to ${this.hops}, or ${advice}.`;
    return new Failure('STATEMENT_TOO_LARGE', message, {
      extensions: { ...exceeded(questionLimits.pathStatements, null, this.#maxStatements), hops: this.hops, found },
    });
  }
}

/** Nodes per Cypher statement; the abort signal takes effect between batches. */
const batch = 2000;
/** The maximum number of hops between two nodes to choose from. */
const maxHopsOfStep = 200;

const idRow = z.object({ at: z.number(), id: z.number() });
const degreeRow = z.object({ degree: z.number() });
const nextRow = z.object({ id: z.number(), others: z.array(z.number()) });
const nodesRow = z.object({ nodes: z.array(z.tuple([z.number(), z.enum(labels), z.string()])) });
const stepRow = z.object({
  at: z.number(),
  type: z.enum(edgeTypes),
  /** Whether it has the direction of the path. */
  forward: z.boolean(),
  /** Its access or contract. */
  under: z.string().nullable(),
});

/** A hop between two neighbors on a path. */
export type StepHop = Readonly<Omit<z.infer<typeof stepRow>, 'at'>>;

/** Two neighbors on a path, by Neo4j's internal id. */
export type Step = readonly [from: number, to: number];

/**
 * The reads of a path search, in one transaction. Nodes are identified by Neo4j's internal ids, which are small and only valid within
 * the transaction: with Cypher 5 they are numbers, on later versions of Neo4j too.
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

  /** Returns the nodes' ids in the given order; null: the node does not exist. */
  async idsOf(nodes: readonly NodeRef[]): Promise<readonly (number | null)[]> {
    const found = new Map<number, number>();
    for (const label of new Set(nodes.map((node) => node.label))) {
      const wanted = nodes.flatMap((node, at) => (node.label === label ? [{ at, key: node.key }] : []));
      const rows = await this.#transaction.run(
        `CYPHER 5 UNWIND $wanted AS wanted ${byKey('n', label, 'wanted.key')} RETURN wanted.at AS at, id(n) AS id`,
        { wanted },
      );
      for (const { at, id } of rows.map((row) => idRow.parse(row))) found.set(at, id);
    }
    return nodes.map((_, at) => found.get(at) ?? null);
  }

  /** Counts the statements at some nodes. An upper bound: those of other days count too. */
  async degreeOf(ids: readonly number[]): Promise<number> {
    const rows = await this.#batched(ids, `MATCH (n) WHERE id(n) IN $ids RETURN sum(${this.#degree()}) AS degree`);
    return rows.map((row) => degreeRow.parse(row).degree).reduce((sum, degree) => sum + degree, 0);
  }

  /** Counting a type costs a walk over a node's statements, so most types are counted as all minus the others. */
  #degree(): string {
    const count = (type: string) => `COUNT { (n)-[:${type}]-() }`;
    const others = [...statementTypes.filter((type) => !this.#types.includes(type)), ...derivedEdgeTypes];
    return others.length < this.#types.length
      ? ['COUNT { (n)--() }', ...others.map(count)].join(' - ')
      : this.#types.map(count).join(' + ');
  }

  /** Returns the nodes at the other end of each node's hops, in either direction. */
  async neighboursOf(ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
    const rows = await this.#batched(
      ids,
      `MATCH (n)-[r:${this.#types.join('|')}]-(m:${notDerived}) WHERE id(n) IN $ids AND m <> n AND ${holds}
       RETURN id(n) AS id, collect(DISTINCT id(m)) AS others`,
    );
    return new Map(rows.map((row) => nextRow.parse(row)).map(({ id, others }) => [id, others]));
  }

  /** Returns nodes by id. Each node is read once. */
  async nodesOf(ids: readonly number[]): Promise<ReadonlyMap<number, NodeRef>> {
    const rows = await this.#batched(
      ids.filter((id) => !this.#nodes.has(id)),
      'MATCH (n) WHERE id(n) IN $ids RETURN collect([id(n), head([l IN labels(n) WHERE l IN $labels]), n.key]) AS nodes',
    );
    for (const row of rows)
      for (const [id, label, key] of nodesRow.parse(row).nodes) this.#nodes.set(id, { label, key });
    return this.#nodes;
  }

  /** Returns the hops between two neighbors, those with the most statements first; at most `maxHopsOfStep`. */
  async hopsOf(steps: readonly Step[]): Promise<readonly (readonly StepHop[])[]> {
    const rows = await this.#transaction.run(
      `CYPHER 5 UNWIND range(0, size($steps) - 1) AS at
       CALL (at) {
         MATCH (a) WHERE id(a) = $steps[at][0]
         MATCH (b) WHERE id(b) = $steps[at][1]
         WITH a, b LIMIT 1
         MATCH (a)-[r:${this.#types.join('|')}]-(b) WHERE ${holds}
         WITH type(r) AS type, startNode(r) = a AS forward, ${underOf} AS under, count(*) AS statements
         RETURN type, forward, under ORDER BY statements DESC, type, forward DESC, coalesce(under, '') LIMIT ${maxHopsOfStep}
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

const holds = `($asOf IS NULL OR ${validOn('r', 'date($asOf)')})`;

/** A request for paths between two nodes. */
export interface PathRequest {
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** At least 1. */
  readonly maxHops: number;
  /** The maximum number of paths. */
  readonly first: number;
  /** Only hops that hold on this day; null: all. */
  readonly asOf: Day | null;
  /** Nodes that every path must contain; at most `questionLimits.via`. */
  readonly via: readonly NodeRef[];
  /** Nodes that no path may contain. */
  readonly avoid: readonly NodeRef[];
  /** Types of hops; empty: all. */
  readonly types: readonly EdgeType[];
}

interface Choice {
  readonly hop: StepHop;
  /** How often consecutive hops share an access or contract up to here. */
  readonly agreeing: number;
  readonly before: Choice | null;
}

/**
 * Chooses one hop for each step of a path, so that as many consecutive hops as possible share an access or contract: an escort of one
 * access next to another access would suggest a chain that does not exist. Otherwise it is the first of a step's hops.
 */
export function chooseHops(steps: readonly (readonly StepHop[])[]): readonly StepHop[] {
  let choices: readonly Choice[] = [];
  for (const [at, hops] of steps.entries())
    choices = hops.map((hop) => {
      let best: Choice | null = null;
      let most = 0;
      for (const before of at === 0 ? [] : choices) {
        const agreeing = before.agreeing + Number(hop.under !== null && hop.under === before.hop.under);
        if (best !== null && agreeing <= most) continue;
        best = before;
        most = agreeing;
      }
      return { hop, agreeing: most, before: best };
    });
  let last: Choice | null = null;
  for (const choice of choices) if (last === null || choice.agreeing > last.agreeing) last = choice;
  const chosen: StepHop[] = [];
  for (let at = last; at !== null; at = at.before) chosen.unshift(at.hop);
  return chosen;
}
