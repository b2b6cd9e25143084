import { expect, test } from 'vitest';
import { inWords } from '#web/questions/result/values.ts';

test.each([
  ['LOCATED_THERE', 'located there'],
  ['NOT_LOOKED_AT', 'not looked at'],
  ['ZTE', 'ZTE'],
  ['SYN-A_1', 'SYN-A_1'],
  ['Located there', 'Located there'],
])('%s in a result of a saved question reads “%s”', (value, words) => {
  expect(inWords(value)).toBe(words);
});
