import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { compareKeys } from '#graph/model/keys.ts';
import { checksOf, findingVerdicts, isAgainst, isUndecided, runChecks } from '#graph/questions/checks.ts';
import type { Baseline, CheckReport } from '#graph/questions/checks.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import { syntheticNotice } from '#graph/model/vocabulary.ts';
import { countLeftOut, formatCheckJson, formatCheckJunit, formatCheckSarif, formatCheckText } from './check-formats.ts';
import type { CheckListing } from './check-formats.ts';
import { withGraph } from '../open.ts';
import { parseDayOption } from '../options.ts';
import { isSynthetic, writeJsonFile } from '../output.ts';
import { counted, hasColor, reportProgress } from '../terminal.ts';

const checkFormats = ['text', 'json', 'sarif', 'junit'] as const;
type CheckFormat = (typeof checkFormats)[number];

interface CheckOptions {
  readonly tag?: string;
  readonly asOf?: Day;
  readonly format: CheckFormat;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly strict?: true;
  /** False: `--no-open`. */
  readonly open: boolean;
  readonly location?: string;
}

/** `check`: runs the policy checks, for people and for pipelines. */
export function checkCommand(): Command {
  return new Command('check')
    .description('run the policy checks; exit with 1 if something does not meet a rule')
    .option('--tag <tag>', 'only checks with this tag')
    .option('--as-of <day>', 'the date that the checks are about, yyyy-mm-dd (default: today in UTC)', parseDayOption)
    .addOption(new Option('--format <format>', 'how findings are written').choices(checkFormats).default('text'))
    .option('--baseline <file>', 'report only findings that are not in this file')
    .option('--write-baseline <file>', 'write all findings of this run to a file, and do not fail because of them')
    .option('--strict', 'exit with 1 also if the record cannot tell whether a rule is met')
    .addOption(
      new Option(
        '--no-open',
        'leave out undecided findings, where the record cannot tell; counts include them',
      ).conflicts('strict'),
    )
    .option(
      '--location <file>',
      'with --format sarif: the file of your repository, by its path from the root, to which code scanning attaches findings',
      parseLocation,
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 no finding against a rule outside the baseline, 1 such a finding, 2 wrong usage or a check that could not be
completed, 3 database unavailable, 4 a bug in Subtier.
Undecided findings, and findings under a rule whose replacement was not compared, are reported but do not fail the run without
--strict. Each check is judged by the rule in force on the date: see docs/checks.md. This is not legal advice.
`,
    )
    .action(checkPolicies);
}

/** Parses the path of a file in a repository. Whether there is one is not known here: the command may run elsewhere. */
function parseLocation(text: string): string {
  const path = posix.normalize(text.replaceAll('\\', '/'));
  if (text === '' || path === '.' || path.endsWith('/') || /^(\/|\.\.(\/|$)|[A-Za-z][A-Za-z+.-]*:)/.test(path))
    throw new InvalidArgumentError(
      'Give the path of a file from the root of your repository, such as data/access.csv.',
    );
  return path;
}

/**
 * Runs the policy checks and writes the findings.
 * @throws FINDINGS_FOUND for a violation that is not in the baseline; otherwise CHECKS_INCOMPLETE if a check could not be
 *   completed; BAD_USER_INPUT for invalid options, before a database is started.
 */
async function checkPolicies(options: CheckOptions): Promise<void> {
  if (options.location !== undefined && options.format !== 'sarif')
    throw new Failure('BAD_USER_INPUT', '--location requires --format sarif.');
  const library = await loadLibrary(standardLibrary);
  const tag = options.tag ?? null;
  checksOf(library, tag);
  const accepted = options.baseline === undefined ? [] : await readBaseline(options.baseline);
  const baseline: Baseline = new Map(accepted.map(({ fingerprint, verdict }) => [fingerprint, verdict]));
  const asOf = options.asOf ?? todayInUtc();
  const report = await withGraph(({ database }) =>
    runChecks(database, library, { asOf, tag, baseline, onProgress: reportProgress }),
  );
  process.stdout.write(format(report, options));
  if (options.format === 'sarif' && options.location === undefined)
    reportProgress(
      'GitHub code scanning takes only findings with a file: name one of your repository with --location.',
    );
  const subjects = report.checks.flatMap(({ findings }) => findings.flatMap(({ subject }) => subject));
  if (subjects.some(({ key }) => isSynthetic(key))) reportProgress(syntheticNotice);
  const isBaseline = options.writeBaseline !== undefined;
  if (isBaseline) {
    const kept = await writeBaseline(options.writeBaseline, report, accepted);
    const others = kept === 0 ? '' : `, and kept ${counted(kept, 'finding')} of checks without a complete result`;
    reportProgress(`Wrote the findings of this run to ${options.writeBaseline}${others}.`);
  }
  const failure = judgeReport(report, { isStrict: options.strict === true, isBaseline });
  if (failure !== null) throw failure;
}

function format(report: CheckReport, { format: as, strict, open, location }: CheckOptions): string {
  const listing: CheckListing = { withOpen: open, location: location ?? null };
  const leftOut = countLeftOut(report, listing);
  // The text has it in its summary.
  if (leftOut > 0 && as !== 'text') reportProgress(`Left out ${counted(leftOut, 'undecided finding')}.`);
  switch (as) {
    case 'text':
      return formatCheckText(report, hasColor(), listing);
    case 'json':
      return formatCheckJson(report, listing);
    case 'sarif':
      return formatCheckSarif(report, listing);
    case 'junit':
      return formatCheckJunit(report, strict === true, listing);
  }
}

const acceptedFinding = z.object({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** The name of the check. */
  query: z.string(),
  subject: z.string(),
  verdict: z.enum(findingVerdicts),
});

/** A finding in a baseline file. */
type AcceptedFinding = Readonly<z.infer<typeof acceptedFinding>>;

const baselineFile = z.object({ version: z.literal(1), findings: z.array(acceptedFinding) });

/** Reads the findings in a baseline file. @throws BAD_USER_INPUT if the file can't be read or is not a baseline. */
export async function readBaseline(path: string): Promise<readonly AcceptedFinding[]> {
  try {
    return baselineFile.parse(JSON.parse(await readFile(path, 'utf8'))).findings;
  } catch (error) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${path} is not a baseline: write one with: subtier check --write-baseline ${path}`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Writes all findings of a report, known and new, in a stable order so that diffs stay small. Of checks without a complete result in the
 * report, it keeps the accepted findings too.
 * @returns how many it kept
 * @throws BAD_USER_INPUT
 */
export async function writeBaseline(
  path: string,
  { checks }: CheckReport,
  accepted: readonly AcceptedFinding[],
): Promise<number> {
  const found = checks.flatMap(({ query, findings }) =>
    findings.map(({ fingerprint, subject, verdict }): AcceptedFinding => ({
      fingerprint,
      query: query.name,
      subject: subject.map(({ caption }) => caption).join(' / '),
      verdict,
    })),
  );
  const complete = new Set(
    checks.filter(({ counts, shortfall }) => counts !== null && shortfall === null).map(({ query }) => query.name),
  );
  const fingerprints = new Set(found.map(({ fingerprint }) => fingerprint));
  const kept = accepted.filter(({ query, fingerprint }) => !complete.has(query) && !fingerprints.has(fingerprint));
  const findings = [...found, ...kept].sort(
    (a, b) => compareKeys(a.query, b.query) || compareKeys(a.fingerprint, b.fingerprint),
  );
  await writeJsonFile(path, { version: 1, findings });
  return kept.length;
}

interface JudgeOptions {
  /** Whether an undecided finding counts like one against a rule. */
  readonly isStrict: boolean;
  /** Whether the findings were written as the new baseline, so that they are accepted. */
  readonly isBaseline: boolean;
}

/**
 * Returns the failure with which the command ends, or null for success. New findings take precedence over incomplete checks:
 * the findings are certain, while an incomplete check may have missed some.
 */
export function judgeReport(report: CheckReport, { isStrict, isBaseline }: JudgeOptions): Failure | null {
  const { asOf, checks } = report;
  // A shortfall of another kind leaves out only findings that cannot be told, so only a strict run fails for it.
  const incomplete = checks
    .filter((check) => isUndecided(check) || (isStrict && check.shortfall !== null))
    .map(({ query }) => query.name)
    .join(', ');
  const fresh = isBaseline ? [] : checks.flatMap(({ findings }) => findings).filter(({ isNew }) => isNew);
  const against = fresh.filter(({ verdict }) => isAgainst(verdict)).length;
  const undecided = isStrict ? fresh.length - against : 0;
  const parts = [
    ...(against > 0 ? [`${counted(against, 'finding')} against a rule`] : []),
    ...(undecided > 0 ? [counted(undecided, 'undecided finding')] : []),
  ];
  if (parts.length > 0)
    return new Failure(
      'FINDINGS_FOUND',
      `The checks found ${parts.join(' and ')} on ${asOf}${incomplete === '' ? '' : `; not complete: ${incomplete}`}.`,
    );
  if (incomplete === '') return null;
  return new Failure(
    'CHECKS_INCOMPLETE',
    `These checks could not be completed on ${asOf}, and may have missed findings: ${incomplete}.`,
  );
}
