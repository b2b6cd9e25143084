import { BadInput } from '#graph/failure/bad-input.ts';
import { decodeId, type IdType } from './decode-id.ts';

/**
 * The key that an id or a key names.
 * @param argument where it was given, for the message
 * @throws BadInput for the id of something else.
 */
export function readKey(idOrKey: string, type: IdType, argument: string): string {
  const id = decodeId(idOrKey);
  if (id === null) return idOrKey;
  if (id.type === type) return id.key;
  throw new BadInput(`${argument} takes ids or keys of ${type}, and was given the id of a ${id.type}.`, {
    extensions: { argument },
  });
}
