import type { FactorKey } from './decision-factors.ts';
import { judgeControl } from './judge-control.ts';
import { judgeVetting } from './judge-vetting.ts';
import { between, known, type LevelRange } from './level-range.ts';
import type { PriorityInput } from './priority.ts';

const impactKeys = { 2: '2', 4: '4', 5: '5', 6: '6' } as const;

/** What is known of each factor. */
export function judgeInput(input: PriorityInput): Readonly<Record<FactorKey, LevelRange>> {
  return {
    impact: known('impact', impactKeys[input.impactLevel]),
    origin:
      input.origin === 'undetermined' ? between('origin', 'domestic', 'covered', null) : known('origin', input.origin),
    control: judgeControl(input),
    vetting: judgeVetting(input),
    ownership:
      input.ownership === null ? between('ownership', 'domestic', 'listed', null) : known('ownership', input.ownership),
  };
}
