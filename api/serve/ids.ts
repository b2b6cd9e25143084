import { Failure } from '#graph/failure.ts';
import { labels } from '#graph/model/vocabulary.ts';
import type { Label } from '#graph/model/vocabulary.ts';

/** The opaque id of a thing: what kind it is and its key, so that it is the same in every database. */
export function encodeId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');
}

/** What has an id of its own. */
type IdType = Label | 'Exposure';

interface DecodedId {
  readonly type: IdType;
  readonly key: string;
}

const types: ReadonlySet<string> = new Set<IdType>([...labels, 'Exposure']);

/** What an id names; null when it is no id of this API. */
export function decodeId(id: string): DecodedId | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const colon = text.indexOf(':');
  const type = text.slice(0, Math.max(colon, 0));
  const key = text.slice(colon + 1);
  // Decoding skips what is not base64url: only what encodes to the same text again was an id.
  return isIdType(type) && key !== '' && encodeId(type, key) === id ? { type, key } : null;
}

function isIdType(type: string): type is IdType {
  return types.has(type);
}

/**
 * What an id names.
 * @param argument where it was given, for the message
 * @throws BAD_USER_INPUT for what is no id.
 */
export function readId(id: string, argument: string): DecodedId {
  const decoded = decodeId(id);
  if (decoded !== null) return decoded;
  const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  throw new Failure(
    'BAD_USER_INPUT',
    `${argument} is not an id of this API: "${shown}". Take the id field of what was returned.`,
    {
      extensions: { argument },
    },
  );
}

/**
 * The key that an id or a key names.
 * @param argument where it was given, for the message
 * @throws BAD_USER_INPUT for the id of something else.
 */
export function readKey(idOrKey: string, type: IdType, argument: string): string {
  const id = decodeId(idOrKey);
  if (id === null) return idOrKey;
  if (id.type === type) return id.key;
  throw new Failure(
    'BAD_USER_INPUT',
    `${argument} takes ids or keys of ${type}, and was given the id of a ${id.type}.`,
    {
      extensions: { argument },
    },
  );
}
