import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { Notice } from '../readers/format.ts';
import { keyPrefix } from '../readers/ftm/read.ts';

const sharedRow = z.object({ source: z.string(), count: z.number() });

/**
 * Returns a notice for each other source that gives entities of these sources, which are known by FollowTheMoney's ids, other names. The format
 * does not say who issued an id, so entities with one id are the same to Subtier, but publishers with short ids may mean different ones.
 */
export async function findOtherNames(database: Database, sources: readonly string[]): Promise<readonly Notice[]> {
  const rows = await database.read(
    `UNWIND $sources AS key
     MATCH (s:Source {key: key})<-[d:DESCRIBED_BY]-(n:Agency|Contract|Organization) USING INDEX SEEK s:Source(key)
     WHERE n.key STARTS WITH $prefix AND coalesce(d.name, d.title) IS NOT NULL
     WITH key, n, collect(toLower(coalesce(d.name, d.title))) AS names
     MATCH (n)-[d:DESCRIBED_BY]->(other:Source)
     WHERE coalesce(d.name, d.title) IS NOT NULL AND (other.key < key OR NOT other.key IN $sources)
     WITH n, names, other, collect(toLower(coalesce(d.name, d.title))) AS others
     WHERE none(name IN others WHERE name IN names)
     RETURN other.key AS source, count(DISTINCT n) AS count ORDER BY source`,
    { sources, prefix: keyPrefix },
  );
  return z
    .array(sharedRow)
    .parse(rows)
    .map(({ source, count }): Notice => {
      const named = count === 1 ? 'an entity' : `${count} entities`;
      const message = `${source} has another name for ${named} of this import with the same id: they are taken for the same. If they are not, roll this import back and make its ids unique, such as with a prefix`;
      return { kind: 'matched', file: source, column: null, line: null, message, count: 1 };
    });
}
