import { expect, test } from 'vitest';
import { matchRow } from '#graph/screening/match.ts';
import type { KnownOrganization, RowDecision } from '#graph/screening/match.ts';
import { checkRowCount, compactIdentifier, readRows } from '#graph/screening/row.ts';
import type { Identifier, ScreenRow } from '#graph/screening/row.ts';

const empty: ScreenRow = { ref: null, name: null, uei: null, cage: null, lei: null, country: null };

function organization(key: string, name: string, ...identifiers: readonly Identifier[]): KnownOrganization {
  return { key, name, otherNames: [], country: 'US', isSynthetic: false, identifiers };
}

const uei = (value: string): Identifier => ({ kind: 'UEI', value });
const cage = (value: string): Identifier => ({ kind: 'CAGE', value });
const lei = (value: string): Identifier => ({ kind: 'LEI', value });

const acme = organization('ACME', 'Acme Corp', uei('YNDUZMUZF8H8'), cage('1AB23'));
const other = organization('OTHER', 'Other Works', uei('T53MCMLTWK59'), lei('529900T8BM49AURSDO55'));

interface MatchOptions {
  readonly decision?: RowDecision | null;
  readonly decided?: KnownOrganization | null;
  readonly same?: ReadonlyMap<string, readonly string[]>;
}

function match(given: Partial<ScreenRow>, options: MatchOptions = {}, organizations = [acme, other]) {
  const { decision = null, decided = null, same = new Map<string, readonly string[]>() } = options;
  const [row] = readRows([{ ...empty, ...given }]);
  if (row === undefined) throw new TypeError('No row was read.');
  const byIdentifier = new Map<string, KnownOrganization[]>();
  for (const one of organizations)
    for (const { kind, value } of one.identifiers)
      byIdentifier.set(`${kind} ${value}`, [...(byIdentifier.get(`${kind} ${value}`) ?? []), one]);
  return matchRow(row, decision, { byIdentifier, same, decided });
}

test.each<Partial<ScreenRow>>([
  { uei: 'YNDUZMUZF8H8' },
  { uei: ' ynduzmuzf8h8 ' },
  { uei: 'YNDU-ZMUZ F8H8' },
  { uei: '\u200BYNDUZMUZF8H8', name: 'Quite Another Name' },
  { cage: "'1ab23" },
  { cage: '1AB23', name: 'ACME CORPORATION' },
])('an identifier in any case and print is the same organization: %j', (row) => {
  expect(match(row)).toMatchObject({ match: 'SAME', organization: 'ACME', candidates: [] });
});

test.each<[Partial<ScreenRow>, RegExp, readonly string[]]>([
  [{ uei: 'YNDUZMUZF8H8', lei: '529900T8BM49AURSDO55' }, /2 organizations/, ['ACME', 'OTHER']],
  [{ uei: 'YNDUZMUZF8H8', cage: '9ZZ99' }, /CAGE on record is 1AB23, not 9ZZ99/, ['ACME']],
  [{ cage: '1AB23', uei: 'UYDJJ1S8DR85' }, /UEI on record is YNDUZMUZF8H8, not UYDJJ1S8DR85/, ['ACME']],
  [{ cage: '1AB23', lei: '213800WSGIIZCXF1P572' }, /LEI 213800WSGIIZCXF1P572 is not on record for it/, ['ACME']],
  [{ cage: '1AB23', name: 'Zephyr Boatyards' }, /names another company/, ['ACME']],
])('identifiers that contradict are at best possible: %j', (row, why, candidates) => {
  const found = match(row);
  expect(found).toMatchObject({ match: 'POSSIBLE', organization: null });
  expect(found?.because.join(' ')).toMatch(why);
  expect(found?.candidates.map((one) => one.organization)).toEqual(candidates);
});

test('a name never joins, and an identifier that nobody has joins nothing', () => {
  expect(match({ name: 'Acme Corp' })).toBeNull();
  expect(match({ name: 'Acme Corp', uei: 'UYDJJ1S8DR85' })).toBeNull();
});

test('two organizations with one CAGE code are possible, unless people decided that they are the same', () => {
  const twin = organization('TWIN', 'Acme', cage('1AB23'));
  expect(match({ cage: '1AB23' }, {}, [acme, twin])?.match).toBe('POSSIBLE');
  const same = new Map([
    ['ACME', ['TWIN']],
    ['TWIN', ['ACME']],
  ]);
  expect(match({ cage: '1AB23' }, { same }, [acme, twin])).toMatchObject({ match: 'SAME', organization: 'ACME' });
});

test('a decision of a person joins a row, or rules out what it has an identifier of', () => {
  const decision = { organization: 'OTHER', rejected: [], author: 'Ann', at: '2026-01-02T03:04:05Z' };
  const decided = match({ name: 'Othre' }, { decision, decided: other });
  expect(decided).toMatchObject({ match: 'SAME', organization: 'OTHER' });
  expect(decided?.because.join(' ')).toMatch(/Ann decided on 2026-01-02/);
  const none = { ...decision, organization: null, rejected: ['ACME'] };
  expect(match({ uei: 'YNDUZMUZF8H8' }, { decision: none })).toBeNull();
  // What is decided may have left the record.
  expect(match({ name: 'Othre' }, { decision, decided: null })).toBeNull();
});

test('what stands for a missing identifier is none, and says so', () => {
  for (const text of ['N/A', 'none', '00000', '-', 'xxx', 'not applicable']) expect(compactIdentifier(text)).toBeNull();
  const [row] = readRows([{ ...empty, uei: 'N/A', country: 'Ruritania' }]);
  expect(row?.identifiers).toEqual([]);
  expect(row?.warnings).toEqual([
    '“N/A” is no UEI, so it was not compared.',
    '“Ruritania” was not compared: neither the name of a country nor an ISO 3166 code.',
  ]);
});

test('two rows with one identifier are both read, each with a warning', () => {
  const rows = readRows([
    { ...empty, name: 'One', uei: 'YNDUZMUZF8H8' },
    { ...empty, name: 'Two', uei: 'ynduzmuzf8h8' },
    { ...empty, name: 'Three' },
  ]);
  expect(rows.map(({ warnings }) => warnings)).toEqual([
    ['The list gives UEI YNDUZMUZF8H8 in row 2, too.'],
    ['The list gives UEI YNDUZMUZF8H8 in row 1, too.'],
    [],
  ]);
});

test('5,000 rows are the most', () => {
  expect(() => {
    checkRowCount(5000);
  }).not.toThrow();
  expect(() => {
    checkRowCount(5001);
  }).toThrow('The list has 5,001 rows; at most 5,000 can be screened at once.');
});

test('a decision holds for each row that says the same of a supplier, whatever the id in the list', () => {
  const [one, two, three] = readRows([
    { ...empty, ref: '1', name: 'Acme Corp.', country: 'us' },
    { ...empty, ref: '2', name: 'ACME', country: 'United States' },
    { ...empty, ref: '2', name: 'ACME', country: 'CA' },
  ]);
  expect(one?.digest).toBe(two?.digest);
  expect(three?.digest).not.toBe(one?.digest);
});

test('the country of a row has the names that an import takes', () => {
  const countryOf = (country: string) => readRows([{ ...empty, name: 'Acme', country }])[0];
  expect(['PRC', 'Syria', 'Deutschland', '840'].map((text) => countryOf(text)?.country)).toEqual([
    'CN',
    'SY',
    'DE',
    'US',
  ]);
  expect(countryOf('N/A')).toMatchObject({ country: null, warnings: [] });
  expect(countryOf('Korea')?.warnings).toEqual([
    '“Korea” was not compared: may be North Korea or South Korea: say which.',
  ]);
});

test.each([
  ['YNDUZMUZF8H8', 'UEI'],
  ['1ab23', 'CAGE'],
  ['529900T8BM49AURSDO55', 'LEI'],
] as const)('the identifier %s among names is read as a %s', (name, kind) => {
  const [row] = readRows([{ ...empty, name }]);
  expect(row?.identifiers).toEqual([{ kind, value: name.toUpperCase() }]);
  expect(row?.warnings.join()).toContain(`was read as a ${kind}`);
  expect(readRows([{ ...empty, name: 'Microsystems Inc' }])[0]?.identifiers).toEqual([]);
});

test('an alias confirms the company of a CAGE code', () => {
  const known: KnownOrganization = { ...acme, otherNames: ['Zephyr Boatyards Inc.'] };
  expect(match({ cage: '1AB23', name: 'Zephyr Boatyards' }, {}, [known])).toMatchObject({ match: 'SAME' });
});
