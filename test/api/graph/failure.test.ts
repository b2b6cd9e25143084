import { expect, test } from 'vitest';
import { Failure, codeOf, isFailure } from '#graph/failure.ts';

test('a failure has the exit code of its code, and returns its details and cause', () => {
  const cause = new Error('the reason');
  const failure = new Failure('DISK_FULL', 'The disk is full.', { cause, extensions: { free: 0 } });
  expect(failure).toMatchObject({ code: 'DISK_FULL', exitCode: 3, message: 'The disk is full.', cause });
  expect(failure.extensions).toEqual({ free: 0 });
  expect(new Failure('FINDINGS_FOUND', 'Two findings.')).toMatchObject({ exitCode: 1, extensions: {} });
});

test('isFailure matches the given codes only, and no other errors', () => {
  const failure = new Failure('DISK_FULL', 'The disk is full.');
  expect(isFailure(failure, 'DISK_FULL')).toBe(true);
  expect(isFailure(failure, 'HOME_IN_USE', 'DISK_FULL')).toBe(true);
  expect(isFailure(failure, 'HOME_IN_USE')).toBe(false);
  expect(isFailure(Object.assign(new Error('full'), { code: 'DISK_FULL' }), 'DISK_FULL')).toBe(false);
});

test('codeOf returns the code of a system error, and nothing for other values', () => {
  expect(codeOf(Object.assign(new Error('missing'), { code: 'ENOENT' }))).toBe('ENOENT');
  expect(codeOf(Object.assign(new Error('odd'), { code: 1 }))).toBe('');
  expect(codeOf({ code: 'ENOENT' })).toBe('');
});
