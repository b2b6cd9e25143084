import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { syntheticIds } from '#seed/generator/random.ts';
import { findContact, findPersonalId, maskedForm, withoutContacts } from '#seed/readers/personal-data.ts';

test.each([
  ['Jane Doe', 'a name'],
  ['DOE, JANE Q.', 'a name'],
  ['Dr. Jane Doe', 'a name'],
  ['J. Doe', 'a name'],
  ['O’Brien, Pat (Houston)', 'a name'],
  ['Jane Doe 12345', 'a name'],
  ['José Ñuñez', 'a name'],
  ['jane.doe', 'a name'],
  ['jane.q.doe2', 'a name'],
  ['Doe_Jane', 'a name'],
  ['Jane-Q-Doe', 'a name'],
  ['王小明', 'a name'],
  ['JaneDoe', 'a name'],
  ['JaneQuinnDoe42', 'a name'],
  ['LiWei', 'a name'],
  ['engineer: Jane Doe', 'a name'],
  ['Engineer Jane Doe', 'a name'],
  ['Lead Engineer JANE DOE', 'a name'],
  ['escort=jane.doe', 'a name'],
  ['eng.jane.doe', 'a name'],
  ['Engineer_Jane_Doe', 'a name'],
  ['EngineerJaneDoe', 'a name'],
  ['Jane Doe, engineer', 'a name'],
  ['Jane Doe - escort', 'a name'],
  ['engineer: 王小明', 'a name'],
  ['jane.doe(at)example.com', 'an e-mail address'],
  ['jane.doe [at] example [dot] com', 'an e-mail address'],
  ['jane_at_example.com', 'an e-mail address'],
  ['192-168-1-1', 'an IP address'],
  ['10_0_0_1', 'an IP address'],
  ['ip-10-0-0-1', 'an IP address'],
  ['jane\u200B.doe', 'a name'],
  ['jane.doe@example.com', 'an e-mail address'],
  ['ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'an e-mail address'],
  ['+1 703 555 1234', 'a telephone number'],
  ['(703) 555-1234', 'a telephone number'],
  ['703.555.1234', 'a telephone number'],
  ['17035551234', 'a telephone number'],
  ['10.1.2.3', 'an IP address'],
  ['2001:db8::ff00:42:8329', 'an IP address'],
  ['[::1]', 'an IP address'],
  ['host-at-10.1.2.3', 'an IP address'],
  ['host 10.1.2.3', 'an IP address'],
  ['078-05-1120', 'a social security number'],
  ['078 05 1120', 'a social security number'],
  ['078051120', 'a social security or taxpayer number'],
  ['999887777', 'a social security or taxpayer number'],
  ['SSN078051120', 'an identity number'],
  ['1234567890', 'a DoD ID or telephone number'],
  ['DOE.JANE.Q.1234567890', 'a DoD ID or telephone number'],
  ['A12345678', 'a passport number'],
  ['EA1234567', 'a passport number'],
  ['passport: X1234567', 'an identity number'],
  ['11010519800512123X', 'a national identity number'],
  ['1980-05-12', 'a date of birth'],
  ['05/12/1980', 'a date of birth'],
  ['19800512', 'a date of birth'],
  ['doe-1980-05-12', 'a date of birth'],
  ['CORP\\jdoe', 'an account name'],
  ['CN=Jane Doe,OU=Ops', 'a directory name'],
])('the id %s looks like %s', (id, kind) => {
  expect(findPersonalId(id)).toBe(kind);
});

test.each([
  ...['escorts-insight-global', 'china-based-engineers', 'digital-escorts', 'SYN-P-000123', 'p-81f3c2', 'ENG-0042'],
  ...['P1', 'E', 'by-prime', 'lpr-at-six', 'P00000042', 'P-1234567', '42', '1234567', '000123456', '666123456'],
  ...[
    'escort-team-7',
    'Team Alpha Bravo',
    'Insight Global escorts',
    'engineer on call',
    'Escort Team Seven',
    'shift: night 2',
  ],
  ...[
    'DigitalEscorts',
    'NightShift2',
    'EscortTeamSeven',
    'engineer: 42',
    'escort 1-2-3-4',
    '1-2-3-4',
    'p-1-22-333-4444',
    'P1x',
    'aB',
  ],
  ...['Engineer 42', 'Person A', 'Night shift 2', 'team.alpha', 'Digital-Escorts', 'a.b', 'e.42', 'a/b', 'a%2Fb'],
  ...[
    'eng-2024-01-15',
    '550e8400-e29b-41d4-a716-446655440000',
    'p-3f2a9c0d1e2f3a4b5c6d7e8f90123456',
    'jdoe',
    'jane-doe',
  ],
])('the id %s may be a pseudonym', (id) => {
  expect(findPersonalId(id)).toBeNull();
});

test('every id of the documented cases and of a generated world may be a pseudonym', async () => {
  const rows = z.array(z.record(z.string(), z.string()));
  const ids = [];
  const files = await readdir('seed/cases', { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.csv'))) {
    const parsed = rows.parse(parse(await readFile(join('seed/cases', file)), { columns: true }));
    ids.push(...parsed.flatMap(({ id, person, escort }) => [id, person, escort]));
  }
  const { person } = syntheticIds(1000, 'seed');
  const known = [...ids, ...Array.from({ length: 1000 }, (_, index) => person(index))].filter((id) => id !== undefined);
  expect(known.length).toBeGreaterThan(1020);
  expect(known.filter((id) => findPersonalId(id) !== null)).toEqual([]);
});

test.each([
  ['Call (703) 555-1234 or j.d@x.mil', 'Call [telephone number removed] or [e-mail address removed]'],
  ['POC: 703.555.1234, DSN 312 555 1234', 'POC: [telephone number removed], DSN [telephone number removed]'],
  ['phone 555-1234; +44 20 7946 0958', '[telephone number removed]; [telephone number removed]'],
  ['SSN 078-05-1120', 'SSN [social security number removed]'],
  ['from 10.0.0.1:22 to fe80::1', 'from [IP address removed]:22 to [IP address removed]'],
  ['Lead, DOB 1980-05-12, cleared', 'Lead, [date of birth removed], cleared'],
  ['Date of birth: 05/12/1980.', '[date of birth removed].'],
  ['born on 12 May 1980; born May 12, 1980', '[date of birth removed]; [date of birth removed]'],
  ['SSN: 078051120, EDIPI 1234567890', '[identity number removed], [identity number removed]'],
  ['Passport No. X1234567 (renewed)', '[identity number removed] (renewed)'],
  ['「ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ」へ', '「[e-mail address removed]」へ'],
  ['jane\u200B.doe@example.com', '[e-mail address removed]'],
  ['from 10.0.0.1, see section 5.5.2.2', 'from [IP address removed], see section 5.5.2.2'],
  ['at the intersection 10.0.0.1', 'at the intersection [IP address removed]'],
  ['§ 5.5.2.2, while 10.0.0.1 is a host', '§ 5.5.2.2, while [IP address removed] is a host'],
])('contacts are removed from "%s"', (text, rest) => {
  expect(withoutContacts(text)).toBe(rest);
  expect(findContact(text)).not.toBeNull();
});

test.each([
  ...['NSN 5998-01-123-4567', 'FA8750-19-F-0001', 'W912DY-20-C-0001 option 2', 'FAR 52.204-10, DFARS 252.225-7060'],
  ...['at 10:30:45', 'std::vector', '$1,234,567,890', 'version 5.26.28', 'part 3-555-1234-2', '2023-2024 0001-0002'],
  ...['dr20250715-a-story', 'telephone systems, 2020 to 2023', 'section 3.1.2', '900.1.2.3', '000-12-3456'],
  ...[
    'SRG section 5.5.2.2',
    'Sections 5.5.2.2, 5.5.2.4 and 5.17.2.1',
    'CSP SRG §5.5.2.2',
    '§§\u00A05.5.2.2 or 5.5.2.4',
  ],
  ...['on 1980-05-12', 'airborne 12 systems', 'newborn 3', 'passport readers, 2020', 'Zusammenstellung „Ⅳ½“ … 漢字'],
])('"%s" has no contact', (text) => {
  expect(withoutContacts(text)).toBe(text);
  expect(findContact(text)).toBeNull();
});

test('a masked value shows the form of the value and none of its content', () => {
  expect(maskedForm('Jane Doe, 078-05-1120')).toBe('Xxxx Xxx, 999-99-9999');
  expect(maskedForm('\u001B[31m王\u202E')).toBe(' [99xx ');
  expect(maskedForm('x'.repeat(50))).toBe(`${'x'.repeat(40)}…`);
});

// In quadratic time it would take hours.
test.each(['a', '1', '1.', 'a:', '(703) 555-', '@', '+1 ', 'tel ', 'a.', '1 '])(
  'a long text of %j is read in linear time',
  (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(withoutContacts(text).length).toBeGreaterThan(0);
  },
);
