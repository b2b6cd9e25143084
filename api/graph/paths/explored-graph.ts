import { StatementTooLarge } from '../failure/statement-too-large.ts';
import { exceeded } from '../limits/exceeded.ts';
import { questionLimits } from '../limits/question-limits.ts';
import type { PathReader } from './path-reader.ts';

/** Nodes by Neo4j's own id. */
export interface GraphBounds {
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
   * @throws StatementTooLarge where that would be too much.
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

  #tooLarge(found: number): StatementTooLarge {
    const advice = 'give types, nodes to avoid (a country, a large prime), or a smaller maxHops or first';
    const message =
      found === 0
        ? `There is no path of up to ${this.hops} hops; longer ones would take more than ${this.#mostStatements} statements to find: ${advice}.`
        : `There are ${found} paths of up to ${this.hops} hops; longer ones would take more than ${this.#mostStatements} statements to find: ask with maxHops ${this.hops}, or ${advice}.`;
    return new StatementTooLarge(message, {
      extensions: { ...exceeded(questionLimits.pathStatements, null, this.#mostStatements), hops: this.hops, found },
    });
  }
}
