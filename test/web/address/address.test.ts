import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  abouts,
  addressFaults,
  askedTopics,
  comparisons,
  changeAddress,
  countedOrigins,
  decisionStatuses,
  evidenceClasses,
  readAddress,
  remedyKinds,
  showings,
  keepOneRestriction,
  writeAddress,
  sensitivityConditions,
} from '#web/address/address.ts';
import type { Address } from '#web/address/address.ts';
import { facetKinds, facetType, toggleFacet } from '#web/address/facets.ts';
import type { FacetKind } from '#web/address/facets.ts';
import { pageNames, recordKinds } from '#web/address/paths.ts';
import { runs } from '../../runs.ts';

const TODAY = '2026-11-24';

test('an empty address shows the overview of today without synthetic data', () => {
  const read = readAddress('', TODAY);
  expect(read.view).toBe('overview');
  expect(read.conditions).toMatchObject({ asOf: TODAY, lists: [], sensitivity: null });
  expect(read.conditions.evidence).toEqual(['DOCUMENTED', 'REPORTED', 'INFERRED']);
});

test('a link always contains the date, so that its meaning does not change', () => {
  expect(writeAddress(readAddress('', TODAY))).toBe('/?as-of=2026-11-24');
});

test.each([
  'as-of=2025-02-30',
  'as-of=9999-12-31',
  'as-of=17.07.25',
  'impact=3',
  'sensitivity=SECRET',
  'origin=domestic',
  'evidence=rumour',
  'view=admin',
  'about=organization:',
  'lists=,,',
  'system=&chain=&node=&hop=&root=&case=&query=&watch=',
  'show=',
  'filter=country:',
  'decision=rejected',
  'filter=-color:red',
  'filter=band:CRIT',
  'filter=-gap:nothing',
])('the invalid %s falls back to the default', (search) => {
  expect(readAddress(`/chains?${search}`, TODAY)).toEqual(readAddress('/chains', TODAY));
});

test('a link says which of its parameters are invalid', () => {
  expect(
    addressFaults('/?as-of=notadate&sensitivity=huge&evidence=documented&filter=color:red&q=&ref=mail#cypher=x'),
  ).toEqual([
    { name: 'as-of', text: 'notadate' },
    { name: 'sensitivity', text: 'huge' },
    { name: 'filter', text: 'color:red' },
  ]);
  expect(addressFaults('/chains?as-of=2025-07-17&system=nope&with=a&with=b')).toEqual([]);
});

test('a search ends with the page that it was on', () => {
  const searching = readAddress('/chains?as-of=2025-07-17&q=insihgt+globl', TODAY);
  expect(changeAddress(searching, { chain: 'c' }).conditions.text).toBe('insihgt globl');
  expect(changeAddress(searching, { view: 'compare' }).conditions.text).toBe('');
  const record = { kind: 'organization', key: 'O1' } as const;
  expect(changeAddress(searching, { view: 'record', record }).conditions).toMatchObject({
    text: '',
    asOf: '2025-07-17',
  });
});

test.each(['/nowhere/x', '/systems/dod', '/not-found'])(
  'the unknown path %s is neither a record nor the overview',
  (path) => {
    const read = readAddress(path, TODAY);
    expect(read).toMatchObject({ view: 'record', record: null });
    expect(readAddress(writeAddress(read), TODAY)).toEqual(read);
  },
);

test('unknown parameters are preserved', () => {
  expect(writeAddress(readAddress('?utm_source=mail&as-of=2025-07-17', TODAY))).toBe(
    '/?as-of=2025-07-17&utm_source=mail',
  );
});

test('the statement is written to the fragment, which the server does not see, and is still read from the query of old links', () => {
  const read = readAddress('?view=queries&as-of=2025-07-17&cypher=RETURN+1', TODAY);
  expect(read.statement).toBe('RETURN 1');
  expect(writeAddress(read)).toBe('/queries?as-of=2025-07-17#cypher=RETURN+1');
  expect(readAddress('?view=queries#pane-0', TODAY).statement).toBeNull();
});

test('the parameters of a statement are in the fragment too, those of a saved question are not, and older links still work', () => {
  const older = readAddress('/queries?as-of=2025-07-17&run=1&p.level:number=5#cypher=RETURN+$level', TODAY);
  expect(older.parameters).toEqual({ 'level:number': '5' });
  const written = '/queries?as-of=2025-07-17&run=1#cypher=RETURN+%24level&p.level:number=5';
  expect(writeAddress(older)).toBe(written);
  expect(readAddress(written, TODAY)).toEqual(older);
  const saved = '/queries?as-of=2025-07-17&query=choke-points&p.lists=10USC4872';
  expect(writeAddress(readAddress(saved, TODAY))).toBe(saved);
});

test.each([
  ['?view=chains&as-of=2025-07-17', '/chains?as-of=2025-07-17'],
  ['?view=network&as-of=2025-07-17&root=x', '/canvas?as-of=2025-07-17&root=x'],
  ['?as-of=2025-07-17&system=y&chain=x', '/chains?as-of=2025-07-17&system=y&chain=x'],
  ['/?as-of=2025-07-17&show=list', '/chains?as-of=2025-07-17&show=list'],
])('the older link %s opens the same view as before', (older, now) => {
  expect(writeAddress(readAddress(older, TODAY))).toBe(now);
});

test('the page of a record is named by its key, whatever characters it has', () => {
  const { view, record } = readAddress('/contract/CONT_AWD%2F1%20%25_9700?as-of=2025-07-17', TODAY);
  expect({ view, record }).toEqual({ view: 'record', record: { kind: 'contract', key: 'CONT_AWD/1 %_9700' } });
  expect(readAddress('/list/15CFR791.4', TODAY).record).toEqual({ kind: 'list', key: '15CFR791.4' });
  expect(readAddress('/source/100%', TODAY).record).toEqual({ kind: 'source', key: '100%' });
  expect(readAddress('/system/', TODAY).view).toBe('overview');
});

test('the name of a band or gap is read in upper or lower case, a key as it is', () => {
  const link = '/?filter=band:critical&filter=-gap:Contract-not-identified&filter=country:cn&filter=-band:LOW';
  expect(readAddress(link, TODAY).conditions.facets).toEqual([
    { by: 'band', value: 'CRITICAL', excluded: false },
    { by: 'gap', value: 'CONTRACT_NOT_IDENTIFIED', excluded: true },
    { by: 'country', value: 'cn', excluded: false },
    { by: 'band', value: 'LOW', excluded: true },
  ]);
});

test('a bar is selected, excluded and cleared', () => {
  const selected = toggleFacet([], { by: 'country', value: 'CN', excluded: false });
  const excluded = toggleFacet(selected, { by: 'country', value: 'CN', excluded: true });
  expect(excluded).toEqual([{ by: 'country', value: 'CN', excluded: true }]);
  expect(toggleFacet(excluded, { by: 'country', value: 'CN', excluded: true })).toEqual([]);
});

test('reading a written address returns the same address', () => {
  const word = fc.string({ minLength: 1, maxLength: 12 });
  const key = fc.stringMatching(/^[A-Za-z0-9._:-]{1,12}$/);
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const valueOf = (by: FacetKind) => {
    const { values } = facetType(by);
    return values === null ? key : fc.constantFrom(...values);
  };
  const excludedOf = (by: FacetKind) => (facetType(by).exclusion === null ? fc.constant(false) : fc.boolean());
  const facet = fc
    .constantFrom(...facetKinds)
    .chain((by) => fc.record({ by: fc.constant(by), value: valueOf(by), excluded: excludedOf(by) }));
  const place = fc.oneof(
    fc.constantFrom(...pageNames).map((view) => ({ view, record: null })),
    fc.record({ kind: fc.constantFrom(...recordKinds), key }).map((record) => ({ view: 'record' as const, record })),
  );
  const fields = fc.record({
    showing: fc.constantFrom(...showings),
    conditions: fc.record({
      asOf: day,
      lists: fc.uniqueArray(key, { maxLength: 3 }),
      origins: fc.subarray([...countedOrigins], { minLength: 1 }),
      sensitivity: fc.option(fc.constantFrom(...sensitivityConditions)),
      watchSet: fc.option(word),
      evidence: fc.subarray([...evidenceClasses], { minLength: 1 }),
      about: fc.option(fc.record({ kind: fc.constantFrom(...abouts), key: word })),
      facets: fc.uniqueArray(facet, { maxLength: 3, selector: ({ by, value }) => `${by}:${value}` }),
      text: fc.string({ maxLength: 20 }),
    }),
    system: fc.option(word),
    systems: fc.uniqueArray(key, { maxLength: 3 }),
    decisions: fc.subarray([...decisionStatuses]),
    chain: fc.option(word),
    remedyKind: fc.option(fc.constantFrom(...remedyKinds)),
    remedy: fc.array(word, { maxLength: 4 }),
    node: fc.option(word),
    hop: fc.option(word),
    comparison: fc.constantFrom(...comparisons),
    from: fc.option(word),
    to: fc.option(word),
    without: fc.uniqueArray(key, { maxLength: 3 }),
    root: fc.option(word),
    opened: fc.uniqueArray(key, { maxLength: 3 }),
    investigation: fc.option(word),
    ask: fc.option(fc.constantFrom(...askedTopics)),
    request: fc.option(word),
    screening: fc.option(word),
    query: fc.option(word),
    statement: fc.option(word),
    parameters: fc.dictionary(key, fc.string({ maxLength: 8 }), { maxKeys: 3, noNullPrototype: true }),
    run: fc.boolean(),
    unknown: fc.constant([]),
  });
  // The overview has no selection: such links are older ones of the chains.
  const bare = { system: null, chain: null, node: null, hop: null, showing: 'picture' } as const;
  const address: fc.Arbitrary<Address> = fc
    .tuple(place, fields)
    .map(([shown, rest]) => ({ ...rest, ...(shown.view === 'overview' ? bare : {}), ...shown }));
  fc.assert(
    fc.property(address, (given) => {
      expect(readAddress(writeAddress(given), TODAY)).toEqual(given);
    }),
    { numRuns: runs(100) },
  );
});

test('another system that is chosen is not drawn together with those of before', () => {
  const before = { ...readAddress('/chains', TODAY), system: 'A', systems: ['A', 'B'] };
  expect(changeAddress(before, { system: 'C' }).systems).toEqual([]);
  expect(changeAddress(before, { system: 'B', systems: ['A', 'B'] }).systems).toEqual(['A', 'B']);
  expect(changeAddress(before, { node: 'N' }).systems).toEqual(['A', 'B']);
});

test('of a country that the page is about and a bar of countries, the one chosen last counts', () => {
  const read = (link: string) => readAddress(link, TODAY);
  const about = read('/?about=country:IN');
  const both = read('/?about=country:IN&filter=country:CN&filter=-country:RU&filter=prime:O1');
  const conditionsOf = ({ conditions }: Address) => [
    conditions.about?.key ?? null,
    conditions.facets.map(({ value }) => value),
  ];
  expect(conditionsOf(keepOneRestriction(both, about))).toEqual([null, ['CN', 'RU', 'O1']]);
  expect(conditionsOf(keepOneRestriction(both, read('/?filter=country:CN')))).toEqual(['IN', ['RU', 'O1']]);
  expect(conditionsOf(keepOneRestriction(both, null))).toEqual(['IN', ['RU', 'O1']]);
  expect(keepOneRestriction(about, null)).toBe(about);
});

test('so it is of a system that the page is about and a bar of systems', () => {
  const both = readAddress('/?about=system:S1&filter=system:S2&filter=-system:S3&filter=country:CN', TODAY);
  expect(keepOneRestriction(both, null).conditions).toMatchObject({
    about: { kind: 'system', key: 'S1' },
    facets: [
      { by: 'system', value: 'S3', excluded: true },
      { by: 'country', value: 'CN', excluded: false },
    ],
  });
  const before = readAddress('/?about=system:S1', TODAY);
  expect(keepOneRestriction(both, before).conditions).toMatchObject({ about: null, facets: both.conditions.facets });
});

test('an older link with a lowest impact level has the sensitivity that the level states', () => {
  const sensitivityOf = (link: string) => readAddress(link, TODAY).conditions.sensitivity;
  expect(['2', '4', '5', '6'].map((level) => sensitivityOf(`/?impact=${level}`))).toEqual([
    'PUBLIC',
    'CONTROLLED',
    'NATIONAL_SECURITY',
    'CLASSIFIED',
  ]);
  expect(sensitivityOf('/?impact=6&sensitivity=NOT_ON_RECORD')).toBe('NOT_ON_RECORD');
  expect(writeAddress(readAddress('/?impact=4', TODAY))).toContain('sensitivity=CONTROLLED');
});
