/** The opaque id of a thing: what kind it is and its key, so that it is the same in every database. */
export function encodeId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`, 'utf8').toString('base64url');
}
