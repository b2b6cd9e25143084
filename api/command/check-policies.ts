import { checksOf, runChecks } from '#graph/checks/run-checks.ts';
import type { Baseline, CheckReport } from '#graph/checks/check-report.ts';
import { loadLibrary } from '#graph/library/load-library.ts';
import { standardLibrary } from '#graph/library/standard-library.ts';
import type { CheckFormat, CheckOptions } from './check.ts';
import { formatCheckJson } from './format-check-json.ts';
import { formatCheckJunit } from './format-check-junit.ts';
import { formatCheckSarif } from './format-check-sarif.ts';
import { formatCheckText } from './format-check-text.ts';
import { readBaseline, writeBaseline } from './check-baseline.ts';
import { judgeReport } from './judge-report.ts';
import { sayProgress } from './say-progress.ts';
import { withGraph } from './with-graph.ts';

/**
 * Runs the policy checks and writes what they found.
 * @throws FindingsFound when a rule is violated and the baseline does not have it; else ChecksIncomplete when a check could
 *   not be completed; BadInput for options, before a database is started.
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
  const isBaseline = options.writeBaseline !== undefined;
  if (isBaseline) {
    await writeBaseline(options.writeBaseline, report);
    sayProgress(`Wrote the findings of this run to ${options.writeBaseline}.`);
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
