import { inDigits } from '../words/count-words.ts';
import type { PersonNameFragment } from '../generated/graphql.ts';

/** “group · ? people”, “group · 14 people”, or that it is one person. */
export function groupDetail(person: PersonNameFragment): string {
  if (person.kind !== 'GROUP') return 'one person';
  const { headcount } = person;
  return headcount === null ? 'group · ? people' : `group · ${inDigits(headcount)} people`;
}
