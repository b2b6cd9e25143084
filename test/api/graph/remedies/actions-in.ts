import type { Action, RemedyKind } from '#graph/remedies/action.ts';
import { validOn } from '../exposure/reference.ts';
import { cell } from '../exposure/world.ts';
import type { Row, World } from '../exposure/world.ts';

const countries = ['CN', 'IN', 'RU'];

/** Every action in a world that is possible on a day. */
export function actionsIn(world: World, day: string): readonly Action[] {
  const all = (rows: readonly Row[], column: string) => [...new Set(rows.map((row) => cell(row, column)))];
  const hops = world.subcontracts
    .filter((row) => validOn(row, day))
    .map((row) => ['contract', 'contractor', 'subcontractor'].map((column) => cell(row, column)));
  const organizations = all(world.organizations, 'id');
  const people = all(world.people, 'id').map((key) => [key]);
  const of = (kind: RemedyKind, nodes: readonly (readonly string[])[]) =>
    [...new Map(nodes.map((one) => [one.join(' '), one])).values()].map((one) => ({ kind, nodes: one }));
  return [
    ...of('END_SUBCONTRACT', hops),
    ...of(
      'REPLACE_ESCORT_SUPPLIER',
      organizations.map((key) => [key]),
    ),
    ...of('MOVE_STAFF', people),
    ...of('VET_STAFF', people),
    ...of(
      'REVOKE_ACCESS',
      all(world.access, 'id').map((key) => [key]),
    ),
    ...of(
      'LEAVE_COUNTRY',
      organizations.flatMap((key) => countries.map((country) => [key, country])),
    ),
  ];
}
