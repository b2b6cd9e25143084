import { Argument, Command } from 'commander';
import { Failure } from '#graph/failure.ts';
import { decideListed, listListed, withdrawListed } from '#graph/identity/listed-organizations.ts';
import { localActor } from '#graph/roles.ts';
import { withGraph } from '../open.ts';
import { namedAsOptions } from '../options.ts';
import { formatRows, outputFormatOption } from '../output.ts';
import type { OutputFormat } from '../output.ts';
import { counted, reportProgress } from '../terminal.ts';

interface Options {
  readonly reason?: string;
  readonly format: OutputFormat;
}

/** What the arguments of decisions are called here, at the beginning of a sentence. */
const argumentNames = { records: 'The ids of records', reason: '--reason' } as const;
const columns = ['record', 'decided', 'reason'];

/** `listings`: lists the records of screening lists that someone decided are about organizations, and decides about others. */
export function listingsCommand(): Command {
  return new Command('listings')
    .description(
      'list the listed records that someone decided are about organizations, not persons, or decide about some',
    )
    .addArgument(
      new Argument('[verdict]', 'what to decide; undecided withdraws a decision').choices([
        'organization',
        'undecided',
      ]),
    )
    .argument('[record...]', 'the _id of a record, as the file of rejects of an import has it')
    .option('--reason <text>', 'reason for the decision')
    .addOption(outputFormatOption())
    .action(async (verdict: string | undefined, records: readonly string[], { reason, format }: Options) => {
      // Before a database is started.
      if (reason !== undefined && verdict !== 'organization')
        throw new Failure('BAD_USER_INPUT', '--reason requires a decision: organization.');
      if (verdict === undefined) {
        await list(format);
        return;
      }
      if (records.length === 0)
        throw new Failure(
          'BAD_USER_INPUT',
          `Give the _id of at least one record: npx subtier listings ${verdict} ID….`,
        );
      await namedAsOptions(argumentNames, () => decide(verdict === 'organization', records, reason ?? null));
    });
}

async function decide(isOrganization: boolean, records: readonly string[], reason: string | null): Promise<void> {
  await withGraph(async ({ database }) => {
    if (isOrganization) await decideListed(database, records, reason, { by: localActor, at: new Date() });
    else await withdrawListed(database, records);
  });
  const outcome = isOrganization ? 'decided to be about organizations' : 'undecided again';
  reportProgress(
    `${counted(records.length, 'record is', 'records are')} ${outcome}. Import the list again: the graph changes only then.`,
  );
}

async function list(format: OutputFormat): Promise<void> {
  const decisions = await withGraph(({ database }) => listListed(database));
  const rows = decisions.map(({ record, at, reason }) => ({ record, decided: at.slice(0, 10), reason }));
  process.stdout.write(formatRows(columns, rows, format));
  if (rows.length === 0) reportProgress('No decisions yet.');
}
