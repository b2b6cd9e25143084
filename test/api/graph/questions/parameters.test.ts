import { expect, test } from 'vitest';
import { CalendarDay } from '#graph/database/values.ts';
import { isFailure } from '#graph/failure.ts';
import { coerceParameters } from '#graph/questions/parameters.ts';
import { readSavedQuery } from '#graph/questions/read.ts';

const query = await readSavedQuery(
  `/*
name: typed
title: Typed
question: What do the types take?
tags: [test]
parameters:
  day: { type: Date!, default: today, description: A day. }
  count: { type: Int!, description: A count. }
  share: { type: Float, description: A share. }
  level: { type: Int, least: 0, most: 6, description: A level. }
  top: { type: Int, least: 1, description: A number of rows. }
  part: { type: Float, most: 100, description: A part. }
  doubt: { type: String, values: [NO_UEI, REPEATED], description: A doubt. }
  since: { type: Date, notAfter: day, description: An earlier day. }
  flag: { type: Boolean, default: false, description: A flag. }
  words: { type: "[String!]", default: [a], description: Words. }
  system: { type: System, description: A system. }
  systems: { type: "[System!]", description: Systems. }
expect: [{ parameters: { count: 1 }, rows: 1 }]
*/
RETURN $day, $count, $share, $level, $top, $part, $doubt, $since, $flag, $words, $system, $systems`,
  { file: 'typed.cypher', category: 'test' },
);

const coerce = (given: Readonly<Record<string, unknown>>) =>
  coerceParameters(query, given, '2026-11-24', (key) => key.replace(/^id:/, ''));

test('a missing or null value takes its default', () => {
  const expected = {
    day: new CalendarDay('2026-11-24'),
    count: 3,
    share: null,
    level: null,
    top: null,
    part: null,
    doubt: null,
    since: null,
    flag: false,
    words: ['a'],
    system: null,
    systems: null,
  };
  expect(coerce({ count: 3 }).values).toEqual(expected);
  expect(coerce({ count: 3, day: null, flag: null, words: null, share: null }).values).toEqual(expected);
});

test('values are converted to their types, and entities to keys', () => {
  const { values, entities } = coerce({
    day: '2024-02-29',
    count: -5,
    share: 0.25,
    level: 0,
    top: 1,
    part: 100,
    doubt: 'NO_UEI',
    since: '2024-02-29',
    flag: true,
    words: 'one',
    system: 'id:S',
    systems: ['T', 'id:U'],
  });
  expect(values).toEqual({
    day: new CalendarDay('2024-02-29'),
    count: -5,
    share: 0.25,
    level: 0,
    top: 1,
    part: 100,
    doubt: 'NO_UEI',
    since: new CalendarDay('2024-02-29'),
    flag: true,
    words: ['one'],
    system: 'S',
    systems: ['T', 'U'],
  });
  expect(entities.map(({ parameter, label, key }) => [parameter, label, key])).toEqual([
    ['system', 'System', 'S'],
    ['systems', 'System', 'T'],
    ['systems', 'System', 'U'],
  ]);
});

test.each([
  [{}, 'count', /needs the parameter count/],
  [{ count: null }, 'count', /needs the parameter count/],
  [{ count: '3' }, 'count', /32-bit integer/],
  [{ count: 1.5 }, 'count', /32-bit integer/],
  [{ count: 2 ** 31 }, 'count', /32-bit integer/],
  [{ count: 1, other: 2 }, 'other', /no parameter other.*takes day, count/],
  [{ count: 1, day: '2025-02-29' }, 'day', /must be a valid date/],
  [{ count: 1, day: '0000-07-18' }, 'day', /must be a valid date/],
  [{ count: 1, day: '18.07.2025' }, 'day', /must be a valid date/],
  [{ count: 1, day: '9999-12-31' }, 'day', /the last day is 9999-12-30/],
  [{ count: 1, day: '2025-07-18T00:00' }, 'day', /must be a valid date/],
  [{ count: 1, day: 20250718 }, 'day', /must be a valid date/],
  [{ count: 1, share: 'x'.repeat(200_000) }, 'share', /must be a number/],
  [{ count: 1, share: Infinity }, 'share', /must be a number, not Infinity/],
  [{ count: 1, level: 7 }, 'level', /^The parameter level must be from 0 to 6, not 7\.$/],
  [{ count: 1, level: -1 }, 'level', /must be from 0 to 6, not -1/],
  [{ count: 1, top: -5 }, 'top', /^The parameter top must be at least 1, not -5\.$/],
  [{ count: 1, part: 100.1 }, 'part', /^The parameter part must be at most 100, not 100\.1\.$/],
  [{ count: 1, doubt: 'NO_UEIS' }, 'doubt', /^The parameter doubt must be one of NO_UEI, REPEATED, not "NO_UEIS"\.$/],
  [
    { count: 1, day: '2024-02-28', since: '2024-02-29' },
    'since',
    /^The parameter since must not be after day: 2024-02-29 is after 2024-02-28\.$/,
  ],
  [{ count: 1, since: '2026-11-25' }, 'since', /must not be after day: 2026-11-25 is after 2026-11-24/],
  [{ count: 1, flag: 'yes' }, 'flag', /true or false/],
  [{ count: 1, words: [1] }, 'words', /must be text/],
  [{ count: 1, words: ['a', null] }, 'words', /list without null/],
  [{ count: 1, system: '' }, 'system', /key or id of one System/],
  [{ count: 1, system: { key: 'S' } }, 'system', /key or id of one System/],
])('refuses %j', (given, argument, message) => {
  let caught: unknown;
  try {
    coerce(given);
  } catch (error) {
    caught = error;
  }
  if (!isFailure(caught, 'BAD_USER_INPUT')) throw caught;
  expect(caught.extensions).toEqual({ argument: `parameters.${argument}` });
  expect(caught.message).toMatch(message);
  expect(caught.message.length).toBeLessThan(300);
});
