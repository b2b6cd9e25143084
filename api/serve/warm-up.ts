import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database, Parameters } from '#graph/database/database.ts';
import { CalendarDay } from '#graph/database/values.ts';
import { affectedStatements } from '#graph/evidence/affected.ts';
import { readCounts, readRuns, writeCounts } from '#graph/derive/count-accesses.ts';
import { evidenceStatements } from '#graph/evidence/evidence-statements.ts';
import { answersKey, readCoalescedState } from '#graph/edition/graph-state.ts';
import { contractsInto, countOfSome, judgeSubawards } from '#graph/derive/doubts.ts';
import { changeOfContracts } from '#graph/derive/refresh.ts';
import { foreignShareStatements } from '#graph/derive/foreign-shares.ts';
import { countStep, createDerived, readDigests, removals, setValues } from '#graph/derive/write-derived.ts';
import { storedRowsOf } from '#graph/ingest/waiting/rows.ts';
import { describedTables, resolveMarked, setNames } from '#graph/ingest/resolve.ts';
import {
  countStatementsUnder,
  createStatements,
  findStatementKeys,
  findStatements,
  supersedeStatements,
} from '#graph/ingest/statement-cypher.ts';
import { edgesOfTable, kindsOfTable } from '#graph/ingest/statements.ts';
import { openFrom, openTo, todayInUtc } from '#graph/model/day.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import { warmUpScreening } from '#graph/screening/screening.ts';
import type { createApi } from './api.ts';

/** Fills the answer cache with what the page requests first, and has Neo4j plan screenings and imports. */
export interface PageWarmer {
  /** Returns whether it got all answers. Never throws, and ends when the server closes. */
  warmUp(): Promise<boolean>;
  /** Warms up now, and again whenever answers may have changed: after an import or a decision, and on each new day. */
  keepWarm(): Promise<void>;
}

interface WarmerOptions {
  readonly api: ReturnType<typeof createApi>;
  readonly database: Database;
  /** Folder of the built page. */
  readonly page: string;
  /** Waits until no visitor has sent a request for a moment: visitors go first. */
  readonly quiet: () => Promise<void>;
  readonly closing: AbortSignal;
  readonly log: Logger;
}

/** What the page's build writes of `web/src/overview/first-requests.ts`. */
const pageModule = z.object({
  sendFirstRequests: z.custom<(fetch: typeof globalThis.fetch) => Promise<void>>(
    (value) => typeof value === 'function',
  ),
});

/** Milliseconds between two looks at whether the graph has changed. */
const pollMilliseconds = 5000;

export function pageWarmer({ api, database, page, quiet, closing, log }: WarmerOptions): PageWarmer {
  const warmUp = async () => {
    try {
      // Imported again when the page has been rebuilt.
      const file = join(page, 'first-requests.js');
      const { sendFirstRequests } = pageModule.parse(
        await import(`${pathToFileURL(file).href}?${statSync(file).mtimeMs}`),
      );
      await sendFirstRequests(async (address, options) => {
        await quiet();
        return api.fetch(new Request(address, { ...options, signal: closing }), { req: null });
      });
      return true;
    } catch (error) {
      // The first visitor waits longer, and gets the error if it lasts.
      if (!closing.aborted) log.debug({ err: error }, 'not warmed up');
      return false;
    }
  };
  const planAhead = async () => {
    try {
      await quiet();
      await warmUpScreening(database, todayInUtc());
      await planImports(database, quiet);
    } catch (error) {
      // The next list or import waits longer, and gets the error if it lasts.
      if (!closing.aborted) log.debug({ err: error }, 'not planned ahead');
    }
  };
  const keepWarm = async () => {
    let last = '';
    while (!closing.aborted) {
      // Null: the database is down.
      const state = await readCoalescedState(database).catch(() => null);
      const now = `${state === null ? '' : answersKey(state)} ${todayInUtc()}`;
      if (state?.isBeingWritten === false && now !== last) {
        // After a failure, such as a database that went away, it tries again.
        if (await warmUp()) {
          last = now;
          await planAhead();
        }
      }
      await sleep(pollMilliseconds, undefined, { signal: closing }).catch(() => undefined);
    }
  };
  return { warmUp, keepWarm };
}

type Planned = readonly [statement: string, parameters: Parameters];

/** Nothing has this key. Neo4j plans again for a list without keys. */
const keys = [''];
/** No statement's key begins with a slash. */
const prefix = '/';
const time = new Date(0);
const openDays = { openFrom: new CalendarDay(openFrom), openTo: new CalendarDay(openTo) };

const kinds = tableNames.flatMap(kindsOfTable);
const edges = [...new Set(tableNames.flatMap(edgesOfTable))];

const plannedReads: readonly Planned[] = [
  ...kinds.map((kind): Planned => [findStatements(kind), { keys }]),
  ...edges.map((edge): Planned => [countStatementsUnder(edge), { prefix }]),
  ...edges.map((edge): Planned => [findStatementKeys(edge), { after: prefix, before: prefix, limit: 1 }]),
  // The others look at every access.
  ...Object.values(affectedStatements)
    .filter((statement) => statement.startsWith('UNWIND'))
    .map((statement): Planned => [statement, { keys }]),
  ...Object.values(evidenceStatements).map((statement): Planned => {
    const isOfPairs = statement === evidenceStatements.subcontracts;
    return [statement, { keys: isOfPairs ? [['', '']] : keys, withProperties: false }];
  }),
  [readDigests, { keys }],
  [foreignShareStatements.digests, { keys }],
  [readRuns, { keys }],
  [readCounts, { origins: keys }],
  [changeOfContracts, { keys, changedAt: time }],
  [contractsInto, { keys }],
  [countOfSome, { keys }],
];

const plannedWrites: readonly Planned[] = [
  ...kinds.map((kind): Planned => {
    const statements = [['', '', '', null]];
    return [createStatements(kind), { statements, now: time, importId: '', ...openDays }];
  }),
  ...edges.map((edge): Planned => [supersedeStatements(edge), { keys, now: time }]),
  ...removals.map((statement): Planned => [statement, { keys }]),
  [foreignShareStatements.remove, { keys }],
  [setValues, { accesses: [{ key: '' }], version: 0 }],
  [createDerived, { accesses: [{ key: '' }] }],
  [countStep, {}],
  [judgeSubawards, { keys }],
  // A LIMIT of 0: nothing is resolved.
  ...describedTables.map((table): Planned => [resolveMarked(table), { batch: 0 }]),
  [setNames, { organizations: [{ key: '', others: [''], normalized: [''] }] }],
  [writeCounts, { counts: [{ origin: '', days: [] }] }],
];

const rollback = new Error('The transaction was only to be planned.');

/**
 * Makes Neo4j plan most of what an import runs. It plans for the types of parameters, so these can match nothing; anything that is written is
 * rolled back. Without this, an import of a few rows into a running server mostly waits for the planner.
 * @param quiet waits until nobody else needs the database
 */
export async function planImports(database: Database, quiet: () => Promise<void>): Promise<void> {
  for (const [statement, parameters] of plannedReads) {
    await quiet();
    await database.read(statement, parameters);
  }
  // Of no source, and so of no rows.
  for await (const rows of storedRowsOf(database, '')) if (rows.length > 0) break;
  for (const [statement, parameters] of plannedWrites) {
    await quiet();
    await planWrite(database, statement, parameters);
  }
}

async function planWrite(database: Database, statement: string, parameters: Parameters): Promise<void> {
  try {
    await database.writeTransaction(async (transaction) => {
      // Neo4j plans separately for transactions that have changed something, as those of an import have: the lease.
      await transaction.run('CREATE (node) DELETE node');
      await transaction.run(statement, parameters);
      throw rollback;
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
}
