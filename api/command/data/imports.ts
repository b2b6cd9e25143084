import { Command } from 'commander';
import { recentImports, sourcesShown } from '#graph/edition/imports.ts';
import type { RecordedImport } from '#graph/edition/imports.ts';
import { Failure } from '#graph/failure.ts';
import type { RowCounts } from '#graph/ingest/input.ts';
import { findAwaited } from '#graph/ingest/waiting/rows.ts';
import type { AwaitedByImport } from '#graph/ingest/waiting/rows.ts';
import { checkRollback, rollBack } from '#seed/import/rollback.ts';
import { withGraph } from '../open.ts';
import { parseCountOption } from '../options.ts';
import { formatRows, outputFormatOption } from '../output.ts';
import type { OutputFormat } from '../output.ts';
import { reportProgress } from '../terminal.ts';

/** `imports`: lists the imports that changed the graph. */
export function importsCommand(): Command {
  return new Command('imports')
    .description(
      'list the imports that changed the graph, latest first, with what each added and which of its rows wait',
    )
    .option('--first <count>', 'maximum number of imports to list', parseCountOption, 20)
    .addOption(outputFormatOption())
    .action(async ({ first, format }: { readonly first: number; readonly format: OutputFormat }) => {
      // One more than listed, to know whether some are left out.
      const { found, awaited } = await withGraph(async ({ database }) => ({
        found: await recentImports(database, Math.min(first + 1, Number.MAX_SAFE_INTEGER)),
        awaited: await findAwaited(database),
      }));
      const rows = found.slice(0, first).map((one) =>
        rowOf(
          one,
          awaited.filter(({ importId }) => importId === one.id),
          format,
        ),
      );
      process.stdout.write(formatRows(format === 'table' ? tableColumns : columns, rows, format));
      if (rows.length === 0) reportProgress('No import has changed the graph yet.');
      if (found.length > first) reportProgress(`Older imports are left out: --first ${first}.`);
    });
}

const tableColumns = ['id', 'finished', 'format', 'sources', 'stated', 'waiting', 'rolledBack'];
/** `import` is the former name of the id, for programs that read it. */
const columns = ['import', ...tableColumns.slice(1), 'id'];

/** How many contracts that rows of an import wait for are named in a table. */
const awaitedShown = 5;

function rowOf(
  { id, finishedAt, format, sourceKeys, tables, completedInterrupted, rolledBackAt }: RecordedImport,
  awaited: readonly AwaitedByImport[],
  outputFormat: OutputFormat,
) {
  const shown = outputFormat === 'table' ? sourceKeys.slice(0, sourcesShown) : sourceKeys;
  const more = sourceKeys.length - shown.length;
  return {
    id,
    import: id,
    finished: toSeconds(finishedAt),
    format,
    sources: `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    stated: [
      ...Object.entries(tables).flatMap(([table, counts]) => statedOf(table, counts)),
      ...(completedInterrupted ? ['completed an interrupted import'] : []),
    ].join('; '),
    waiting: waitingInWords(outputFormat === 'table' ? awaited.slice(0, awaitedShown) : awaited, awaited.length),
    rolledBack: rolledBackAt === null ? null : toSeconds(rolledBackAt),
  };
}

/** “2 rows for FA875019F0001; 1 row for FA875020F0002, which may be CONT_AWD_… or CONT_AWD_…”. */
function waitingInWords(shown: readonly AwaitedByImport[], count: number): string {
  const parts = shown.map(({ contract, rows, problem, candidates }) => {
    const several = candidates.length > 1 ? `, which may be ${candidates.join(' or ')}` : '';
    return `${counted(rows, 'row')} for ${contract}${several}${problem === null ? '' : ` (${problem})`}`;
  });
  return [...parts, ...(count > shown.length ? [`and for ${count - shown.length} more`] : [])].join('; ');
}

function toSeconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z');
}

function statedOf(table: string, { created, changed, closed }: RowCounts): readonly string[] {
  const parts = [
    ...(created > 0 ? [`${created} new`] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(closed > 0 ? [`${closed} withdrawn`] : []),
  ];
  return parts.length === 0 ? [] : [`${table} ${parts.join(', ')}`];
}

/** `rollback ID --yes`: removes what an import stated. */
export function rollbackCommand(): Command {
  return new Command('rollback')
    .description('remove what an import stated, and restore what it replaced or removed')
    .argument('<id>', 'the id of the import, as npx subtier imports lists it')
    .option('--yes', 'confirm the rollback')
    .action(async (id: string, { yes }: { readonly yes?: true }) => {
      await withGraph(async ({ database }) => {
        const { removed, restored } = await checkRollback(database, id);
        const effect = `${counted(removed, 'statement')} of the import and bring back ${counted(restored, 'statement')} that it replaced or removed`;
        if (yes !== true) throw new Failure('BAD_USER_INPUT', `This would remove ${effect}: confirm with --yes.`);
        await rollBack(database, id, reportProgress);
        reportProgress(`Rolled back ${id}: ${counted(removed, 'statement')} removed, ${restored} back.`);
      });
    });
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}
