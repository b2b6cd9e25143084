import type { Database } from '#graph/database/database.ts';
import { findByNames } from '#graph/screening/candidates.ts';
import { readRows } from '#graph/screening/row.ts';
import type { MappedPicture } from '../generated/resolvers.ts';

/** An organization of a spreadsheet, and the key of the one on record that it may be. */
interface Alike {
  readonly name: string;
  readonly organization: string;
}

/** From 0 to 100: names that are less alike are not worth a hint. */
const leastScore = 90;
const mostAlike = 20;

/** Finds the organizations of a picture that may be on record: their names are like one there, and their keys differ. */
export async function findAlike(
  database: Pick<Database, 'read'>,
  { boxes }: Pick<MappedPicture, 'boxes'>,
): Promise<readonly Alike[]> {
  const organizations = boxes.flatMap(({ label, key, names: [name] }) =>
    label === 'Organization' && name !== undefined ? [{ key, name }] : [],
  );
  const rows = readRows(
    organizations.map(({ name }) => ({ ref: null, name, uei: null, cage: null, lei: null, country: null })),
  );
  const found = await findByNames(
    database,
    rows.map((row, at) => ({ at, row, rejected: [organizations[at]?.key ?? ''] })),
  );
  const alike = organizations.flatMap(({ key, name }, at) => {
    const [best] = found.get(at) ?? [];
    const isIt = best === undefined || best.score < leastScore || best.organization === key;
    return isIt ? [] : [{ name, organization: best.organization }];
  });
  return alike.slice(0, mostAlike);
}
