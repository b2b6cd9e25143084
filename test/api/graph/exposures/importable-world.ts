import type fc from 'fast-check';
import { arbitraryWorld, small } from '../exposure/arbitrary-world.ts';
import { cell } from '../exposure/world.ts';
import type { World } from '../exposure/world.ts';

/** Small worlds that an import takes whole, on designation lists of their own. */
export function importableWorlds(lists: readonly string[]): fc.Arbitrary<World> {
  return arbitraryWorld({ ...small, lists }).map((drawn) => {
    const idOf = (row: World['access'][number]) =>
      [cell(row, 'id'), cell(row, 'person'), cell(row, 'system')].join('-');
    const renamed = new Map(drawn.access.map((row) => [cell(row, 'id'), idOf(row)]));
    return {
      ...drawn,
      // An access id names one person and one system in every source, for ever.
      access: drawn.access.map((row) => ({ ...row, id: idOf(row) })),
      escorts: drawn.escorts.map((row) => ({ ...row, access: renamed.get(cell(row, 'access')) ?? '' })),
      credentials: drawn.credentials.map((row) => ({ ...row, access: renamed.get(cell(row, 'access')) ?? '' })),
      // A contract that comes to be under itself is rejected at import; circles are left to the pure properties.
      contracts: drawn.contracts.map((row) => (cell(row, 'parent') < cell(row, 'id') ? row : { ...row, parent: '' })),
    };
  });
}
