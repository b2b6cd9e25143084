import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { perDatabase, probeTimeoutMs } from '../database/database.ts';
import type { Database, Limits, Parameters, ProfiledResult, Result } from '../database/database.ts';
import { lineages, origins } from '../exposure/exposure.ts';
import { Failure, isFailure, badInput } from '../failure.ts';
import { canceled, unlessAborted } from '../interruption.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { warningsAbout } from '../model/names.ts';
import { bands } from '../priority/bands.ts';
import { CrashGuard } from './crash-guard.ts';
import type { Run } from './crash-guard.ts';
import {
  checkColumns,
  checkPatterns,
  checkPlan,
  checkProfile,
  checkStatement,
  listOperators,
} from './check-statement.ts';
import type { CheckedStatement } from './check-statement.ts';
import { LimitedQueue, toError } from './queue.ts';
import type { Slots } from './queue.ts';
import { shapeResult } from './result.ts';
import type { CypherResult } from './result.ts';

export interface StatementRequest {
  /** A typed statement, or that of a saved question, which was checked when it was loaded. */
  readonly statement: string | CheckedStatement;
  /** Whether it is a typed statement, although it was checked already: see `checkTyped`. */
  readonly isTyped?: boolean;
  /** Values of the Cypher parameters, by name. */
  readonly parameters: Parameters;
  /** Maximum number of rows, from 1 to `mostRows`. */
  readonly first: number;
  /** Whether the graph of the result gets its hops, each with its statements; by default it does. */
  readonly withHops?: boolean;
  /** Cancels the statement, also in the database. */
  readonly signal?: AbortSignal | undefined;
  /** Identifies the client, so that none takes all slots. Absent for this process itself. */
  readonly client?: string | undefined;
  readonly limits?: StatementLimits;
}

/** The queues and state of the server of one open database. */
interface DatabaseServer {
  /** For typed statements. */
  readonly typed: LimitedQueue;
  /** For saved questions, which do not wait for typed statements. */
  readonly saved: LimitedQueue;
  version: Promise<string> | null;
  readonly crashGuard: CrashGuard;
}
/** The words of derived properties, which no table lists. */
const derivedWords = { origin: origins, lineage: lineages, high: bands, low: bands };
/** No client can take all running slots, and one client alone can have as many statements as the limit says. */
const slots: Slots = { running: 4, perClient: 3, waiting: questionLimits.statements.most - 3 };
/** How long before the deadline the database is probed, so that the result is there in time. */
const probeMs = probeTimeoutMs + 500;
/** Each client parses one statement at a time. A statement that is canceled while it waits is never parsed. */
const parsing = new LimitedQueue({
  running: questionLimits.statements.most,
  perClient: 1,
  waiting: questionLimits.statements.most - 1,
});
/** How long the next statement of a client waits after one that took too many steps to parse. */
const restMs = 4_000;

/**
 * Runs a Cypher statement: checks its parse tree and its plan, then reads within limits. Settles by the deadline whatever the
 * database does. EXPLAIN returns only the plan and runs nothing; PROFILE runs the statement and returns both.
 * @throws BAD_USER_INPUT, STATEMENT_UNPARSABLE, STATEMENT_REFUSED, STATEMENT_TOO_COMPLEX, STATEMENT_REJECTED, STATEMENT_TIMED_OUT,
 *   STATEMENT_TOO_LARGE, RESULT_TOO_LARGE, TOO_MANY_STATEMENTS, READ_ABORTED, SERVICE_UNAVAILABLE
 */
export async function runStatement(database: Database, request: StatementRequest): Promise<CypherResult> {
  const { first, limits = statementLimits } = request;
  if (!Number.isInteger(first) || first < 1 || first > mostRows)
    throw badInput('first', `must be a whole number from 1 to ${mostRows}`);
  const started = performance.now();
  const tag = randomUUID();
  const deadline = AbortSignal.timeout(limits.deadlineMs);
  const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]);
  const server = serverOf(database);
  const state: Execution['state'] = { phase: 'waiting', run: null };
  const { isTyped = typeof request.statement === 'string' } = request;
  const queue = isTyped ? server.typed : server.saved;
  const { client = '' } = request;
  const isDone = new AbortController();
  // A statement that has not started may be waiting for a database that is down. Probe early enough to answer by the deadline.
  const away = sleep(Math.max(0, limits.deadlineMs - probeMs), undefined, { signal: isDone.signal }).then(
    () => (state.phase === 'running' ? null : database.unavailable()),
    () => null,
  );
  const checking =
    typeof request.statement === 'string'
      ? checkTyped(request.statement, client, signal)
      : Promise.resolve(request.statement);
  const work = checking.then((statement) => {
    const run = { shape: isTyped ? statement.facts.shape : null };
    server.crashGuard.check(run);
    return queue.run(client, signal, () =>
      execute(database, server, { ...request, statement }, { tag, run, signal, limits, state }),
    );
  });
  try {
    const result = await unlessAborted(work, signal);
    return { ...result, elapsedMs: performance.now() - started };
  } catch (error) {
    if (signal.aborted) {
      if (state.run !== null) void release(database.unbound, server.crashGuard, { tag, run: state.run, limits });
      const unavailable = deadline.aborted && state.phase !== 'running' ? await away : null;
      if (unavailable !== null) throw unavailable;
      throw deadline.aborted
        ? new Failure('STATEMENT_TIMED_OUT', describeDelay(state.phase, limits), {
            extensions: { ...exceeded(questionLimits.statementTime, null, limits.deadlineMs) },
          })
        : canceled();
    }
    if (isFailure(error, 'STATEMENT_FAILED'))
      throw new Failure('STATEMENT_REJECTED', error.message.replace(/^[^:]*/, 'Neo4j rejected the statement'), {
        cause: error,
        extensions: error.extensions,
      });
    throw error;
  } finally {
    isDone.abort();
  }
}

/**
 * Checks a typed statement before it takes a slot to run: parsing may take long and does not use the database.
 * @throws what `checkStatement` throws, and TOO_MANY_STATEMENTS
 */
export function checkTyped(
  statement: string,
  client = '',
  signal: AbortSignal = AbortSignal.timeout(statementLimits.deadlineMs),
): Promise<CheckedStatement> {
  return new Promise((resolve, reject) => {
    const check = async () => {
      try {
        resolve(await checkStatement(statement));
      } catch (error) {
        const failure = toError(error);
        reject(failure);
        const isBomb =
          isFailure(failure, 'STATEMENT_TOO_COMPLEX') &&
          failure.extensions['limit'] === questionLimits.statementParsing.name;
        if (isBomb) await sleep(restMs, undefined, { ref: false });
      }
    };
    parsing.run(client, signal, check).catch((error: unknown) => {
      reject(toError(error));
    });
  });
}

interface Execution {
  readonly tag: string;
  readonly run: Run;
  readonly signal: AbortSignal;
  readonly limits: StatementLimits;
  /** Its progress. `run` is set from planning on, when it may keep the database busy. */
  readonly state: { phase: Phase; run: Run | null };
}

/** `describing`: its rows were read, and the nodes and hops in them are being looked up. */
type Phase = 'waiting' | 'planning' | 'running' | 'describing';

/** Returns the message about a statement that did not end by its deadline. */
function describeDelay(phase: Phase, { deadlineMs }: StatementLimits): string {
  const seconds = `${deadlineMs / 1000} s`;
  switch (phase) {
    case 'waiting':
      return `The statement did not start within ${seconds}, because the server is busy: try again.`;
    case 'planning':
      return `Neo4j did not plan the statement within ${seconds}: simplify it, or try again if the server is busy.`;
    case 'running':
      return `The statement timed out after ${seconds}: narrow the query.`;
    case 'describing':
      return `The statement ran, but the nodes in its rows were not looked up within ${seconds}: ask for fewer rows.`;
  }
}

interface CheckedRequest extends StatementRequest {
  readonly statement: CheckedStatement;
}

type Answer = Omit<CypherResult, 'elapsedMs'>;

async function execute(
  database: Database,
  server: DatabaseServer,
  request: CheckedRequest,
  execution: Execution,
): Promise<Answer> {
  const { statement, parameters, first, withHops = true } = request;
  const { text, facts, asksFor } = statement;
  server.version ??= database.unbound.version();
  const version = await server.version.catch((error: unknown) => {
    server.version = null;
    throw error;
  });
  const { signal, state, run } = execution;
  const limits: Limits = {
    rows: first,
    milliseconds: execution.limits.timeoutMs,
    bytes: execution.limits.bytes,
    signal,
    tag: execution.tag,
  };
  signal.throwIfAborted();
  state.phase = 'planning';
  state.run = run;
  const explain = () => database.explain(limits, text, parameters);
  const plan = await server.crashGuard.retryAfterRestart(explain, database, signal);
  checkPlan(plan, version);
  checkPatterns(plan, facts);
  if (asksFor === 'PROFILE') checkProfile(plan, facts);
  checkColumns(plan.columns, facts.answers);
  const warnings = warningsAbout(facts, { parameters, words: derivedWords });
  if (asksFor === 'EXPLAIN')
    return {
      columns: [],
      columnTypes: [],
      rows: [],
      graph: { nodes: [], hops: [] },
      rowsCut: false,
      graphCut: false,
      plan: listOperators(plan),
      warnings,
    };
  const running = <T>(work: () => Promise<T>) =>
    server.crashGuard.run(run, database, signal, async () => {
      state.phase = 'running';
      try {
        return await work();
      } catch (error) {
        // It is waiting for the database.
        if (isFailure(error, 'SERVICE_UNAVAILABLE')) state.phase = 'planning';
        throw error;
      }
    });
  const read = (): Promise<Result | ProfiledResult> =>
    asksFor === 'PROFILE' ? database.profile(limits, text, parameters) : database.readWithin(limits, text, parameters);
  const result = await running(() => retryOutdated(read));
  checkColumns(result.columns, facts.answers);
  state.phase = 'describing';
  const shaped = await shapeResult(database, result, withHops);
  return { ...shaped, plan: 'plan' in result ? listOperators(result.plan) : null, warnings };
}

/** Attempts of a read whose rows a concurrent import deletes. */
const attempts = 5;

/** Runs a read again if an import deleted something that it had found, before its rows could be sent. */
async function retryOutdated<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      const isOutdated =
        isFailure(error, 'STATEMENT_FAILED') &&
        error.extensions['neo4jCode'] === 'Neo.TransientError.Transaction.Outdated';
      if (!isOutdated || attempt === attempts) throw error;
    }
  }
}

const serverOf = perDatabase((): DatabaseServer => ({
  typed: new LimitedQueue(slots),
  saved: new LimitedQueue(slots),
  version: null,
  crashGuard: new CrashGuard(),
}));

/** Waits until the database is done with a statement that timed out or was canceled, and restarts it if need be. */
async function release(database: Database, crashGuard: CrashGuard, execution: Abandoned): Promise<void> {
  const { run } = execution;
  const outcome = await freeDatabase(database, crashGuard, execution).catch((error: unknown) => String(error));
  if (outcome === 'GONE') crashGuard.recordCrashDuring(run, database);
  crashGuard.finish(run);
  if (outcome === 'RESTARTED')
    process.emitWarning(
      'A statement kept the database busy after it had timed out or been canceled; the database was restarted.',
      'Subtier',
    );
  else if (outcome !== 'FREE' && outcome !== 'GONE')
    process.emitWarning(
      `The database is still busy with a statement that has timed out or been canceled (${outcome}).`,
      'Subtier',
    );
}

type Abandoned = Pick<Execution, 'tag' | 'run' | 'limits'>;

const pollEveryMs = 1_000;
/** Milliseconds between checks of a statement that did not stop. */
const pollStuckEveryMs = 5_000;
const answerWithinMs = 5_000;

/**
 * Waits until the database has ended an abandoned statement. Neo4j checks no limit inside a single expression, such as a regular expression, so a
 * private database may have to be restarted. A restart delays every request, whereas a statement that only occupies one processor delays none. So the
 * database is restarted only if it has too many such statements, has had one for too long, or does not answer.
 * @returns FREE; GONE if it went down with the statement; RESTARTED; BUSY if it is the user's own server, which is never restarted.
 */
async function freeDatabase(
  database: Database,
  crashGuard: CrashGuard,
  { tag, run, limits }: Abandoned,
): Promise<'FREE' | 'GONE' | 'RESTARTED' | 'BUSY'> {
  const abandoned = performance.now();
  const isLate = (ms: number) => performance.now() - abandoned >= ms;
  for (let every = Math.min(pollEveryMs, limits.graceMs); ;) {
    await sleep(every);
    const found = await lookFor(database, tag);
    if (found === 'FREE' || found === 'GONE') return found;
    if (!isLate(limits.graceMs)) continue;
    if (found === 'BUSY') crashGuard.recordStuck(run);
    if (found === 'SILENT' || crashGuard.stuck > limits.mostStuck || isLate(limits.stuckMs))
      return (await crashGuard.restartFor(run, found === 'BUSY', () => database.restart())) ? 'RESTARTED' : 'BUSY';
    every = pollStuckEveryMs;
  }
}

/** SILENT means that the database does not answer. */
type Found = 'FREE' | 'BUSY' | 'GONE' | 'SILENT';

/** Asks over a separate connection: when all of the driver's are in use, a working database would seem silent. */
async function lookFor(database: Database, tag: string): Promise<Found> {
  const limits: Limits = {
    rows: 1,
    milliseconds: answerWithinMs,
    bytes: 100_000,
    signal: AbortSignal.timeout(answerWithinMs),
    // Not the tag that it looks for.
    tag: randomUUID(),
  };
  const statement = 'SHOW TRANSACTIONS YIELD metaData WHERE metaData.tag = $tag RETURN count(*) AS count';
  try {
    const { rows } = await database.readWithin(limits, statement, { tag });
    return rows[0]?.['count'] === 0 ? 'FREE' : 'BUSY';
  } catch (error) {
    return isFailure(error, 'SERVICE_UNAVAILABLE') ? 'GONE' : 'SILENT';
  }
}

/** Limits of one statement. Its memory limit is a setting of the database. */
export interface StatementLimits {
  /** From the request to the answer, whatever the database does. */
  readonly deadlineMs: number;
  /** Timeout of the transaction in the database: before the deadline, so that Neo4j's own message reaches the user. */
  readonly timeoutMs: number;
  readonly bytes: number;
  /** How long the database may take to stop a statement that timed out or was canceled, before it counts as stuck. */
  readonly graceMs: number;
  /** How many stuck statements a private database may be busy with before it is restarted. */
  readonly mostStuck: number;
  /** How long it may be busy with one. */
  readonly stuckMs: number;
}

export const statementLimits: StatementLimits = {
  deadlineMs: questionLimits.statementTime.most,
  timeoutMs: 25_000,
  bytes: questionLimits.resultBytes.most,
  graceMs: 5_000,
  mostStuck: 2,
  stuckMs: 600_000,
};

/** The largest number of rows that a request can ask for. */
export const mostRows = 10_000;
