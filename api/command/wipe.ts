import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { countCasework, deleteCasework } from '#graph/casework/records.ts';
import type { Database } from '#graph/database/database.ts';
import { startOver } from '#graph/engine/home.ts';
import { homeState, wipeHome } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import type { Environment } from '#graph/env.ts';
import { Failure, isFailure } from '#graph/failure.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { countOwn, wipeGraph } from '#graph/schema/wipe.ts';
import { withDatabase } from './open.ts';
import { counted, reportProgress } from './terminal.ts';

interface WipeOptions {
  readonly yes?: true;
  readonly casework?: true;
}

/** `wipe --yes`: deletes the graph. What people decided and saved stays unless they give `--casework`. */
export function wipeCommand(): Command {
  return new Command('wipe')
    .description(
      "delete Subtier's graph; other data on your own server stays, except relationships that start or end at Subtier's nodes",
    )
    .option('--yes', 'confirm the deletion')
    .option(
      '--casework',
      'delete decisions, investigations, watch sets, own questions and decisions about organizations too',
    )
    .action(async (options: WipeOptions) => {
      const environment = readEnvironment();
      if (environment.neo4jUri === null) await wipePrivate(environment, options);
      else await wipeShared(environment.neo4jUri, options);
    });
}

async function wipePrivate(environment: Environment, { yes, casework }: WipeOptions): Promise<void> {
  const where = `in ${environment.home}`;
  if (yes !== true)
    throw new Failure(
      'BAD_USER_INPUT',
      `This would delete the whole graph ${where}${casework === true ? ', and all casework' : ''}: confirm with --yes.`,
    );
  const { hasData } = await homeState(environment);
  const kept = hasData && casework !== true ? await wipeKeepingCasework() : 0;
  if (kept === 0) await wipeFolder(environment);
  reportProgress(`Deleted the graph ${where}.${kept === 0 ? '' : ` ${caseworkStays(kept)}`}`);
}

function caseworkStays(records: number): string {
  return `${recordsOf(records)} stayed: --casework deletes them too.`;
}

function recordsOf(count: number): string {
  return `${counted(count, 'record')} of casework`;
}

/** Deletes the graph of a private database, but not its casework, if it has any. Returns the number of its records; 0: nothing was deleted. */
async function wipeKeepingCasework(): Promise<number> {
  try {
    return await withDatabase(async (database) => {
      const records = await countCasework(database);
      if (records > 0) await wipeUnderLease(database);
      return records;
    });
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode === 4 || error.code === 'LEASE_LOST') throw error;
    // A failure to open the database may give the same advice.
    if (error.message.includes(startOver)) throw error;
    const message = `${error.message.replace(/\.?$/, '.')} To delete the folder unopened, with all casework in it, run ${startOver}.`;
    throw new Failure(error.code, message, { cause: error, extensions: error.extensions });
  }
}

/**
 * Waits for writers: rows that an import writes during the wipe would stay, and nothing would mark them as incomplete.
 * @throws LEASE_LOST if another process took over: it completes the wipe, and may import new data
 */
async function wipeUnderLease(database: Database): Promise<void> {
  try {
    await Lease.hold(database, 'wipe', reportProgress, (lease) => wipeGraph(lease.writer, reportProgress));
  } catch (error) {
    if (!isFailure(error, 'LEASE_LOST')) throw error;
    // Running the command again, as that error advises others, would delete the new data.
    throw new Failure(
      'LEASE_LOST',
      'Another process took over writing, because this one did not respond for too long. It completes the wipe, and may have written new data: look at npx subtier status before you wipe again.',
      { cause: error },
    );
  }
}

/** Tries again while this command's own connection is closing. */
async function wipeFolder(environment: Environment): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await wipeHome(environment);
      return;
    } catch (error) {
      if (!isFailure(error, 'HOME_IN_USE') || tries === 10) throw error;
      await sleep(200);
    }
  }
}

/** Wipes the graph on a server of the user, which may hold other data: reports what will be deleted first. */
async function wipeShared(uri: string, { yes, casework }: WipeOptions): Promise<void> {
  await withDatabase(async (database) => {
    const { nodes, statements, derived, others } = await countOwn(database);
    const attached = others === 0 ? '' : `, and ${others} other relationships attached to them`;
    const records = casework === true ? await countCasework(database) : 0;
    const withCasework = records === 0 ? '' : `, and ${recordsOf(records)}`;
    const deleted = `${nodes} nodes, ${statements} statements and ${derived} derived relationships of Subtier at ${uri}${attached}${withCasework}`;
    if (yes !== true)
      throw new Failure('BAD_USER_INPUT', `This would delete ${deleted}, and nothing else there. Confirm with --yes.`);
    reportProgress(`Deleting ${deleted} …`);
    await wipeUnderLease(database);
    if (casework === true) await deleteCasework(database);
    const kept = await countCasework(database);
    reportProgress(`Deleted ${deleted}.${kept === 0 ? '' : ` ${caseworkStays(kept)}`}`);
  });
}
