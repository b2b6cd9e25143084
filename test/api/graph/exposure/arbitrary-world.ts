import fc from 'fast-check';
import { cell, statementKey, type keyColumns, type Row, type World } from './world.ts';

/** Days on which statements in the worlds start or end. */
export const days = Array.from({ length: 8 }, (_, at) => `2024-03-0${at + 1}`);
/** Every day on which a world can differ from the day before, one before and one after. */
export const allDays = ['2024-02-29', ...days, '2024-03-09'];

export interface WorldSize {
  readonly organizations: number;
  readonly contracts: number;
  readonly people: number;
  readonly accesses: number;
  readonly subcontracts: number;
  /** Ids of designation lists. */
  readonly lists: readonly string[];
}

export const small: WorldSize = {
  organizations: 4,
  contracts: 3,
  people: 3,
  accesses: 3,
  subcontracts: 14,
  lists: ['10USC4872', 'L2', 'L3'],
};

const sources = ['A', 'B', 'C'];
const countries = ['CN', 'IN', 'US', 'GU', 'RU'];
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const cells = (of: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<Row> => fc.record({ ...of });
const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const orEmpty = (of: fc.Arbitrary<string>) => fc.oneof({ arbitrary: of, weight: 3 }, fc.constant(''));

const opens = Array.from({ length: 12 }, () => '');

/** Mostly open or adjacent periods, so that many statements hold at once. */
const interval = fc
  .tuple(fc.constantFrom(...opens, ...days), fc.constantFrom(...opens, ...days))
  .map(([from, to]): Row => {
    if (from !== '' && to !== '' && from >= to)
      return { valid_from: to === from ? from : to, valid_to: to === from ? '' : from };
    return { valid_from: from, valid_to: to };
  });

const provenance = cells({
  source: oneOf(...sources),
  confidence: oneOf('50', '50', '90', '20'),
  data_class: oneOf('reported', 'documented', 'inferred', 'synthetic'),
});

/** Occasionally a row id of the source. */
const rowId = cells({ row: oneOf('', '', '', 'r1', 'r2', 'r3', 'r4') });

/** Rows without two that make the same statement. */
function rowsOf(
  table: keyof typeof keyColumns,
  row: fc.Arbitrary<Row>,
  length: fc.ArrayConstraints,
): fc.Arbitrary<Row[]> {
  return fc
    .array(
      fc
        .tuple(row, provenance, interval, rowId)
        .map(([own, said, valid, id]): Row => ({ ...own, ...said, ...valid, ...id })),
      length,
    )
    .map((rows) => [...new Map(rows.map((one) => [statementKey(table, one), one])).values()]);
}

/** At least one row for every id, so that references are valid. */
function described(
  table: 'systems' | 'organizations' | 'contracts' | 'people',
  ids: readonly string[],
  values: fc.Arbitrary<Row>,
): fc.Arbitrary<Row[]> {
  return fc
    .tuple(
      ...ids.map((id) =>
        fc.array(fc.tuple(values, provenance), { minLength: 1, maxLength: 2 }).map((rows) => ({ id, rows })),
      ),
    )
    .map((all) => {
      const rows = all.flatMap(({ id, rows }) => rows.map(([own, said]): Row => ({ ...own, ...said, id })));
      return [...new Map(rows.map((row) => [statementKey(table, row), row])).values()].filter(
        (row) => cell(row, 'parent') !== cell(row, 'id'),
      );
    })
    .map((rows) => [
      ...rows,
      // Contracts whose only row was dropped because it was under itself.
      ...ids
        .filter((id) => !rows.some((row) => cell(row, 'id') === id))
        .map((id): Row => ({ id, source: 'A', confidence: '50', data_class: 'reported' })),
    ]);
}

/** Clouds with and without an impact level, other assets, and descriptions that leave the kind or the sensitivity open. */
const asset = fc.oneof(
  { arbitrary: cells({ impact_level: oneOf('2', '4', '5', '6'), kind: oneOf('', 'cloud') }), weight: 3 },
  cells({
    kind: oneOf('', 'cloud', 'network', 'facility', 'weapon_program'),
    sensitivity: oneOf('', 'public', 'controlled', 'national_security', 'classified'),
  }),
);

/** Small packages in which every case that chains and origins distinguish occurs often. */
export function arbitraryWorld(size: WorldSize = small): fc.Arbitrary<World> {
  const organizations = names('O', size.organizations);
  const contracts = names('K', size.contracts);
  const people = names('P', size.people);
  const systems = names('S', 2);
  const accessIds = names('X', size.accesses);
  const organization = oneOf(...organizations);
  const contract = oneOf(...contracts);
  const person = oneOf(...people);

  const access = fc
    .tuple(...accessIds.map((id) => fc.tuple(person, oneOf(...systems)).map(([who, system]) => ({ id, who, system }))))
    .chain((all) =>
      fc.tuple(
        ...all.map(({ id, who, system }) =>
          rowsOf(
            'access',
            cells({
              id: fc.constant(id),
              person: fc.constant(who),
              system: fc.constant(system),
              contract: orEmpty(contract),
              basis: oneOf('authorized', 'observed', ''),
              mode: oneOf('direct', 'escorted', 'view_only'),
              approval_ref: oneOf('', '', 'REF'),
            }),
            { minLength: 1, maxLength: 3 },
          ).map((rows) =>
            // A row id is unique within a source's file.
            rows.map((row) => (cell(row, 'row') === '' ? row : { ...row, row: id + cell(row, 'row') })),
          ),
        ),
      ),
    )
    .map((rows) => rows.flat());

  return fc
    .record({
      sources: fc.tuple(
        ...sources.map((id) =>
          cells({
            id: fc.constant(id),
            grade: orEmpty(oneOf('original', 'copy', 'reprint', 'secondary')),
            retrieved_at: orEmpty(oneOf(...days)),
            published_on: orEmpty(oneOf(...days)),
            title: fc.constant(id),
          }),
        ),
      ),
      systems: described('systems', systems, asset),
      organizations: described('organizations', organizations, cells({ country: oneOf('US', 'US', 'CN', '') })),
      ownership: rowsOf('ownership', cells({ owner: organization, owned: organization }), { maxLength: 3 }),
      contracts: described(
        'contracts',
        contracts,
        cells({
          prime: oneOf('', 'O0', 'O0', ...organizations),
          parent: fc.oneof(fc.constant(''), contract),
          identified: oneOf('yes', 'yes', 'no', ''),
        }),
      ),
      subcontracts: rowsOf(
        'subcontracts',
        cells({
          contract,
          contractor: organization,
          subcontractor: organization,
          subaward_number: oneOf('', '1', '2'),
        }),
        { minLength: size.subcontracts >> 1, maxLength: size.subcontracts },
      ),
      people: described(
        'people',
        people,
        cells({ us_person_status: oneOf('citizen', 'unknown', 'unknown', 'foreign_person', '') }),
      ),
      locations: rowsOf('locations', cells({ person, country: oneOf(...countries) }), { maxLength: 5 }),
      employment: rowsOf(
        'employment',
        cells({
          organization,
          person,
          contract: orEmpty(contract),
          role: oneOf('engineer', 'escort'),
          proficiency: oneOf('', 'basic', 'advanced'),
        }),
        { minLength: 4, maxLength: 10 },
      ),
      vetting: rowsOf(
        'vetting',
        cells({
          person,
          tier: oneOf('none', 'T1', 'T3', 'T5'),
          clearance: oneOf('', 'none', 'S'),
          adjudication: oneOf('', 'favorable', 'denied'),
          expires_on: orEmpty(oneOf(...days)),
        }),
        { maxLength: 3 },
      ),
      access,
      escorts: rowsOf('escorts', cells({ escort: person, access: oneOf(...accessIds) }), { maxLength: 5 }),
      credentials: rowsOf('credentials', cells({ holder: person, access: oneOf(...accessIds) }), { maxLength: 4 }),
      lists: fc.constant(
        size.lists.map((id): Row => ({ id, title: id, source: 'A', confidence: '50', data_class: 'documented' })),
      ),
      designations: rowsOf(
        'designations',
        fc.oneof(
          cells({ list: oneOf(...size.lists), country: oneOf(...countries), organization: fc.constant('') }),
          cells({ list: oneOf(...size.lists), country: fc.constant(''), organization }),
        ),
        { maxLength: 5 },
      ),
    })
    .map((world) => {
      const isEngineer = (row: Row, column: 'escort' | 'holder') =>
        world.access.some(
          (one) => cell(one, 'id') === cell(row, 'access') && cell(one, 'person') === cell(row, column),
        );
      // Neither an escort nor the holder of a credential is the engineer; such rows would be rejected.
      return {
        ...world,
        escorts: world.escorts.filter((row) => !isEngineer(row, 'escort')),
        credentials: world.credentials.filter((row) => !isEngineer(row, 'holder')),
      };
    });
}
