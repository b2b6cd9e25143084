import type { CheckOutcome, Finding } from '#graph/checks/check-report.ts';
import type { Rule } from '#graph/library/saved-query.ts';

/** The words that the formats of a check's report have in common. */
export const checkWords = {
  /** `Digital escorts, Impact Level 4: NOT_ON_RECORD` */
  finding: ({ subject, finding }: Finding): string =>
    `${subject.map(({ caption }) => caption).join(', ')}${finding === null ? '' : `: ${finding}`}`,

  /** `12 of 80 systems violate; of 3 nobody can tell`; what the rule's day was where it was not in force. */
  counts: ({ counts, query: { rule }, truncated }: CheckOutcome): string => {
    if (counts === null) return `not in force: the rule is from ${rule?.from ?? ''}${until(rule)}`;
    const least = truncated ? 'at least ' : '';
    const violated = `${least}${counts.violated} of ${counts.of} ${counts.noun} ${counts.violated === 1 ? 'violates' : 'violate'}`;
    return counts.cannotTell === 0 ? violated : `${violated}; of ${least}${counts.cannotTell} nobody can tell`;
  },

  rule: (rule: Rule): string => `${rule.text} (${rule.citation}; in force from ${rule.from}${until(rule)})`,
} as const;

function until(rule: Rule | null): string {
  return rule?.to == null ? '' : ` until before ${rule.to}`;
}
