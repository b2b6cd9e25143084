import { expect, test } from 'vitest';
import { requestLimits } from '#serve/limits.ts';
import { MAX_PAGE_SIZE } from '#web/server/use-pages.ts';

test('a page of a list has as many items as the server gives at most', () => {
  expect(MAX_PAGE_SIZE).toBe(requestLimits.page.most);
});
