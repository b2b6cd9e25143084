import { Command, InvalidArgumentError, Option } from 'commander';
import { createToken, listTokens, revokeToken } from '#graph/casework/tokens.ts';
import { localActor, roles } from '#graph/roles.ts';
import type { Role } from '#graph/roles.ts';
import { withDatabase } from '../open.ts';
import { formatRows, outputFormatOption } from '../output.ts';
import type { OutputFormat } from '../output.ts';
import { reportProgress } from '../terminal.ts';
import { noteInRecord } from './audit.ts';

interface CreateOptions {
  readonly name: string;
  readonly role: Role;
  readonly for: number;
}

/** `token create|list|revoke`: tokens with which scripts use the API of this graph. */
export function tokenCommand(): Command {
  const command = new Command('token').description('create, list and revoke tokens for scripts (docs/team.md)');
  command
    .command('create')
    .description('create a token and print it; it is never shown again')
    .requiredOption('--name <text>', 'what it is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).default('READER'))
    .option('--for <time>', 'how long it is valid, from 10m to 90d', parseMinutes, 24 * 60)
    .action(async ({ name, role, for: minutes }: CreateOptions) => {
      const { text, token } = await withDatabase((database) =>
        createToken(database, localActor, { name, role, minutes }, new Date()),
      );
      noteInRecord({ token: token.id });
      process.stdout.write(`${text}\n`);
      reportProgress(`Valid until ${token.expiresAt}. To revoke it: npx subtier token revoke ${token.id}`);
    });
  command
    .command('list')
    .description('list the tokens that are valid')
    .addOption(outputFormatOption())
    .action(async ({ format }: { readonly format: OutputFormat }) => {
      const tokens = await withDatabase((database) => listTokens(database, null, new Date()));
      const rows = tokens.map(({ id, name, role, owner, createdAt, expiresAt }) => ({
        id,
        name,
        role,
        owner: owner.name,
        createdAt,
        expiresAt,
      }));
      process.stdout.write(formatRows(['id', 'name', 'role', 'owner', 'createdAt', 'expiresAt'], rows, format));
      if (rows.length === 0) reportProgress('There are no tokens.');
    });
  command
    .command('revoke')
    .description('revoke a token at once')
    .argument('<id>', 'its id, as `token list` shows it')
    .action(async (id: string) => {
      await withDatabase((database) => revokeToken(database, id, null));
      reportProgress(`The token ${id} is revoked.`);
    });
  return command;
}

const minutesOf = { m: 1, h: 60, d: 24 * 60 } as const;

/** Parses a time such as 30m, 12h or 90d. */
function parseMinutes(text: string): number {
  const [, count = '', unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (unit !== 'm' && unit !== 'h' && unit !== 'd') throw new InvalidArgumentError('It looks like 30m, 12h or 90d.');
  return Number(count) * minutesOf[unit];
}
