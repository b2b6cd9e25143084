import { CountriesDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { CountriesQuery } from '../generated/graphql.ts';

/** The most that the server gives at once; the search finds the others. */
const MOST = 100;

/** The countries of this database by name. */
export function useCountries(pause: boolean): Answer<CountriesQuery> {
  return useAnswer(CountriesDocument, { first: MOST }, pause);
}
