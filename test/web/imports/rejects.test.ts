import { expect, test } from 'vitest';
import { rejectedInWords } from '#web/imports/rejects.ts';

const reject = (line: number, column: string) => ({
  file: 'a.csv',
  line,
  column,
  reason: 'is invalid',
  value: '',
  row: null,
});

test('a row that is rejected for two reasons counts once', () => {
  const rejects = [reject(5, 'share'), reject(6, 'share'), reject(6, 'owner')];
  expect(rejectedInWords({ rejects, rejectCount: 3 })).toBe('2 rows were rejected');
  expect(rejectedInWords({ rejects, rejectCount: 4 })).toBe('Rows were rejected for 4 reasons');
});
