import type { Socket } from 'node:net';
import neo4j from 'neo4j-driver';
import type { Driver, ResultSummary, SessionConfig, Transaction } from 'neo4j-driver';
import type { Failure } from '../failure/failure.ts';
import { ReadAborted } from '../failure/read-aborted.ts';
import { ResultTooLarge } from '../failure/result-too-large.ts';
import { exceeded } from '../limits/exceeded.ts';
import { questionLimits } from '../limits/question-limits.ts';
import { AnswerMeter } from './answer-meter.ts';
import { collectSockets } from './collect-sockets.ts';
import type { Limits, Parameters, Result, Row } from './database.ts';
import { commonType } from './common-type.ts';
import { cypherType } from './cypher-type.ts';
import { decodeRow } from './decode-row.ts';
import { encodeParameters } from './encode-parameters.ts';
import { TimeSlice } from './time-slice.ts';
import { watchConnection } from './watch-connection.ts';

/** A result with the plan that an EXPLAIN or a PROFILE has. */
export interface PlannedResult extends Result {
  readonly plan: ResultSummary['plan'] | ResultSummary['queryProfile'];
}

export interface ReadQuestion {
  /**
   * What is sent before the statement: places that Neo4j tells of are not counted from there. A profile is read to its end, for
   * Neo4j gives none of what was not; else it may end where the rows are cut.
   */
  readonly before: '' | 'EXPLAIN ' | 'PROFILE ';
  readonly statement: string;
  readonly parameters: Parameters;
}

/** How often the bytes received are looked at, in milliseconds. */
const watchInterval = 20;

/**
 * Runs one statement in a READ transaction on connections of its own, so that the answer can be given up at any moment
 * by closing them: the driver has no limit on a record's size, and its own ways to end wait for the server. Neo4j ends a
 * transaction whose connection is gone, as far as it can.
 * @throws ReadAborted by the signal; ResultTooLarge beyond the bytes, the values or the levels; the driver's own errors.
 */
export async function readWithin(
  open: () => Driver,
  session: SessionConfig,
  limits: Limits,
  question: ReadQuestion,
): Promise<PlannedResult> {
  const sockets = new Set<Socket>();
  let abort: (reason: Failure) => void = () => undefined;
  const dropped = new Promise<never>((_, reject) => {
    abort = (reason) => {
      reject(reason);
      for (const socket of sockets) socket.destroy();
    };
  });
  const onAbort = () => {
    abort(new ReadAborted('The statement was given up before it had an answer.'));
  };
  if (limits.signal.aborted) onAbort();
  limits.signal.addEventListener('abort', onAbort, { once: true });
  const watch = setInterval(() => {
    let bytes = 0;
    for (const socket of sockets) bytes += socket.bytesRead;
    if (bytes > limits.bytes)
      abort(
        new ResultTooLarge(`The answer is larger than ${limits.bytes} bytes: ask for fewer rows or smaller values.`, {
          extensions: { ...exceeded(questionLimits.resultBytes, null, limits.bytes) },
        }),
      );
  }, watchInterval);
  const meter = new AnswerMeter(limits.rows);
  const onTransaction = async (transaction: Transaction) => {
    const socket = await watchConnection(transaction, (message) => {
      try {
        return meter.takes(message);
      } catch (error) {
        if (error instanceof ResultTooLarge) abort(error);
        throw error;
      }
    });
    // Of those that are encrypted, no word came when they were opened.
    sockets.add(socket);
  };
  const driver = collectSockets(sockets, open);
  try {
    return await Promise.race([
      dropped,
      collectSockets(sockets, () => collectRows(driver, session, limits, question, onTransaction)),
    ]);
  } finally {
    clearInterval(watch);
    limits.signal.removeEventListener('abort', onAbort);
    // Not awaited: it waits for the server, which may be busy with what was given up.
    driver.close().catch(() => undefined);
  }
}

async function collectRows(
  driver: Driver,
  configuration: SessionConfig,
  limits: Limits,
  { before, statement, parameters }: ReadQuestion,
  onTransaction: (transaction: Transaction) => Promise<void>,
): Promise<PlannedResult> {
  const toTheEnd = before === 'PROFILE ';
  const session = driver.session({
    ...configuration,
    defaultAccessMode: neo4j.session.READ,
    fetchSize: toTheEnd ? 1000 : Math.min(limits.rows + 1, 1000),
  });
  const transaction = await session.beginTransaction({ timeout: limits.milliseconds, metadata: { tag: limits.tag } });
  await onTransaction(transaction);
  limits.signal.throwIfAborted();
  const result = transaction.run(`${before}${statement}`, encodeParameters(parameters));
  const columns = await result.keys();
  const columnTypes = columns.map(() => 'NULL');
  const rows: Row[] = [];
  let cut = false;
  const slice = new TimeSlice();
  for await (const record of result) {
    if (rows.length === limits.rows) {
      cut = true;
      if (!toTheEnd) return { columns, columnTypes, rows, cut, plan: false };
      continue;
    }
    rows.push(decodeRow(record));
    columns.forEach((column, at) => {
      columnTypes[at] = commonType(columnTypes[at] ?? 'NULL', cypherType(record.get(column)));
    });
    if (slice.isOver) await slice.next();
  }
  const { plan, queryProfile } = await result.summary();
  await transaction.close();
  return { columns, columnTypes, rows, cut, plan: queryProfile === false ? plan : queryProfile };
}
