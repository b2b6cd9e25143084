import { styleText } from 'node:util';
import type { CheckOutcome, CheckReport, Finding } from '#graph/checks/check-report.ts';
import { isUndecided } from '#graph/checks/is-undecided.ts';
import { checkWords } from './check-words.ts';
import { printable } from './printable.ts';

/** Findings of a check that are shown; the other formats have all. */
const mostShown = 20;

type Style = Parameters<typeof styleText>[0];

/** A report for people: checks with findings first, each with its rule and its new findings. */
export function formatCheckText({ asOf, checks }: CheckReport, inColour: boolean): string {
  const paint = (style: Style, text: string) => (inColour ? styleText(style, text, { validateStream: false }) : text);
  const known = checks.flatMap(({ findings }) => findings).filter(({ isNew }) => !isNew).length;
  const lines = checks.flatMap((check) => [
    `${stateOf(check, paint)}  ${paint('bold', check.query.title)} (${check.query.name}, ${check.query.severity ?? ''})`,
    `  ${checkWords.counts(check)}`,
    ...(check.shortfall === null
      ? []
      : [`  ${paint('magenta', `! ${printable(checkWords.shortfall(check.shortfall))}`)}`]),
    ...linesOf(check, paint),
    '',
  ]);
  const short = checks.filter(isUndecided).length;
  return `${[
    ...lines,
    `As of ${asOf}: ${checks.length} ${checks.length === 1 ? 'check' : 'checks'}.${short === 0 ? '' : ` Not complete: ${short}.`}${known === 0 ? '' : ` Findings that the baseline has, left out: ${known}.`}`,
  ].join('\n')}\n`;
}

function stateOf(check: CheckOutcome, paint: (style: Style, text: string) => string): string {
  const { inForce, findings, counts, shortfall } = check;
  const fresh = findings.filter(({ isNew }) => isNew);
  if (!inForce) return paint('dim', 'NOT IN FORCE');
  if (fresh.some(({ verdict }) => verdict === 'VIOLATED')) return paint('red', 'VIOLATED    ');
  if (isUndecided(check)) return paint('magenta', 'NOT COMPLETE');
  if (fresh.length > 0 || shortfall !== null) return paint('yellow', 'CANNOT TELL ');
  // Nothing on record to look at is not compliance.
  if (counts?.of === 0) return paint('dim', 'NO RECORDS  ');
  return paint('green', findings.length > 0 ? 'NOTHING NEW ' : 'MET         ');
}

function linesOf({ findings, query }: CheckOutcome, paint: (style: Style, text: string) => string): readonly string[] {
  const fresh = findings.filter(({ isNew }) => isNew).sort((a, b) => rank(a) - rank(b));
  if (fresh.length === 0) return [];
  const shown = fresh.slice(0, mostShown).map((finding) => {
    const isViolation = finding.verdict === 'VIOLATED';
    return `  ${paint(isViolation ? 'red' : 'yellow', isViolation ? '✗' : '?')} ${printable(checkWords.finding(finding))}`;
  });
  const more = fresh.length - shown.length;
  return [
    ...(query.rule === null ? [] : [`  ${paint('dim', `Rule: ${checkWords.rule(query.rule)}`)}`]),
    ...shown,
    ...(more > 0 ? [`  and ${more} more: see --format json`] : []),
  ];
}

function rank({ verdict }: Finding): number {
  return verdict === 'VIOLATED' ? 0 : 1;
}
