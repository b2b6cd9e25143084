import { AboutNodeDocument } from '../generated/graphql.ts';
import { client } from '../server/client.ts';
import type { About } from '../address/conditions.ts';

/** The key of the node that a condition names by its id or its key: Cypher knows no ids. */
export async function keyOfAbout({ key }: About): Promise<string> {
  const { data } = await client.query(AboutNodeDocument, { id: key }).toPromise();
  const node = data?.node ?? null;
  return node !== null && 'key' in node ? node.key : key;
}
