import { Command } from 'commander';
import { pathExists } from '#graph/engine/home.ts';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { localActor } from '#graph/roles.ts';
import { Audit } from '#serve/access/audit.ts';
import { counted, reportFailure, reportProgress } from '../terminal.ts';

/** `audit verify`: checks that nobody changed the audit. */
export function auditCommand(): Command {
  const command = new Command('audit').description('check the record of what people did (docs/team.md)');
  command
    .command('verify')
    .description('check that every line follows from the one before; exits with 1 if not')
    .action(async () => {
      const { lines, head, problem } = await new Audit(readEnvironment().home).verify();
      if (problem !== null)
        throw new Failure('FINDINGS_FOUND', `${problem.file}, line ${problem.line}: ${problem.what}`);
      process.stdout.write(`${head}\n`);
      reportProgress(
        `${counted(lines, 'line')}, and each follows from the one before. The hash of the last is on stdout: note it elsewhere, because the files do not show whether later lines were removed.`,
      );
    });
  return command;
}

/** Commands that the audit has, because they change the graph or casework, or carry data out. */
const audited: ReadonlySet<string> = new Set([
  'import',
  'rollback',
  'identities',
  'listings',
  'generate',
  'export',
  'cypher',
  'query',
  'dossier',
  'token',
  'wipe',
]);

/** What a command adds to its record. */
let notes: Readonly<Record<string, unknown>> = {};

/** Adds to the record of the running command what its parameters do not say, such as the id of a new token. */
export function noteInRecord(noted: Readonly<Record<string, unknown>>): void {
  notes = { ...notes, ...noted };
}

function isAudited([name = '', ...given]: readonly string[]): boolean {
  return audited.has(name) && !given.includes('--help') && !given.includes('-h');
}

/** Checks before a command begins that it can be recorded. @throws HOME_UNAVAILABLE if not */
export async function checkRecord(parameters: readonly string[]): Promise<void> {
  if (!isAudited(parameters)) return;
  const { home } = readEnvironment();
  try {
    await new Audit(home).check();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, `The audit can't be written, so nothing was done: ${error.message}`, {
      cause: error,
    });
  }
}

/**
 * Records a command that has ended. It acts for the local user: whoever can run it can read and write the home. Without a home and a server there
 * is no graph that it could have read or changed, so nothing is recorded.
 * @param parameters the user's arguments
 * @param outcome `ok`, or the code of the failure
 */
export async function recordCommand(parameters: readonly string[], outcome: string): Promise<void> {
  if (!isAudited(parameters)) return;
  const [name = '', ...given] = parameters;
  try {
    const { home, neo4jUri } = readEnvironment();
    if (neo4jUri === null && !(await pathExists(home))) return;
    const what = { parameters: given, ...notes };
    await new Audit(home).record({ actor: localActor, action: `subtier ${name}`, what, outcome });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // A command that has failed says why itself, often for the same reason.
    if (outcome === 'ok') reportFailure(`subtier: The audit can't be written: ${error.message}`);
  }
}
