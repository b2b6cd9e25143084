import type { CheckOutcome, Finding, Shortfall } from '#graph/checks/check-report.ts';
import { isUndecided } from '#graph/checks/is-undecided.ts';
import type { Rule } from '#graph/library/saved-query.ts';

/** The words that the formats of a check's report have in common. */
export const checkWords = {
  /** `Digital escorts, Impact Level 4: NOT_ON_RECORD` */
  finding: ({ subject, finding }: Finding): string =>
    `${subject.map(({ caption }) => caption).join(', ')}${finding === null ? '' : `: ${finding}`}`,

  /** `12 of 80 systems violate; of 3 nobody can tell`; what the rule's day was where it was not in force. */
  counts: (check: CheckOutcome): string => {
    const { counts, inForce, query } = check;
    const { rule } = query;
    if (!inForce) return `not in force: the rule is from ${rule?.from ?? ''}${until(rule)}`;
    if (counts === null) return 'failed: nothing is known';
    const least = isUndecided(check) ? 'at least ' : '';
    const violated = `${least}${counts.violated} of ${counts.of} ${counts.noun} ${counts.violated === 1 ? 'violates' : 'violate'}`;
    return counts.cannotTell === 0 ? violated : `${violated}; of ${least}${counts.cannotTell} nobody can tell`;
  },

  /** Why a check says less than there is. */
  shortfall: ({ kind, reason }: Shortfall): string =>
    `${{ CUT: 'Not complete, there may be more', FAILED: 'Not complete, the check failed', UNLISTED: 'All violations are told, but not all of which nobody can tell' }[kind]}: ${reason}`,

  rule: (rule: Rule): string => `${rule.text} (${rule.citation}; in force from ${rule.from}${until(rule)})`,
} as const;

function until(rule: Rule | null): string {
  return rule?.to == null ? '' : ` until before ${rule.to}`;
}
