import type { NeighbourScope } from '#graph/entities/neighbour-request.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import { readId } from '../ids/read-id.ts';
import { readKey } from '../ids/read-key.ts';

/** Whose hops, on which day, under which contract. @throws BadInput for the id of an exposure, which is no node of the graph. */
export function readNeighbourScope(
  id: string,
  asOf: string | null | undefined,
  contract: string | null | undefined,
): NeighbourScope {
  const { type, key } = readId(id, 'id');
  if (type === 'Exposure') {
    throw new BadInput('id is the id of an exposure, which has no neighbours: ask for those of its nodes.', {
      extensions: { argument: 'id' },
    });
  }
  return {
    node: { label: type, key },
    asOf: asOf ?? null,
    contract: contract == null ? null : readKey(contract, 'Contract', 'contract'),
  };
}
