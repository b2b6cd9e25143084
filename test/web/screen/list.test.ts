import { expect, test } from 'vitest';
import { changeUse } from '#web/screen/list.ts';
import type { Use } from '#web/screen/list.ts';

const columns = (...uses: readonly Use[]) =>
  uses.map((use, at) => ({ name: `Column ${String(at)}`, use, samples: [] }));

test('a field is that of one column', () => {
  expect(changeUse(columns('name', 'none', 'uei'), 2, 'name')).toEqual(columns('none', 'none', 'name'));
  expect(changeUse(columns('name', 'none', 'none'), 0, 'none')).toEqual(columns('none', 'none', 'none'));
});
