import { randomUUID } from 'node:crypto';
import { setTimeout as delay, setTimeout as sleep } from 'node:timers/promises';
import { probeTimeoutMs } from '../database/database.ts';
import type { Database, Limits, Parameters } from '../database/database.ts';
import { Failure, isFailure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { Culprits, retryAfterRestart } from './culprits.ts';
import type { Run } from './culprits.ts';
import { judgeColumns, judgePlan, judgeStatement, listOperators } from './judge.ts';
import type { JudgedStatement } from './judge.ts';
import { digestOf } from './parse-thread.ts';
import { LimitedQueue, rejectWhenAborted, toError } from './queue.ts';
import type { Places } from './queue.ts';
import { shapeResult } from './result.ts';
import type { CypherResult } from './result.ts';

interface StatementRequest {
  /** What a user typed, or a saved query's statement that was judged when it was loaded. */
  readonly statement: string | JudgedStatement;
  /** Values of Cypher's parameters, by name. */
  readonly parameters: Parameters;
  /** Rows at most, 1 to `mostRows`. */
  readonly first: number;
  /** Cancels it, in the database too. */
  readonly signal?: AbortSignal;
  /** Who asks: no client takes all places, or is refused for what another did. Absent: this process itself. */
  readonly client?: string;
  readonly limits?: StatementLimits;
}

/** What belongs to a database for as long as it is open. */
interface Gate {
  /** Of statements that users typed. */
  readonly typed: LimitedQueue;
  /** Of saved queries, which wait for no user's own statements. */
  readonly saved: LimitedQueue;
  version: Promise<string> | null;
  readonly culprits: Culprits;
}
const gates = new WeakMap<Database, Gate>();
/** One client alone never has all running places; the number of its statements is what the limit says. */
const places: Places = { running: 4, perClient: 3, waiting: questionLimits.statements.most - 3 };
/** How long before the deadline the database is probed, so that the result is there in time. */
const lookingMs = probeTimeoutMs + 500;
/** One of each client, which then waits for a thread. What is given up while it waits never comes to one. */
const parsing = new LimitedQueue({
  running: questionLimits.statements.most,
  perClient: 1,
  waiting: questionLimits.statements.most - 1,
});
/** After a statement that took too long to parse, the next one of its client waits. */
const restMs = 2 * questionLimits.statementParsing.most;

/**
 * Runs Cypher of a user's: judges its parse tree and its plan, then reads within limits, and answers by the deadline
 * whatever the database does. Of an EXPLAIN the plan is all, and nothing is run; a PROFILE is run as the statement would be.
 * @throws BAD_USER_INPUT, STATEMENT_UNPARSABLE, STATEMENT_REFUSED, STATEMENT_TOO_COMPLEX, STATEMENT_REJECTED, STATEMENT_TIMED_OUT,
 *   STATEMENT_TOO_LARGE, RESULT_TOO_LARGE, TOO_MANY_STATEMENTS, READ_ABORTED, SERVICE_UNAVAILABLE
 */
export async function runStatement(database: Database, request: StatementRequest): Promise<CypherResult> {
  const { first, limits = statementLimits } = request;
  if (!Number.isInteger(first) || first < 1 || first > mostRows)
    throw new Failure('BAD_USER_INPUT', `first must be a whole number from 1 to ${mostRows}.`, {
      extensions: { argument: 'first' },
    });
  const started = performance.now();
  const tag = randomUUID();
  const deadline = AbortSignal.timeout(limits.deadlineMs);
  const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
  const gate = gateOf(database);
  const state: Course['state'] = { phase: 'waiting', run: null };
  const isTyped = typeof request.statement === 'string';
  const queue = isTyped ? gate.typed : gate.saved;
  const { client = '' } = request;
  if (isTyped) gate.culprits.checkClient(request.client ?? null);
  const isDone = new AbortController();
  // So long before the deadline that the deadline holds: what was not yet asked may wait for a database that is away.
  const away = sleep(Math.max(0, limits.deadlineMs - lookingMs), undefined, { signal: isDone.signal }).then(
    () => (state.phase === 'running' ? null : database.unavailable()),
    () => null,
  );
  const work = judged(request.statement, client, signal).then((statement) => {
    const run = { digest: isTyped ? digestOf(statement.text) : null, client: request.client ?? null };
    gate.culprits.check(isTyped ? run : { ...run, client: null });
    return queue.run(client, signal, () =>
      execute(database, gate, { ...request, statement }, { tag, run, signal, limits, state }),
    );
  });
  try {
    const result = await Promise.race([work, rejectWhenAborted(signal)]);
    return { ...result, elapsedMs: performance.now() - started };
  } catch (error) {
    if (signal.aborted) {
      if (state.run !== null) void release(database.whole, gate.culprits, { tag, run: state.run }, limits.graceMs);
      const unavailable = deadline.aborted && state.phase !== 'running' ? await away : null;
      if (unavailable !== null) throw unavailable;
      throw deadline.aborted
        ? new Failure(
            'STATEMENT_TIMED_OUT',
            state.phase === 'running'
              ? `The statement timed out after ${limits.deadlineMs / 1000} s: narrow the query.`
              : `The statement did not get to run within ${limits.deadlineMs / 1000} s, since the server is busy: try again.`,
            { extensions: { ...exceeded(questionLimits.statementTime, null, limits.deadlineMs) } },
          )
        : new Failure('READ_ABORTED', 'The statement was cancelled.');
    }
    if (isFailure(error, 'STATEMENT_FAILED'))
      throw new Failure(
        'STATEMENT_REJECTED',
        error.message.replace(/^A statement failed in Neo4j/, 'Neo4j does not accept the statement'),
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
function judged(statement: string | JudgedStatement, client: string, signal: AbortSignal): Promise<JudgedStatement> {
  if (typeof statement !== 'string') return Promise.resolve(statement);
  return new Promise((resolve, reject) => {
    const judge = async () => {
      try {
        resolve(await judgeStatement(statement));
      } catch (error) {
        const failure = toError(error);
        reject(failure);
        const isSlow =
          isFailure(failure, 'STATEMENT_TOO_COMPLEX') &&
          failure.extensions['limit'] === questionLimits.statementParsing.name;
        if (isSlow) await sleep(restMs, undefined, { ref: false });
      }
    };
    parsing.run(client, signal, judge).catch((error: unknown) => {
      reject(toError(error));
    });
  });
}

interface Course {
  readonly tag: string;
  readonly run: Run;
  readonly signal: AbortSignal;
  readonly limits: StatementLimits;
  /** How far it came; `run`: it may keep the database busy, as it does from planning on. */
  readonly state: { phase: 'waiting' | 'planning' | 'running'; run: Run | null };
}

interface JudgedRequest extends StatementRequest {
  readonly statement: JudgedStatement;
}

type Answer = Omit<CypherResult, 'elapsedMs'>;

async function execute(database: Database, gate: Gate, request: JudgedRequest, course: Course): Promise<Answer> {
  const { statement, parameters, first } = request;
  const { text, facts, asksFor } = statement;
  gate.version ??= database.whole.version();
  const version = await gate.version.catch((error: unknown) => {
    gate.version = null;
    throw error;
  });
  const { signal, state, run } = course;
  const limits: Limits = {
    rows: first,
    milliseconds: course.limits.timeoutMs,
    bytes: course.limits.bytes,
    signal,
    tag: course.tag,
  };
  signal.throwIfAborted();
  state.phase = 'planning';
  state.run = run;
  const explain = () => database.explain(limits, text, parameters);
  const plan = await retryAfterRestart(explain, database, signal, () => gate.culprits.isRestarting);
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
  const running = <T>(work: () => Promise<T>) =>
    gate.culprits.run(run, database, signal, async () => {
      state.phase = 'running';
      try {
        return await work();
      } catch (error) {
        // It waits for the database now.
        if (isFailure(error, 'SERVICE_UNAVAILABLE')) state.phase = 'planning';
        throw error;
      }
    });
  if (asksFor === 'PROFILE') {
    const profiled = await running(() => database.profile(limits, text, parameters));
    judgeColumns(profiled.columns, facts.answers);
    return { ...(await shapeResult(database, profiled)), plan: listOperators(profiled.plan) };
  }
  const result = await running(() => database.readWithin(limits, text, parameters));
  judgeColumns(result.columns, facts.answers);
  return { ...(await shapeResult(database, result)), plan: null };
}

function gateOf(database: Database): Gate {
  const gate = gates.get(database.whole) ?? {
    typed: new LimitedQueue(places),
    saved: new LimitedQueue(places),
    version: null,
    culprits: new Culprits(),
  };
  gates.set(database.whole, gate);
  return gate;
}

async function release(
  database: Database,
  culprits: Culprits,
  { tag, run }: Pick<Course, 'tag' | 'run'>,
  graceMs: number,
): Promise<void> {
  const restart = (isCertain: boolean) => culprits.restarting(run, isCertain, () => database.restart());
  const outcome = await freeDatabase(database, tag, graceMs, restart).catch((error: unknown) => String(error));
  if (outcome === 'GONE') culprits.wentDownUnder(run, database);
  culprits.leave(run);
  if (outcome === 'RESTARTED')
    process.emitWarning(
      'A statement kept the database busy after it was given up; the database was restarted.',
      'Subtier',
    );
  else if (outcome !== 'FREE' && outcome !== 'GONE')
    process.emitWarning(`The database is still busy with a statement that was given up (${outcome}).`, 'Subtier');
}

const lookEveryMs = 1_000;
const answerWithinMs = 5_000;

/**
 * Waits until the database has ended a given-up statement. Limits do not bite inside one expression, so where it does not
 * come free in time a private database is restarted.
 * @param restart restarts it; `isCertain`: the database itself said that it is busy with the statement
 * @returns FREE; GONE: it went down with the statement; RESTARTED; BUSY: a server of the user's, which is not ours to restart.
 */
async function freeDatabase(
  database: Database,
  tag: string,
  graceMs: number,
  restart: (isCertain: boolean) => Promise<boolean>,
): Promise<'FREE' | 'GONE' | 'RESTARTED' | 'BUSY'> {
  const end = Date.now() + graceMs;
  let found: Found;
  do {
    await delay(Math.min(lookEveryMs, graceMs));
    found = await lookFor(database, tag);
    if (found === 'FREE' || found === 'GONE') return found;
  } while (Date.now() < end);
  return (await restart(found === 'BUSY')) ? 'RESTARTED' : 'BUSY';
}

/** SILENT: the database does not answer. */
type Found = 'FREE' | 'BUSY' | 'GONE' | 'SILENT';

async function lookFor(database: Database, tag: string): Promise<Found> {
  const asked = database
    .autoCommit('SHOW TRANSACTIONS YIELD metaData WHERE metaData.tag = $tag RETURN count(*) AS count', { tag })
    .then(
      ([row]): Found => (row?.['count'] === 0 ? 'FREE' : 'BUSY'),
      (error: unknown): Found => (isFailure(error, 'SERVICE_UNAVAILABLE') ? 'GONE' : 'SILENT'),
    );
  return Promise.race([asked, delay(answerWithinMs, 'SILENT' as const, { ref: false })]);
}

/** What a user's statement may take. The memory that it may take in the database is a setting of the database. */
export interface StatementLimits {
  /** From being asked to an answer, whatever the database does. */
  readonly deadlineMs: number;
  /** Of the transaction in the database: a little before the deadline, so that Neo4j's own words come through. */
  readonly timeoutMs: number;
  readonly bytes: number;
  /** How long after a given-up statement the database may still be busy with it. */
  readonly graceMs: number;
}

export const statementLimits: StatementLimits = {
  deadlineMs: questionLimits.statementTime.most,
  timeoutMs: 25_000,
  bytes: questionLimits.resultBytes.most,
  graceMs: 5_000,
};

/** Most rows that may be asked for. */
export const mostRows = 10_000;
