import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import { neighbourTypes, underOf } from '../entities/hops.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { Day } from '../model/day.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';

/** Nodes by Neo4j's own id. */
interface GraphBounds {
  readonly from: number;
  readonly to: number;
  readonly avoid: ReadonlySet<number>;
  /** Statements gone through at most. */
  readonly mostStatements: number;
}

/** Nodes whose statements are counted in one go. */
const countedTogether = 2000;

interface Side {
  readonly start: number;
  /** Where the other starts: no path goes on through there. */
  readonly end: number;
  /** Nodes seen from this end. */
  readonly seen: Set<number>;
  /** Those seen last, whose neighbours are not known yet. */
  frontier: readonly number[];
  /** Nodes of the frontier whose statements are not counted yet. */
  uncounted: readonly number[];
  /** Statements that end on those that are. */
  degree: number;
}

/**
 * The part of the graph around two nodes, widened hop by hop from the end where that costs less. After so many steps in all
 * it has every hop of every path of that length: of two neighbours on it, one is near enough to its end to be widened.
 */
export class ExploredGraph {
  readonly #reader: PathReader;
  readonly #avoid: ReadonlySet<number>;
  readonly #mostStatements: number;
  readonly #sides: readonly [Side, Side];
  readonly #next = new Map<number, number[]>();
  readonly #widened = new Set<number>();
  #statements = 0;
  /** Paths of so many hops are in it, all of them. */
  hops = 0;

  constructor(reader: PathReader, { from, to, avoid, mostStatements }: GraphBounds) {
    this.#reader = reader;
    this.#avoid = avoid;
    this.#mostStatements = mostStatements;
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

  /** Nothing more can be reached from one of the ends: it has every path of any length. */
  get isWhole(): boolean {
    return this.#sides.some(({ frontier }) => frontier.length === 0);
  }

  /**
   * One hop more, from one end.
   * @param found paths found so far, for the message
   * @throws STATEMENT_TOO_LARGE where that would be too much.
   */
  async widen(found: number): Promise<void> {
    const side = await this.#cheaper();
    this.#statements += side.degree;
    if (this.#statements > this.#mostStatements) throw this.#tooLarge(found);
    const asked = side.frontier.filter((node) => !this.#widened.has(node));
    const neighbours = await this.#reader.neighboursOf(asked);
    for (const node of asked) this.#add(node, neighbours.get(node) ?? []);
    const frontier = new Set<number>();
    for (const node of side.frontier)
      for (const next of this.#next.get(node) ?? []) if (next !== side.end && !side.seen.has(next)) frontier.add(next);
    for (const node of frontier) side.seen.add(node);
    side.frontier = [...frontier];
    side.uncounted = side.frontier;
    side.degree = 0;
    // What either end has widened costs nothing more.
    for (const one of this.#sides) one.uncounted = one.uncounted.filter((node) => !this.#widened.has(node));
    this.hops += 1;
  }

  /** Nodes that may be on a path of at most so many hops as are known, with their neighbours among them. */
  relevant(): ReadonlyMap<number, readonly number[]> {
    const [ofFrom, ofTo] = this.#sides.map((side) => this.#distancesFrom(side));
    const nodes = new Set<number>();
    for (const [node, hops] of ofFrom ?? []) if (hops + (ofTo?.get(node) ?? Infinity) <= this.hops) nodes.add(node);
    return new Map([...nodes].map((node) => [node, (this.#next.get(node) ?? []).filter((next) => nodes.has(next))]));
  }

  /**
   * The end on whose frontier fewer statements end. What is uncounted has one each at least, that by which it was found: the other
   * end is counted only as far as it takes to tell, which for tens of thousands of nodes is mostly nothing.
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

  /** A node's neighbours; those whose own are not known yet have it as theirs. */
  #add(node: number, neighbours: readonly number[]): void {
    const kept = neighbours.filter((next) => !this.#avoid.has(next));
    this.#widened.add(node);
    this.#next.set(node, kept);
    for (const next of kept) {
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
    const advice = 'give types, nodes to avoid (a country, a large prime), or a smaller maxHops or first';
    const message =
      found === 0
        ? `There is no path of up to ${this.hops} hops; longer ones would take more than ${this.#mostStatements} statements to find: ${advice}.`
        : `There are ${found} paths of up to ${this.hops} hops; longer ones would take more than ${this.#mostStatements} statements to find: ask with maxHops ${this.hops}, or ${advice}.`;
    return new Failure('STATEMENT_TOO_LARGE', message, {
      extensions: { ...exceeded(questionLimits.pathStatements, null, this.#mostStatements), hops: this.hops, found },
    });
  }
}

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

/** Which paths between two nodes. */
export interface PathRequest {
  readonly from: NodeRef;
  readonly to: NodeRef;
  /** From 1. */
  readonly maxHops: number;
  /** How many at most. */
  readonly first: number;
  /** Only hops that hold on it; null: whatever the day. */
  readonly asOf: Day | null;
  /** Nodes that are on every path; as many as `questionLimits.via` at most. */
  readonly via: readonly NodeRef[];
  /** Nodes that are on none. */
  readonly avoid: readonly NodeRef[];
  /** Types of hops; none: all. */
  readonly types: readonly EdgeType[];
}

/** A hop between two neighbours on a path. */
export interface StepHop {
  readonly type: EdgeType;
  /** Whether it goes the way the path does. */
  readonly forward: boolean;
  /** Its access or contract. */
  readonly under: string | null;
}

interface Choice {
  readonly hop: StepHop;
  /** How often neighbours agree up to here. */
  readonly agreeing: number;
  readonly before: Choice | null;
}

/**
 * One hop for each step of a path, so chosen that as many neighbours as can be are of the same access or contract: an escort of
 * one access beside another access would look like what it is not. Else the first of a step's hops.
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
