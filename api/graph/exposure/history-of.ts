import { addDays } from '../model/add-days.ts';
import type { Day } from '../model/day.ts';
import { accessOn } from './access-on.ts';
import type { AccessOnDay } from './chain.ts';
import { cutDays } from './cut-days.ts';
import type { Period } from './exposure.ts';
import type { Access, EvidenceIndex } from './index-evidence.ts';

/** A run of days throughout which an access is the same. */
export interface Piece extends Period {
  /** One of its days. */
  readonly day: Day;
  readonly onDay: AccessOnDay;
}

/** An access on all days on which it holds, in order: the direct computation on one day of each piece. */
export function historyOf(index: EvidenceIndex, access: Access): readonly Piece[] {
  const cuts = cutDays(index, access);
  const [first] = cuts;
  const bounds: readonly { readonly from: Day | null; readonly day: Day }[] = [
    { from: null, day: first === undefined ? anyDay : addDays(first, -1) },
    ...cuts.map((day) => ({ from: day, day })),
  ];
  return bounds.flatMap(({ from, day }, at): Piece[] => {
    const onDay = accessOn(index, access, day);
    return onDay === null ? [] : [{ from, to: cuts[at] ?? null, day, onDay }];
  });
}

/** Where nothing ever changes one day is as good as another. */
const anyDay: Day = '2000-01-01';
