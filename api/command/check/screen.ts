import { Command, Option } from 'commander';
import { Failure } from '#graph/failure.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { syntheticNotice } from '#graph/model/vocabulary.ts';
import { notLegalAdvice } from '#graph/rules/judgment.ts';
import { findByKeys } from '#graph/screening/candidates.ts';
import { isPossiblyDesignated, screenRows } from '#graph/screening/screening.ts';
import { readMapping } from '#seed/readers/mapping/mapping.ts';
import { readSupplierRows } from '#seed/readers/mapping/suppliers.ts';
import { withGraph } from '../open.ts';
import { parseDayOption } from '../options.ts';
import { formatRows, isSynthetic } from '../output.ts';
import { RepeatableOption, counted, reportProgress } from '../terminal.ts';
import {
  byUrgency,
  formatScreenJson,
  formatScreenSarif,
  isFinding,
  keysIn,
  screenColumns,
  tableRow,
} from './screen-formats.ts';
import type { ScreenReport } from './screen-formats.ts';

const screenFormats = ['table', 'csv', 'json', 'sarif'] as const;

interface ScreenOptions {
  readonly mapping?: string;
  readonly asOf?: Day;
  readonly list?: readonly string[];
  readonly format: (typeof screenFormats)[number];
}

/** `screen FILE`: what is on record about the suppliers of a list. */
export function screenCommand(): Command {
  return new Command('screen')
    .description('screen a list of suppliers (CSV, XLSX): who they are, who designates and owns them, where they stand')
    .argument('<file>', 'the list, at most 5,000 rows; columns are recognized by their names and values')
    .option('--mapping <file>', 'read the columns by a mapping; npx subtier mapping proposes one')
    .option('--as-of <day>', 'the date that the answer is about, yyyy-mm-dd (default: today in UTC)', parseDayOption)
    .addOption(new RepeatableOption('--list <key>', 'only designations on this list (default: every list)'))
    .addOption(new Option('--format <format>', 'how results are written').choices(screenFormats).default('table'))
    .addHelpText(
      'after',
      `
Exit codes: 0 none of the following, 1 a supplier is or may be designated, or a rule covers it, 2 wrong usage or bad
input, 3 database unavailable, 4 a bug in Subtier.
A supplier is the same as an organization on record by UEI, LEI or CAGE code, or by a person's decision, never by its name.
A row may be designated if a list designates one of its possible matches: decide who it is (decideScreened, or /screen).
Possible matches enter no verdict, and missing records clear nobody. This is not legal advice.
`,
    )
    .action(screenFile);
}

/** @throws FINDINGS_FOUND for a supplier that is or may be designated, or that a rule covers; BAD_USER_INPUT before a database is started */
async function screenFile(file: string, options: ScreenOptions): Promise<void> {
  const mapping = options.mapping === undefined ? null : await readMapping(options.mapping);
  const list = await readSupplierRows(file, { mapping });
  const read = Object.entries(list.columns).map(([field, header]) => `${field} from “${header}”`);
  reportProgress(`Read ${counted(list.rows.length, 'row')}: ${read.join(', ')}.`);
  if (list.leftOut.length > 0) reportProgress(`Columns that were not read: ${list.leftOut.join(', ')}.`);
  for (const warning of list.warnings) reportProgress(warning);
  const asOf = options.asOf ?? todayInUtc();
  const lists = options.list ?? [];
  const report = await withGraph(async ({ database }): Promise<ScreenReport> => {
    const results = await screenRows(database, list.rows, { asOf, lists });
    const known = await findByKeys(database, keysIn(results));
    const names = new Map([...known.values()].map(({ key, name }) => [key, name ?? key]));
    return { file, asOf, lists, lines: list.rows.map(({ row }) => row), results, names };
  });
  process.stdout.write(format(report, options.format));
  if (keysIn(report.results).some((key) => isSynthetic(key))) reportProgress(syntheticNotice);
  const { results } = report;
  const count = (match: string) => results.filter((one) => one.match === match).length;
  reportProgress(
    `As of ${asOf}: ${count('SAME')} on record, ${count('POSSIBLE')} possible, ${count('NONE_ON_RECORD')} without a record. ${notLegalAdvice}`,
  );
  const found = findingsInWords(results.filter(isFinding).length, results.filter(isPossiblyDesignated).length);
  if (found !== null) throw new Failure('FINDINGS_FOUND', found);
}

function findingsInWords(found: number, possible: number): string | null {
  const sentences = [
    ...(found === 0
      ? []
      : [
          found === 1
            ? '1 row is of a supplier that is designated, or that a rule covers.'
            : `${found} rows are of suppliers that are designated, or that a rule covers.`,
        ]),
    ...(possible === 0
      ? []
      : [`${counted(possible, 'row')} may be a designated company: decide which organization each is.`]),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

function format(report: ScreenReport, as: ScreenOptions['format']): string {
  switch (as) {
    case 'table':
    case 'csv': {
      // A file keeps its order; a person reads what matters first.
      const order = as === 'table' ? byUrgency(report.results) : report.results.map((_, at) => at);
      return formatRows(
        screenColumns,
        order.map((at) => tableRow(report, at)),
        as,
      );
    }
    case 'json':
      return formatScreenJson(report);
    case 'sarif':
      return formatScreenSarif(report);
  }
}
