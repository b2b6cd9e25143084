import { Command } from 'commander';
import { readEnvironment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { localActor } from '#graph/roles.ts';
import { Audit } from '#serve/access/audit.ts';
import { counted, reportProgress } from '../terminal.ts';

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

/** Commands that the audit has, because they change the graph or casework, or what they read is up to the user. */
const audited: ReadonlySet<string> = new Set([
  'import',
  'rollback',
  'identities',
  'listings',
  'generate',
  'export',
  'cypher',
  'token',
  'wipe',
]);

/**
 * Records a command that has ended. It acts for the local user: whoever can run it can read and write the home.
 * @param parameters the user's arguments
 * @param outcome `ok`, or the code of the failure
 */
export async function recordCommand(parameters: readonly string[], outcome: string): Promise<void> {
  const [name = '', ...given] = parameters;
  if (!audited.has(name) || given.includes('--help') || given.includes('-h')) return;
  try {
    const what = { parameters: given.map((one) => one.slice(0, longestParameter)) };
    await new Audit(readEnvironment().home).record({ actor: localActor, action: `subtier ${name}`, what, outcome });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // A command that has failed says why itself, often for the same reason.
    if (outcome === 'ok') reportProgress(`subtier: The audit can't be written: ${error.message}`);
  }
}

/** Characters of a parameter that the audit has: as many as a statement may have. */
const longestParameter = 32_768;
