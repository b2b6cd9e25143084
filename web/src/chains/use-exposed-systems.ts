import { ExposedSystemsDocument } from '../generated/graphql.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Answer } from '../server/answer.ts';
import type { Conditions } from '../address/conditions.ts';
import type { ExposedSystemsQuery } from '../generated/graphql.ts';

/** The most that the server gives at once. */
export const MOST_SYSTEMS = 100;

type Row = ExposedSystemsQuery['exposureGroups'][number];
export type ExposedSystem = Omit<Row, 'group'> & {
  readonly system: Extract<Row['group'], { readonly __typename: 'System' }>;
};

export interface ExposedSystems {
  readonly systems: readonly ExposedSystem[];
  readonly accesses: number;
  readonly chains: number;
}

/** The systems with exposed accesses, most urgent first. */
export function useExposedSystems(conditions: Conditions, first: number): Answer<ExposedSystems> {
  const answer = useAnswer(ExposedSystemsDocument, { filter: toFilter(conditions), first });
  if (answer.state !== 'here') return answer;
  const { exposureGroups, exposures } = answer.data;
  const systems = exposureGroups.flatMap(({ group, ...counts }) =>
    group.__typename === 'System' ? [{ ...counts, system: group }] : [],
  );
  return { ...answer, data: { systems, accesses: exposures.accessCount, chains: exposures.totalCount } };
}
