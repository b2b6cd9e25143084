import { expect, test } from 'vitest';
import { logLines } from '#serve/telemetry/telemetry.ts';

test('a line of the log is a sentence on a terminal, with the stack of an error', () => {
  const line = {
    level: 40,
    time: 1,
    pid: 2,
    hostname: 'h',
    msg: 'slow statement',
    kind: 'read',
    ms: 1200,
    firstRowMs: 900,
  };
  expect(logLines(JSON.stringify(line))).toEqual(['Warning: slow statement (kind read, ms 1200, firstRowMs 900)']);
  const err = { type: 'Error', message: 'no', stack: 'Error: no\n    at here' };
  expect(logLines(JSON.stringify({ level: 50, msg: 'internal error', err }))).toEqual([
    'Error: internal error',
    'Error: no',
    '    at here',
  ]);
});
