import { EmploymentDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { EmploymentQuery } from '../generated/graphql.ts';

/** Who employs a person on a day, and what says so. */
export function useEmployment(person: string, asOf: string): Answer<EmploymentQuery> {
  return useAnswer(EmploymentDocument, { person, asOf });
}
