import type { Action } from '#graph/remedies/action.ts';
import { domesticCountries } from '#graph/model/countries.ts';
import { familyOf, referenceExposures, routesTo, validOn, valueOf } from '../exposure/reference.ts';
import { cell } from '../exposure/world.ts';
import type { Row, World } from '../exposure/world.ts';

/** A world as if an action had been taken on a day, with its rows changed by hand. */
export function worldAfter(world: World, { kind, nodes }: Action, day: string): World {
  const [first = '', second = '', third = ''] = nodes;
  switch (kind) {
    case 'END_SUBCONTRACT':
      return withoutSubcontract(world, { contract: first, contractor: second, subcontractor: third }, day);
    case 'REPLACE_ESCORT_SUPPLIER': {
      const chains = referenceExposures(world, day, ['FOREIGN', 'UNDETERMINED', 'DOMESTIC'], []);
      return {
        ...world,
        escorts: end(world.escorts, day, (row) =>
          chains.some(
            ({ access, escort, accountable }) =>
              access === cell(row, 'access') && escort === cell(row, 'escort') && accountable === first,
          ),
        ),
      };
    }
    case 'MOVE_STAFF':
      return moved(world, nodes, day, (country) => !domesticCountries.has(country));
    case 'VET_STAFF':
      return {
        ...world,
        vetting: [
          ...end(world.vetting, day, (row) => nodes.includes(cell(row, 'person'))),
          ...nodes.map((person) => ({
            ...assumed(day),
            person,
            tier: 'T3',
            // No world has a clearance above S.
            clearance: 'S',
            adjudication: 'favorable',
          })),
        ],
      };
    case 'REVOKE_ACCESS':
      return { ...world, access: end(world.access, day, (row) => cell(row, 'id') === first) };
    case 'LEAVE_COUNTRY': {
      const holds = (row: Row, cells: Row) =>
        validOn(row, day) && Object.entries(cells).every(([column, text]) => cell(row, column) === text);
      const there = world.locations
        .filter((row) => holds(row, { country: second }))
        .map((row) => cell(row, 'person'))
        .filter((person) => world.employment.some((row) => holds(row, { organization: first, person })));
      return moved(world, there, day, (country) => country === second);
    }
  }
}

function withoutSubcontract(world: World, hop: Row, day: string): World {
  const isHop = (row: Row) => Object.entries(hop).every(([column, text]) => cell(row, column) === text);
  const after = { ...world, subcontracts: end(world.subcontracts, day, isHop) };
  const ended = cell(hop, 'contract');
  const isCutOff = (organization: string, contract: string) => {
    const family = familyOf(world, contract);
    return (
      family.includes(ended) &&
      routesTo(world, ended, organization, day).length > 0 &&
      family.every((one) => routesTo(after, one, organization, day).length === 0)
    );
  };
  /** Whether a person has employment for an access, and loses all of it. */
  const loses = (access: string, person: string) => {
    const contract = valueOf(world, 'access', access, 'contract') ?? '';
    const family = contract === '' ? [] : familyOf(world, contract);
    const held = world.employment
      .filter((row) => cell(row, 'person') === person && validOn(row, day))
      .filter((row) => cell(row, 'contract') === '' || family.includes(cell(row, 'contract')));
    const named = (row: Row) => (cell(row, 'contract') === '' ? contract : cell(row, 'contract'));
    return held.length > 0 && held.every((row) => named(row) !== '' && isCutOff(cell(row, 'organization'), named(row)));
  };
  return {
    ...after,
    employment: end(
      world.employment,
      day,
      (row) => cell(row, 'contract') !== '' && isCutOff(cell(row, 'organization'), cell(row, 'contract')),
    ),
    access: end(world.access, day, (row) => loses(cell(row, 'id'), cell(row, 'person'))),
    escorts: end(world.escorts, day, (row) => loses(cell(row, 'access'), cell(row, 'escort'))),
  };
}

function moved(world: World, people: readonly string[], day: string, leaves: (country: string) => boolean): World {
  const ended = end(
    world.locations,
    day,
    (row) => people.includes(cell(row, 'person')) && leaves(cell(row, 'country')),
  );
  return { ...world, locations: [...ended, ...people.map((person) => ({ ...assumed(day), person, country: 'US' }))] };
}

function assumed(day: string): Row {
  return { row: `assumed ${day}`, source: 'assumed', confidence: '100', data_class: 'inferred', valid_from: day };
}

/** Ends rows on a day. What begins later stays with its values, and never holds. */
function end(rows: readonly Row[], day: string, ends: (row: Row) => boolean): readonly Row[] {
  return rows.map((row) => {
    const until = cell(row, 'valid_to');
    return ends(row) && (until === '' || until > day) ? { ...row, valid_to: day } : row;
  });
}
