import { BadInput } from '#graph/failure/bad-input.ts';
import { decodeId, type DecodedId } from './decode-id.ts';

/**
 * What an id names.
 * @param argument where it was given, for the message
 * @throws BadInput for what is no id.
 */
export function readId(id: string, argument: string): DecodedId {
  const decoded = decodeId(id);
  if (decoded !== null) return decoded;
  const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  throw new BadInput(`${argument} is not an id of this API: "${shown}". Take the id field of what was returned.`, {
    extensions: { argument },
  });
}
