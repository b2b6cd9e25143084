import { readEvidenceIndex } from '../derive/read-evidence.ts';
import { employmentOn } from '../exposure/chains.ts';
import type { ExposureFilter, Hop } from '../exposure/exposure.ts';
import { hopOn } from '../exposure/hops.ts';
import { findExposure } from './find.ts';
import type { Graph } from './graph.ts';

/**
 * Returns the employment of the engineer of an exposure on a filter's day that counts for the access: on a contract of its family, or with
 * none named. Employment on other contracts is not in it, though the employer may be the same. None: no such chain on any day.
 * @throws BAD_USER_INPUT as `findExposure`
 */
export async function findEngineerEmployment(
  graph: Graph,
  id: string,
  conditions: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): Promise<readonly Hop[]> {
  const exposure = await findExposure(graph, id, conditions);
  if (exposure === null) return [];
  const { access: key, engineer } = exposure;
  const index = await readEvidenceIndex(graph.database, [key]);
  const access = index.accesses.get(key);
  const { asOf } = conditions;
  const holding = access === undefined ? [] : employmentOn(index, access, engineer, asOf);
  return holding.map(({ hop }) => hopOn(hop, asOf));
}
