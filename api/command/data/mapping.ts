import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { Failure, codeOf } from '#graph/failure.ts';
import { mappingEnding, readColumns, writeMapping } from '#seed/readers/mapping/mapping.ts';
import { openRecognized, proposeMapping } from '#seed/readers/mapping/proposal.ts';
import type { Proposal } from '#seed/readers/mapping/proposal.ts';
import type { SheetChoice } from '#seed/readers/sheet/row-source.ts';
import { counted, printable, reportProgress } from '../terminal.ts';

interface Options {
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly out?: string;
}

/** `mapping FILE`: proposes what the columns of a spreadsheet become. */
export function mappingCommand(): Command {
  return new Command('mapping')
    .description('propose a mapping for a spreadsheet (CSV, XLSX): what its columns become in an import')
    .argument('<file>', 'a CSV file or an Excel workbook')
    .option('--sheet <name>', 'the sheet of a workbook; without it, the one in which most columns are recognized')
    .option('--header-row <number>', 'the row with the names of the columns; without it, it is recognized', rowNumber)
    .option('--out <file>', `a new file to write the mapping to, NAME${mappingEnding}; without it, to stdout`)
    .action(async (file: string, { sheet = null, headerRow = null, out }: FullOptions) => {
      const { proposal, lines } = await propose(file, { sheet, headerRow });
      for (const line of lines) reportProgress(line);
      if (proposal.mapping === null)
        throw new Failure(
          'BAD_USER_INPUT',
          `${file}: no column with names, UEI, LEI or CAGE codes of organizations is recognized; write the mapping by hand, as docs/spreadsheets.md shows.`,
        );
      const text = writeMapping(proposal.mapping);
      if (out === undefined) process.stdout.write(text.split('\n').map(printable).join('\n'));
      else await writeNew(out, text, file);
    });
}

type FullOptions = Omit<Options, 'sheet' | 'headerRow'> & {
  readonly sheet?: string | null;
  readonly headerRow?: number | null;
};

function rowNumber(text: string): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new InvalidArgumentError('Give the number of a row, such as 3.');
  return number;
}

async function propose(file: string, choice: SheetChoice): Promise<{ proposal: Proposal; lines: readonly string[] }> {
  const source = await openRecognized(file, choice);
  try {
    const proposal = await proposeMapping(source);
    const { sheet, headerRow, rowCount, notices } = source;
    const read = proposal.mapping === null ? new Set<string>() : readColumns(proposal.mapping);
    const where = sheet === null ? '' : `, sheet ${sheet}`;
    const columns = proposal.columns.map(({ header, form, isPersonal }) => {
      const use = isPersonal ? 'left out (personal data)' : read.has(header) ? 'mapped' : 'not mapped';
      return `  ${header}: ${form.toLowerCase()}, ${use}`;
    });
    const lines = [
      `${source.file}${where}: ${counted(rowCount, 'row')} below the header in row ${headerRow}.`,
      ...columns,
      ...[...notices.map(({ message }) => message), ...proposal.doubts].map((message) => `${message}.`),
    ];
    return { proposal, lines };
  } finally {
    await source.close();
  }
}

/** Writes a file that is not there yet: a mapping that somebody has corrected must not be lost. */
async function writeNew(path: string, text: string, file: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const why = codeOf(error) === 'EEXIST' ? 'it is there already' : codeOf(error);
    throw new Failure('BAD_USER_INPUT', `Can't write ${path.slice(0, 200)} (${why}).`, { cause: error });
  }
  reportProgress(
    `${path}: look at it, then run npx subtier import --mapping ${path} ${file} --dry-run, and without --dry-run.`,
  );
}
