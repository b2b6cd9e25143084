import { proficiencies } from '../model/vocabulary.ts';
import { between, known, type LevelRange } from './level-range.ts';
import type { PriorityInput } from './priority.ts';

/** How the access is held in check: its mode, and whether the escort can judge what the engineer does. */
export function judgeControl(input: PriorityInput): LevelRange {
  switch (input.mode) {
    case 'DIRECT':
      return known('control', 'direct');
    case 'VIEW_ONLY':
      return judgeApproval(input.approved);
    case 'ESCORTED':
      return input.escorted
        ? judgeEscort(input)
        : between('control', 'escorted-adequate', 'direct', 'escorted, but no escort on record');
  }
}

function judgeApproval(approved: boolean | null): LevelRange {
  if (approved === null)
    return between('control', 'view-only-approved', 'view-only', 'view only, approval not on record');
  return known('control', approved ? 'view-only-approved' : 'view-only');
}

function judgeEscort({ escortProficiency: escort, engineerProficiency: engineer }: PriorityInput): LevelRange {
  if (escort === null) {
    return between('control', 'escorted-adequate', 'escorted-inadequate', 'escorted, escort not assessed');
  }
  // Nobody is above the top level, and nobody assessed is below the bottom one.
  const atLeast = proficiencies.indexOf(escort);
  if (atLeast === proficiencies.length - 1 || engineer === proficiencies[0])
    return known('control', 'escorted-adequate');
  if (engineer === null) {
    return between('control', 'escorted-adequate', 'escorted-inadequate', 'escorted, engineer not assessed');
  }
  return known('control', atLeast >= proficiencies.indexOf(engineer) ? 'escorted-adequate' : 'escorted-inadequate');
}
