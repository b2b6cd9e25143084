import { setTimeout as sleep } from 'node:timers/promises';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { subMonths } from 'date-fns/subMonths';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database, Parameters } from '#graph/database/database.ts';
import { CalendarDay } from '#graph/database/values.ts';
import { affectedStatements } from '#graph/evidence/affected.ts';
import { readCounts, readRuns, writeCounts } from '#graph/derive/count-accesses.ts';
import { evidenceStatements } from '#graph/evidence/evidence-statements.ts';
import { answersKey, readCoalescedState } from '#graph/edition/graph-state.ts';
import { judgeSubawards } from '#graph/derive/doubts.ts';
import { changeOfContracts } from '#graph/derive/refresh.ts';
import { createDerived, readDigests, removals, setValues } from '#graph/derive/write-derived.ts';
import { keptRowsOf } from '#graph/ingest/kept/rows.ts';
import { describedTables, resolveMarked } from '#graph/ingest/resolve.ts';
import {
  countStatementsUnder,
  createStatements,
  findStatementKeys,
  findStatements,
  supersedeStatements,
} from '#graph/ingest/statement-cypher.ts';
import { edgesOfTable, kindsOfTable } from '#graph/ingest/statements.ts';
import { openFrom, openTo, todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { tableNames } from '#graph/model/vocabulary.ts';
import type { DataClass } from '#graph/model/vocabulary.ts';
import type { createApi } from './api.ts';
import { csrfHeader } from './http/guards.ts';
import { readPageDocuments } from './plugins/deployment.ts';

/** Fills the answer cache with what the page requests first, and makes Neo4j plan imports. */
export interface PageWarmer {
  /** Returns whether it got all answers. Never throws, and ends when the server closes. */
  warmUp(): Promise<boolean>;
  /** Warms up now, and again whenever answers may have changed: after an import or a decision, and on each new day. */
  keepWarm(): Promise<void>;
}

interface WarmerOptions {
  readonly api: ReturnType<typeof createApi>;
  readonly database: Database;
  /** Waits until no visitor has sent a request for a moment: visitors go first. */
  readonly quiet: () => Promise<void>;
  readonly closing: AbortSignal;
  readonly log: Logger;
}

/** Milliseconds between two looks at whether the graph has changed. */
const pollMilliseconds = 5000;

export function pageWarmer({ api, database, quiet, closing, log }: WarmerOptions): PageWarmer {
  const warmUp = async () => {
    try {
      // Read again each time, because the page may have been rebuilt.
      const sendNow = pageClient(api, closing);
      const send: Send = async (operation, variables) => {
        await quiet();
        return sendNow(operation, variables);
      };
      await sendFirstRequests(send, todayInUtc());
      return true;
    } catch (error) {
      // The first visitor waits longer, and gets the error if it lasts.
      if (!closing.aborted) log.debug({ err: error }, 'not warmed up');
      return false;
    }
  };
  const planAhead = async () => {
    try {
      await planImports(database, quiet);
    } catch (error) {
      // The next import waits longer, and gets the error if it lasts.
      if (!closing.aborted) log.debug({ err: error }, 'imports not planned');
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

/** Sends one of the page's queries as the page does, and returns its data. @throws Error if it fails */
type Send = (operation: string, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

const answerShape = z.object({ data: z.unknown(), errors: z.array(z.object({ message: z.string() })).default([]) });

function pageClient(api: WarmerOptions['api'], signal: AbortSignal): Send {
  const documents = [...readPageDocuments()];
  return async (operationName, given) => {
    // In the order in which the page's client sends them: the cache compares texts.
    const variables = Object.fromEntries(Object.entries(given).sort());
    const head = new RegExp(`\\bquery ${operationName}\\b`);
    const [sha256Hash] = documents.find(([, text]) => head.test(text)) ?? [];
    if (sha256Hash === undefined) throw new Error(`The page has no query ${operationName}.`);
    const response = await api.fetch(
      'http://localhost/graphql',
      {
        method: 'POST',
        signal,
        headers: { 'content-type': 'application/json', accept: 'application/json', [csrfHeader]: '1' },
        body: JSON.stringify({ operationName, variables, extensions: { persistedQuery: { version: 1, sha256Hash } } }),
      },
      { req: null },
    );
    const { data, errors } = answerShape.parse(await response.json());
    if (errors[0] !== undefined) throw new Error(errors[0].message);
    return data;
  };
}

/** What counts on the page by default, unless there is nothing else. */
const notSynthetic: readonly DataClass[] = ['DOCUMENTED', 'REPORTED', 'INFERRED'];

const statusShape = z.object({ status: z.object({ syntheticOnly: z.boolean() }) });
const headlineShape = z.object({
  exposures: z.object({ accessCount: z.number() }),
  coverage: z.object({ lastExposedDay: z.string().nullable() }),
});
const chainsShape = z.object({
  exposures: z.object({ nodes: z.array(z.object({ id: z.string(), system: z.object({ key: z.string() }) })) }),
});

/** The overview's chart begins this many months before its day. */
const chartMonths = 24;

/**
 * Sends what the overview and the chains request first, one request after the other. The overview's requests are exactly those of the page, so
 * the server has their answers when the first visitor comes, who would otherwise wait for Neo4j to plan each statement, and to run it over
 * the whole graph. The others only make Neo4j plan them. Ends early if nothing was ever exposed. @throws Error if a request fails
 */
async function sendFirstRequests(send: Send, now: Day): Promise<void> {
  const { syntheticOnly } = statusShape.parse(await send('Status', {})).status;
  const filterOn = (asOf: string) => ({ asOf, ...(syntheticOnly ? {} : { dataClasses: notSynthetic }) });
  const filterNow = filterOn(now);
  const days = { today: filterNow, earliest: filterOn(openFrom) };
  const { exposures, coverage } = headlineShape.parse(await send('Headline', { filter: filterNow, ...days }));
  await send('DesignationLists', { asOf: now });
  await send('RecentImports', {});
  await send('Coverage', { filter: filterNow });
  await send('ReportingCoverage', {});
  const day = exposures.accessCount > 0 ? now : coverage.lastExposedDay;
  // What the page shows if nothing is exposed now.
  if (day !== now) await send('Ended', { filter: filterNow });
  await send('Leads', { filter: filterOn(day ?? now), after: null });
  if (day === null) return;
  const filter = filterOn(day);
  await send('UrgentSystems', { filter });
  for (const by of ['COUNTRY', 'PRIME', 'ENGINEER_EMPLOYER', 'ESCORT_SUPPLIER', 'SOURCE'])
    await send('Groups', { by, filter });
  const undetermined = { ...filter, origins: ['UNDETERMINED'] };
  const from = formatISO(subMonths(parseISO(day), chartMonths), { representation: 'date' });
  await send('OverTime', { from, to: now, filter, undetermined });
  await send('BandCounts', { filter });
  await send('GapCounts', { filter });
  await send('Matrix', { filter: { ...filter, origins: ['FOREIGN', 'UNDETERMINED'] } });
  await send('ChokePoints', { filter });

  const first = 1;
  await send('DesignationLists', { asOf: day });
  await send('Coverage', { filter });
  await send('ExposedSystems', { filter, first });
  const chains = await send('SystemChains', { filter, first, after: null });
  const [chain] = chainsShape.parse(chains).exposures.nodes;
  if (chain === undefined) return;
  await send('SystemChains', { filter: { ...filter, systems: [chain.system.key] }, first, after: null });
  await send('Chain', { id: chain.id, filter });
  await send('AccessHistory', { exposure: chain.id, filter });
  await send('Closures', { filter: { ...filterNow, systems: [chain.system.key] }, first });
  await send('ReviewOfExposure', { id: chain.id });
  await send('Employment', { exposure: chain.id, filter });
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
  [readRuns, { keys }],
  [readCounts, { origins: keys }],
  [changeOfContracts, { keys, changedAt: time }],
];

const plannedWrites: readonly Planned[] = [
  ...kinds.map((kind): Planned => {
    const statements = [['', '', '', null]];
    return [createStatements(kind), { statements, now: time, importId: '', ...openDays }];
  }),
  ...edges.map((edge): Planned => [supersedeStatements(edge), { keys, now: time }]),
  ...removals.map((statement): Planned => [statement, { keys }]),
  [setValues, { accesses: [{ key: '' }], version: 0 }],
  [createDerived, { accesses: [{ key: '' }] }],
  [judgeSubawards, { keys }],
  // A LIMIT of 0: nothing is resolved.
  ...describedTables.map((table): Planned => [resolveMarked(table), { batch: 0 }]),
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
  for await (const rows of keptRowsOf(database, '')) if (rows.length > 0) break;
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
