import { expect, test } from 'vitest';
import { derivedForm, formWith } from '#graph/edition/graph-state.ts';
import { vettingUncomparedFrom } from '#graph/priority/bands.ts';

test('the graph is derived again when vetting is not compared from another day on', () => {
  expect(formWith(vettingUncomparedFrom)).toBe(derivedForm);
  const forms = [vettingUncomparedFrom, '2031-05-01', '2031-05-02', null].map(formWith);
  expect(new Set(forms).size).toBe(4);
});
