import { bestFirst, familyOf, validOn, valueOf } from './reference.ts';
import { cell, type World } from './world.ts';

/**
 * A person's proficiency for an access on a day, as DESIGN, section 2, resolves one property: of the employment on a contract of the
 * family or with none named, the best row that gives one; rows of the role in which the person acts before those of others.
 */
export function referenceProficiency(
  world: World,
  access: string,
  { person, role, day }: { readonly person: string; readonly role: string; readonly day: string },
): string | null {
  const contract = valueOf(world, 'access', access, 'contract');
  const family = contract === null ? [] : familyOf(world, contract);
  const rows = world.employment.filter(
    (row) =>
      cell(row, 'person') === person &&
      cell(row, 'proficiency') !== '' &&
      validOn(row, day) &&
      (cell(row, 'contract') === '' || family.includes(cell(row, 'contract'))),
  );
  const ranked = bestFirst(world, 'employment', rows);
  const [best] = [...ranked.filter((row) => cell(row, 'role') === role), ...ranked];
  return best === undefined ? null : cell(best, 'proficiency').toUpperCase();
}
