import type { CheckReport, Finding } from '#graph/checks/check-report.ts';
import { isUndecided } from '#graph/checks/is-undecided.ts';
import { ChecksIncomplete } from '#graph/failure/checks-incomplete.ts';
import { FindingsFound } from '#graph/failure/findings-found.ts';

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
export function judgeReport(
  report: CheckReport,
  { isStrict, isBaseline }: Judging,
): FindingsFound | ChecksIncomplete | null {
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
    return new FindingsFound(
      `The checks found ${said.join(' and ')} on ${asOf}${short === '' ? '' : `; not complete: ${short}`}.`,
    );
  if (short === '') return null;
  return new ChecksIncomplete(
    `Not all checks could be completed, so nobody can tell what they would have found on ${asOf}: ${short}.`,
  );
}
