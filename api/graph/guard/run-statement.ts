import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Limits, Parameters } from '../driver/database.ts';
import { BadInput } from '../failure/bad-input.ts';
import { DatabaseUnavailable } from '../failure/database-unavailable.ts';
import { StatementFailed } from '../failure/statement-failed.ts';
import { StatementRejected } from '../failure/statement-rejected.ts';
import { StatementTooLarge } from '../failure/statement-too-large.ts';
import { StatementTimedOut } from '../failure/statement-timed-out.ts';
import { ReadAborted } from '../failure/read-aborted.ts';
import { exceeded } from '../limits/exceeded.ts';
import { questionLimits } from '../limits/question-limits.ts';
import { comesBack } from './comes-back.ts';
import type { CypherResult } from './cypher-result.ts';
import { freeDatabase } from './free-database.ts';
import { judgeColumns, judgePlan } from './judge-plan.ts';
import { judgeStatement } from './judge-statement.ts';
import type { JudgedStatement } from './judge-statement.ts';
import { LimitedQueue } from './limited-queue.ts';
import { listOperators } from './list-operators.ts';
import { rejectionOf } from './rejection-of.ts';
import { runAnew } from './run-anew.ts';
import { shapeResult } from './shape-result.ts';
import { mostRows, statementLimits } from './statement-limits.ts';
import type { StatementLimits } from './statement-limits.ts';

export interface StatementRequest {
  /** What a user typed, or a saved query's statement that was judged when it was loaded. */
  readonly statement: string | JudgedStatement;
  /** Values of Cypher's parameters, by name. */
  readonly parameters: Parameters;
  /** Rows at most, 1 to `mostRows`. */
  readonly first: number;
  /** Cancels it, in the database too. */
  readonly signal?: AbortSignal;
  readonly limits?: StatementLimits;
}

/** What belongs to a database for as long as it is open. */
interface Gate {
  /** Of statements that users typed. */
  readonly typed: LimitedQueue;
  /** Of saved queries, which wait for no user's own statements. */
  readonly saved: LimitedQueue;
  version: Promise<string> | null;
  /** When it was last restarted for the sake of a statement, as `performance.now()` tells it; Infinity: it is just being. */
  restarted: number;
}
const gates = new WeakMap<Database, Gate>();
/** The others wait. */
const running = 4;
const waiting = questionLimits.statements.most - running;
/** It takes no longer to see whether a database is away. */
const lookingMs = 3500;
/** There is one thread that parses. What is given up while it waits for that never comes to it. */
const parsing = new LimitedQueue(1, questionLimits.statements.most - 1);

/**
 * Runs Cypher of a user's: judges its parse tree and its plan, then reads within limits, and answers by the deadline
 * whatever the database does. Of an EXPLAIN the plan is all, and nothing is run; a PROFILE is run as the statement would be.
 * @throws BadInput, StatementUnparsable, StatementRefused, StatementTooComplex, StatementRejected, StatementTimedOut,
 *   StatementTooLarge, ResultTooLarge, TooManyStatements, ReadAborted, DatabaseUnavailable
 */
export async function runStatement(database: Database, request: StatementRequest): Promise<CypherResult> {
  const { first, limits = statementLimits } = request;
  if (!Number.isInteger(first) || first < 1 || first > mostRows)
    throw new BadInput(`first must be a whole number from 1 to ${mostRows}.`, { extensions: { argument: 'first' } });
  const started = performance.now();
  const tag = randomUUID();
  const deadline = AbortSignal.timeout(limits.deadlineMs);
  const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
  const gate = gateOf(database);
  const state: Run['state'] = { phase: 'waiting' };
  const queue = typeof request.statement === 'string' ? gate.typed : gate.saved;
  const isDone = new AbortController();
  // So long before the deadline that the deadline holds: what was not yet asked may wait for a database that is away.
  const away = sleep(Math.max(0, limits.deadlineMs - lookingMs), undefined, { signal: isDone.signal }).then(
    () => (state.phase === 'running' ? null : database.unavailable()),
    () => null,
  );
  const work = judged(request.statement, signal).then((statement) =>
    queue.run(signal, () =>
      execute(database, gate, { ...request, statement }, { tag, started, signal, limits, state }),
    ),
  );
  try {
    const result = await Promise.race([work, rejectionOf(signal)]);
    return { ...result, elapsedMs: performance.now() - started };
  } catch (error) {
    if (signal.aborted) {
      if (state.phase !== 'waiting') void release(database.whole, gate, tag, limits.graceMs);
      const unavailable = deadline.aborted && state.phase !== 'running' ? await away : null;
      if (unavailable !== null) throw unavailable;
      throw deadline.aborted
        ? new StatementTimedOut(
            `The statement had no answer within ${limits.deadlineMs / 1000} seconds and was given up: ask for less.`,
            { extensions: { ...exceeded(questionLimits.statementTime, null, limits.deadlineMs) } },
          )
        : new ReadAborted('The statement was cancelled.');
    }
    if (error instanceof DatabaseUnavailable && state.phase === 'running') {
      if (await comesBack(database, signal))
        throw new StatementTooLarge(
          'The database went down while it ran the statement, most likely for want of memory, and was started again: ask for less.',
          { cause: error, extensions: { ...exceeded(questionLimits.statementMemory) } },
        );
      if (deadline.aborted)
        throw new StatementTimedOut(
          `The database went down while it ran the statement, most likely for want of memory, and was not there again within ${limits.deadlineMs / 1000} seconds: ask for less.`,
          { cause: error, extensions: { ...exceeded(questionLimits.statementTime, null, limits.deadlineMs) } },
        );
    }
    if (error instanceof StatementFailed)
      throw new StatementRejected(
        error.message.replace(/^Neo4j failed a statement/, 'Neo4j does not accept the statement'),
        {
          cause: error,
          extensions: error.extensions,
        },
      );
    throw error;
  } finally {
    isDone.abort();
  }
}

/** Judged before it takes one of the few places to run: parsing may take long, and keeps no database busy. */
function judged(statement: string | JudgedStatement, signal: AbortSignal): Promise<JudgedStatement> {
  return typeof statement === 'string'
    ? parsing.run(signal, () => judgeStatement(statement))
    : Promise.resolve(statement);
}

interface Run {
  readonly tag: string;
  /** As `performance.now()` tells it. */
  readonly started: number;
  readonly signal: AbortSignal;
  readonly limits: StatementLimits;
  /** How far it came: from planning on, it may keep the database busy. */
  readonly state: { phase: 'waiting' | 'planning' | 'running' };
}

interface JudgedRequest extends StatementRequest {
  readonly statement: JudgedStatement;
}

type Answer = Omit<CypherResult, 'elapsedMs'>;

async function execute(database: Database, gate: Gate, request: JudgedRequest, run: Run): Promise<Answer> {
  const { statement, parameters, first } = request;
  const { text, facts, asksFor } = statement;
  gate.version ??= database.whole.version();
  const version = await gate.version.catch((error: unknown) => {
    gate.version = null;
    throw error;
  });
  const limits: Limits = {
    rows: first,
    milliseconds: run.limits.timeoutMs,
    bytes: run.limits.bytes,
    signal: run.signal,
    tag: run.tag,
  };
  run.signal.throwIfAborted();
  run.state.phase = 'planning';
  const anew = <T>(work: () => Promise<T>, isHarmless: boolean) =>
    runAnew(work, database, run.signal, { restarted: () => gate.restarted, started: run.started, isHarmless });
  const plan = await anew(() => database.explain(limits, text, parameters), true);
  judgePlan(plan, version);
  judgeColumns(plan.columns, facts.answers);
  if (asksFor === 'EXPLAIN')
    return {
      columns: [],
      columnTypes: [],
      rows: [],
      graph: { nodes: [], hops: [] },
      rowsCut: false,
      graphCut: false,
      plan: listOperators(plan),
    };
  run.state.phase = 'running';
  if (asksFor === 'PROFILE') {
    const profiled = await database.profile(limits, text, parameters);
    judgeColumns(profiled.columns, facts.answers);
    return { ...(await shapeResult(database, profiled)), plan: listOperators(profiled.plan) };
  }
  const result = await anew(() => database.readWithin(limits, text, parameters), false);
  judgeColumns(result.columns, facts.answers);
  return { ...(await shapeResult(database, result)), plan: null };
}

function gateOf(database: Database): Gate {
  const gate = gates.get(database.whole) ?? {
    typed: new LimitedQueue(running, waiting),
    saved: new LimitedQueue(running, waiting),
    version: null,
    restarted: -Infinity,
  };
  gates.set(database.whole, gate);
  return gate;
}

async function release(database: Database, gate: Gate, tag: string, graceMs: number): Promise<void> {
  const onRestart = () => {
    gate.restarted = Infinity;
  };
  const outcome = await freeDatabase(database, tag, graceMs, onRestart).catch((error: unknown) => String(error));
  if (gate.restarted === Infinity) gate.restarted = performance.now();
  if (outcome === 'RESTARTED')
    process.emitWarning(
      'A statement kept the database busy after it was given up; the database was restarted.',
      'Subtier',
    );
  else if (outcome !== 'FREE')
    process.emitWarning(`The database is still busy with a statement that was given up (${outcome}).`, 'Subtier');
}
