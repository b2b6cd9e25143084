import { readFile, writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import type { Day } from '#graph/model/day.ts';
import { checksOf, isUndecided, runChecks } from '#graph/questions/checks.ts';
import type { Baseline, CheckReport, Finding } from '#graph/questions/checks.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { formatCheckJson, formatCheckJunit, formatCheckSarif, formatCheckText } from './check-formats.ts';
import { withGraph } from './open.ts';
import { parseDay } from './options.ts';
import { reportProgress } from './output.ts';

const checkFormats = ['text', 'json', 'sarif', 'junit'] as const;
type CheckFormat = (typeof checkFormats)[number];

interface CheckOptions {
  readonly tag?: string;
  readonly asOf?: Day;
  readonly format: CheckFormat;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly strict?: true;
}

/** `check`: the policy checks of the library, for people and for pipelines. */
export function checkCommand(): Command {
  return new Command('check')
    .description('run the policy checks; ends with 1 when a rule is violated')
    .option('--tag <tag>', 'only checks with this tag')
    .option('--as-of <day>', 'the day it is about, yyyy-mm-dd (default: today in UTC)', parseDay)
    .addOption(new Option('--format <format>', 'how findings are written').choices(checkFormats).default('text'))
    .option('--baseline <file>', 'leave out the findings that this file has; only new ones are reported')
    .option('--write-baseline <file>', 'write all findings of this run into a file; they fail nothing')
    .option('--strict', 'end with 1 also where nobody can tell')
    .addHelpText(
      'after',
      `
Exit codes: 0 no rule is violated that the baseline does not have, 1 one is, 2 wrong usage or a check that could not be
completed, 3 no database.
Where the record does not tell, that is reported, and fails nothing without --strict.
`,
    )
    .action(async (options: CheckOptions) => {
      await checkPolicies(options);
    });
}

/**
 * Runs the policy checks and writes what they found.
 * @throws FINDINGS_FOUND when a rule is violated and the baseline does not have it; else CHECKS_INCOMPLETE when a check could
 *   not be completed; BAD_USER_INPUT for options, before a database is started.
 */
export async function checkPolicies(options: CheckOptions): Promise<void> {
  const library = await loadLibrary(standardLibrary);
  const tag = options.tag ?? null;
  checksOf(library, tag);
  const baseline: Baseline = options.baseline === undefined ? new Map() : await readBaseline(options.baseline);
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
  const report = await withGraph(({ database }) =>
    runChecks(database, library, { asOf, tag, baseline, onProgress: reportProgress }),
  );
  process.stdout.write(format(report, options.format, options.strict === true));
  const isBaseline = options.writeBaseline !== undefined;
  if (isBaseline) {
    await writeBaseline(options.writeBaseline, report);
    reportProgress(`Wrote the findings of this run to ${options.writeBaseline}.`);
  }
  const failure = judgeReport(report, { isStrict: options.strict === true, isBaseline });
  if (failure !== null) throw failure;
}

function format(report: CheckReport, as: CheckFormat, isStrict: boolean): string {
  switch (as) {
    case 'text':
      return formatCheckText(report, process.stdout.isTTY && process.stdout.hasColors());
    case 'json':
      return formatCheckJson(report);
    case 'sarif':
      return formatCheckSarif(report);
    case 'junit':
      return formatCheckJunit(report, isStrict);
  }
}

const baselineFile = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/), verdict: z.enum(['VIOLATED', 'CANNOT_TELL']) }),
  ),
});

/** The findings in a baseline file. @throws BAD_USER_INPUT for a file that is none. */
export async function readBaseline(path: string): Promise<Baseline> {
  try {
    const { findings } = baselineFile.parse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(findings.map(({ fingerprint, verdict }) => [fingerprint, verdict]));
  } catch (error) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${path} is no baseline: write one with: subtier check --write-baseline ${path}`,
      {
        cause: error,
      },
    );
  }
}

/** Writes every finding of a report, known or new, in an order that keeps differences small. @throws BAD_USER_INPUT */
export async function writeBaseline(path: string, { checks }: CheckReport): Promise<void> {
  const findings = checks
    .flatMap(({ query, findings: found }) =>
      found.map(({ fingerprint, subject, verdict }) => ({
        fingerprint,
        query: query.name,
        subject: subject.map(({ caption }) => caption).join(' / '),
        verdict,
      })),
    )
    .sort((a, b) => compare(a.query, b.query) || compare(a.fingerprint, b.fingerprint));
  try {
    await writeFile(path, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
  } catch (error) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${path} can't be written to (${error instanceof Error ? error.message : 'unknown reason'}).`,
      {
        cause: error,
      },
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Judging {
  /** Whether what nobody can tell counts as a violation does. */
  readonly isStrict: boolean;
  /** Whether what was found is now the baseline, and so fails nothing. */
  readonly isBaseline: boolean;
}

/**
 * With what the command ends: new findings first, since they are sure; else checks that could not be completed, for what they
 * did not find says nothing. Null: well.
 */
export function judgeReport(report: CheckReport, { isStrict, isBaseline }: Judging): Failure | null {
  const { asOf, checks } = report;
  // What is not listed is of what nobody can tell: it fails nothing but a strict run.
  const short = checks
    .filter((check) => isUndecided(check) || (isStrict && check.shortfall !== null))
    .map(({ query }) => query.name)
    .join(', ');
  const fresh = isBaseline ? [] : checks.flatMap(({ findings }) => findings).filter(({ isNew }) => isNew);
  const count = (verdict: Finding['verdict']) => fresh.filter((finding) => finding.verdict === verdict).length;
  const [violated, cannotTell] = [count('VIOLATED'), isStrict ? count('CANNOT_TELL') : 0];
  const said = [
    ...(violated > 0 ? [`${violated} ${violated === 1 ? 'violation' : 'violations'}`] : []),
    ...(cannotTell > 0 ? [`${cannotTell} of which nobody can tell`] : []),
  ];
  if (said.length > 0)
    return new Failure(
      'FINDINGS_FOUND',
      `The checks found ${said.join(' and ')} on ${asOf}${short === '' ? '' : `; not complete: ${short}`}.`,
    );
  if (short === '') return null;
  return new Failure(
    'CHECKS_INCOMPLETE',
    `Not all checks could be completed, so nobody can tell what they would have found on ${asOf}: ${short}.`,
  );
}
