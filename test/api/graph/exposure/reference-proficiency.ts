import { bestFirst, familyOf, validOn, valueOf } from './reference.ts';
import { cell, type World } from './world.ts';

/**
 * A person's proficiency for an access on a day, resolved by the rule for all values: the best row that gives one, among
 * employment on a contract of the family or without a contract. Rows about the person's acting role come first.
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
