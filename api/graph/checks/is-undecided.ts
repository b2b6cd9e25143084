import type { CheckOutcome } from './check-report.ts';

/** Whether a check may have violations that it does not tell. */
export function isUndecided({ shortfall }: Pick<CheckOutcome, 'shortfall'>): boolean {
  return shortfall !== null && shortfall.kind !== 'UNLISTED';
}
