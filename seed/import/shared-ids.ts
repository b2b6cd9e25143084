import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { Notice } from '../readers/format.ts';
import { keyPrefix } from '../readers/ftm/read.ts';

/** The id that a file gives the entity of a statement; statements of its other names add to it. */
const idOf = "split(d.row, ' name ')[0]";

const sharedRow = z.object({ source: z.string(), count: z.number() });

/**
 * Returns a notice for each other source that gives entities of these sources, which are known by FollowTheMoney's ids, other names. The format
 * does not say who issued an id, so entities with one id are the same to Subtier, but publishers with short ids may mean different ones. If a file
 * of an import gives an id's entity a UEI or LEI, all its files' entities with this id are known by it; those that state it themselves are the same.
 */
export async function findOtherNames(database: Database, sources: readonly string[]): Promise<readonly Notice[]> {
  const rows = await database.read(
    `UNWIND $sources AS key
     MATCH (s:Source {key: key})<-[d:DESCRIBED_BY]-(n:Agency|Contract|Organization) USING INDEX SEEK s:Source(key)
     WHERE coalesce(d.name, d.title) IS NOT NULL
     WITH key, n, ${idOf} AS id, collect(toLower(coalesce(d.name, d.title))) AS names, collect(d.uei) + collect(d.lei) AS identifiers
     MATCH (n)-[d:DESCRIBED_BY]->(other:Source)
     WHERE coalesce(d.name, d.title) IS NOT NULL AND (other.key < key OR NOT other.key IN $sources)
       AND (n.key STARTS WITH $prefix OR other.key STARTS WITH $prefix AND ${idOf} = id)
     WITH n, names, identifiers, other, collect(toLower(coalesce(d.name, d.title))) AS others, collect(d.uei) + collect(d.lei) AS known
     WHERE none(name IN others WHERE name IN names) AND none(one IN known WHERE one IN identifiers)
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
