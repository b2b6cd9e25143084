import { create } from 'xmlbuilder2';
import type { CheckOutcome, CheckReport, Finding } from '#graph/checks/check-report.ts';
import { isUndecided } from '#graph/checks/is-undecided.ts';
import { checkWords } from './check-words.ts';
import { printable } from './printable.ts';

type Case = 'passed' | 'failed' | 'skipped' | 'error';

/**
 * A report as JUnit XML: a suite for each check, a case for each finding. Violations fail; where nobody can tell, or the
 * rule was not in force, the case is skipped; a check that could not be completed is an error; one without new findings
 * passes.
 * @param isStrict whether what nobody can tell fails too
 */
export function formatCheckJunit({ asOf, checks }: CheckReport, isStrict: boolean): string {
  const suites = checks.map((check) => ({ check, cases: casesOf(check, isStrict) }));
  const all = suites.flatMap(({ cases }) => cases);
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: `subtier check as of ${asOf}`,
    ...tally(all),
  });
  for (const { check, cases } of suites) {
    const suite = root.ele('testsuite', { name: check.query.name, ...tally(cases) });
    for (const { name, outcome, message, type } of cases) {
      const element = suite.ele('testcase', { classname: check.query.name, name });
      if (outcome === 'failed') element.ele('failure', { message, type }).txt(`${message}\n${ruleOf(check)}`);
      if (outcome === 'error') element.ele('error', { message, type });
      if (outcome === 'skipped') element.ele('skipped', { message });
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

interface CaseOf {
  readonly name: string;
  readonly outcome: Case;
  readonly message: string;
  readonly type: string;
}

function casesOf(check: CheckOutcome, isStrict: boolean): readonly CaseOf[] {
  const { query, inForce, findings, shortfall } = check;
  const type = query.severity ?? '';
  const words = checkWords.counts(check);
  if (!inForce) return [{ name: query.title, outcome: 'skipped', message: words, type }];
  const fresh = findings.filter(({ isNew }) => isNew);
  const cases = fresh.map((finding): CaseOf => ({
    name: printable(checkWords.finding(finding)),
    outcome: finding.verdict === 'VIOLATED' || isStrict ? 'failed' : 'skipped',
    message: `${verdictWords(finding)} (${words})`,
    type,
  }));
  if (shortfall !== null) {
    const message = printable(checkWords.shortfall(shortfall));
    const outcome = isUndecided(check) || isStrict ? 'error' : 'skipped';
    return [{ name: query.title, outcome, message, type: shortfall.code }, ...cases];
  }
  return cases.length > 0 ? cases : [{ name: query.title, outcome: 'passed', message: words, type }];
}

function verdictWords({ verdict }: Finding): string {
  return verdict === 'VIOLATED' ? 'violates the rule' : 'nobody can tell from the record';
}

function ruleOf({ query: { rule } }: CheckOutcome): string {
  return rule === null ? '' : checkWords.rule(rule);
}

function tally(cases: readonly CaseOf[]) {
  const count = (outcome: Case) => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: count('failed'), errors: count('error'), skipped: count('skipped') };
}
