import type { NodeRef } from '#graph/exposure/exposure.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import { readId } from '../ids/read-id.ts';

/** The node that an id names. @throws BadInput for what is no id, or the id of an exposure, which is no node of the graph. */
export function readNodeRef(id: string, argument: string): NodeRef {
  const { type, key } = readId(id, argument);
  if (type !== 'Exposure') return { label: type, key };
  throw new BadInput(`${argument} is the id of an exposure, which is no node: give the id of one of its nodes.`, {
    extensions: { argument },
  });
}
