import { badInput } from '#graph/failure.ts';
import { cutText } from '#graph/model/caption.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import { labels } from '#graph/model/vocabulary.ts';
import type { Label } from '#graph/model/vocabulary.ts';

/** The opaque id of a node or exposure, made of its type and key: the same in every database. */
export function encodeId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');
}

/** The types that have ids. */
type IdType = Label | DerivedType;

/** Of nodes that are derived: they are no nodes of the model. */
type DerivedType = 'Exposure' | 'Access';

const derivedTypes: readonly DerivedType[] = ['Exposure', 'Access'];
const types: readonly IdType[] = [...labels, ...derivedTypes];

interface DecodedId {
  readonly type: IdType;
  readonly key: string;
}

/** Decodes an id; null if it is not an id of this API. */
export function decodeId(id: string): DecodedId | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const type = types.find((one) => text.startsWith(`${one}:`));
  if (type === undefined) return null;
  const key = text.slice(type.length + 1);
  // Decoding skips invalid base64url characters, so a valid id must encode to the same text again.
  return key !== '' && encodeId(type, key) === id ? { type, key } : null;
}

/** Decodes the id of a node; null if invalid. */
export function decodeNodeId(id: string): NodeRef | null {
  const decoded = decodeId(id);
  return decoded === null || isDerived(decoded.type) ? null : { label: decoded.type, key: decoded.key };
}

/** Whether ids of a type are of derived nodes. */
export function isDerived(type: IdType): type is DerivedType {
  return derivedTypes.some((one) => one === type);
}

/** The type in the ids of edges, which identify edges but cannot be looked up. */
export const edgeIdType = 'Edge';

/**
 * Decodes an id.
 * @param argument name of the argument, for the message
 * @throws BAD_USER_INPUT if it is not an id of this API, or the id of an edge
 */
export function readId(id: string, argument: string): DecodedId {
  const decoded = decodeId(id);
  if (decoded !== null) return decoded;
  if (Buffer.from(id, 'base64url').toString('utf8').startsWith(`${edgeIdType}:`))
    throw badInput(argument, 'is the id of an edge, which is not a node: use the id of one of its nodes');
  throw badInput(argument, `is not an id of this API: "${cutText(id, 60)}". Use the id field of an earlier response`);
}

/**
 * Returns the key of an exposure for its id.
 * @throws BAD_USER_INPUT if it is not the id of an exposure
 */
export function readExposureId(id: string, argument: string): string {
  const { type, key } = readId(id, argument);
  if (type === 'Exposure') return key;
  throw badInput(argument, `takes the id of an exposure, not that of a node of type ${type}`);
}

/**
 * Returns the key for an id or a key.
 * @param argument name of the argument, for the message
 * @throws BAD_USER_INPUT for an id of another type
 */
export function readKey(idOrKey: string, type: IdType, argument: string): string {
  const id = decodeId(idOrKey);
  if (id === null) return idOrKey;
  if (id.type === type) return id.key;
  throw badInput(argument, `takes ids or keys of type ${type}, not ids of type ${id.type}`);
}
