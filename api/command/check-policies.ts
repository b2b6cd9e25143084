import { checksOf, runChecks } from '#graph/checks/run-checks.ts';
import type { Baseline, CheckReport, Finding } from '#graph/checks/check-report.ts';
import { FindingsFound } from '#graph/failure/findings-found.ts';
import { loadLibrary } from '#graph/library/load-library.ts';
import { standardLibrary } from '#graph/library/standard-library.ts';
import type { CheckFormat, CheckOptions } from './check.ts';
import { formatCheckJson } from './format-check-json.ts';
import { formatCheckJunit } from './format-check-junit.ts';
import { formatCheckSarif } from './format-check-sarif.ts';
import { formatCheckText } from './format-check-text.ts';
import { readBaseline, writeBaseline } from './check-baseline.ts';
import { sayProgress } from './say-progress.ts';
import { withGraph } from './with-graph.ts';

/**
 * Runs the policy checks and writes what they found.
 * @throws FindingsFound when a rule is violated and the baseline does not have it; BadInput for options, before a
 *   database is started.
 */
export async function checkPolicies(options: CheckOptions): Promise<void> {
  const library = await loadLibrary(standardLibrary);
  const tag = options.tag ?? null;
  checksOf(library, tag);
  const baseline: Baseline = options.baseline === undefined ? new Map() : await readBaseline(options.baseline);
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
  const report = await withGraph(({ database }) =>
    runChecks(database, library, { asOf, tag, baseline, onProgress: sayProgress }),
  );
  process.stdout.write(format(report, options.format, options.strict === true));
  if (options.writeBaseline !== undefined) {
    await writeBaseline(options.writeBaseline, report);
    sayProgress(`Wrote the findings of this run to ${options.writeBaseline}.`);
    return;
  }
  judge(report, options.strict === true);
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

function judge(report: CheckReport, isStrict: boolean): void {
  const found = report.checks.flatMap(({ findings }) => findings).filter(({ isNew }) => isNew);
  const count = (verdict: Finding['verdict']) => found.filter((finding) => finding.verdict === verdict).length;
  const [violated, cannotTell] = [count('VIOLATED'), count('CANNOT_TELL')];
  if (violated === 0 && (cannotTell === 0 || !isStrict)) return;
  const said = [
    ...(violated > 0 ? [`${violated} ${violated === 1 ? 'violation' : 'violations'}`] : []),
    ...(isStrict && cannotTell > 0 ? [`${cannotTell} of which nobody can tell`] : []),
  ];
  throw new FindingsFound(`The checks found ${said.join(' and ')} on ${report.asOf}.`);
}
