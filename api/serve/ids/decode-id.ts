import { labels, type Label } from '#graph/model/vocabulary.ts';
import { encodeId } from './encode-id.ts';

/** What has an id of its own. */
export type IdType = Label | 'Exposure';

export interface DecodedId {
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
