import { bestFirst, familyOf, validOn, valueOf } from './reference.ts';
import { cell, type World } from './world.ts';

/**
 * A person's proficiency for an access on a day, resolved by the rule for all values: the best row that gives one, among
 * employment on a contract of the family or without a contract. Rows about the person's acting role come first. A row of the same source that
 * begins later, and is as certain, replaces a row.
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
  const acting = rows.filter((row) => cell(row, 'role') === role);
  const candidates = acting.length > 0 ? acting : rows;
  const current = candidates.filter(
    (row) =>
      !candidates.some(
        (later) =>
          cell(later, 'source') === cell(row, 'source') &&
          cell(later, 'valid_from') > cell(row, 'valid_from') &&
          Number(cell(later, 'confidence')) >= Number(cell(row, 'confidence')),
      ),
  );
  const [best] = bestFirst(world, 'employment', current);
  return best === undefined ? null : cell(best, 'proficiency').toUpperCase();
}
