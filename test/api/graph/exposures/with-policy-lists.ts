import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { World } from '../exposure/world.ts';

const designations = z
  .array(z.record(z.string(), z.string()))
  .parse(
    parse(await readFile(new URL('../../../../seed/policy/lists/designations.csv', import.meta.url)), {
      columns: true,
    }),
  )
  .map((row) => (row['data_class'] === '' ? { ...row, data_class: 'documented' } : row));

/** A world with what the lists of US law designate, which every import puts beside it. */
export function withPolicyLists(world: World): World {
  return { ...world, designations: [...world.designations, ...designations] };
}
