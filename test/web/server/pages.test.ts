import { expect, test } from 'vitest';
import { requestLimits } from '#serve/limits.ts';
import { MOST_ON_PAGE } from '#web/server/use-pages.ts';

test('a page of a list has as many items as the server gives at most', () => {
  expect(MOST_ON_PAGE).toBe(requestLimits.page.most);
});
