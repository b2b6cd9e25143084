import { expect, test } from 'vitest';
import { parameterValue, readListText, writeListText } from '#web/show-cypher/parameter-texts.ts';

test.each([[[]], [['a']], [['a', 'b c']], [['Acme, Inc.']], [[' a']], [['[x']], [['[1]']], [['']], [['"', 'é']]])(
  'reading the written form of %j returns the same items',
  (items) => {
    expect(readListText(writeListText(items))).toEqual(items);
  },
);

test('typed lists may have extra spaces and commas, and start with a bracket', () => {
  expect(readListText(' a,b , ,c')).toEqual(['a', 'b', 'c']);
  expect(readListText('[a, b')).toEqual(['[a', 'b']);
  expect(writeListText(['10USC4872', '15CFR791.4'])).toBe('10USC4872, 15CFR791.4');
});

test.each(['Infinity', '1e999', '-1e999', 'many'])(
  '%s is no number, and the server gets it as it was typed',
  (text) => {
    expect(parameterValue('Int', text)).toBe(text);
    expect(parameterValue('[Float]', `2, ${text}`)).toEqual([2, text]);
  },
);
