import { expect, test } from 'vitest';
import { colors } from '#test/picture/colors.ts';
import { freeStyle } from '#web/canvas/free-style.ts';

test('on the free canvas, nothing is dashed or dotted: relations differ by color, width and arrow, and what is struck out has a line through it', () => {
  const [faint, focus, accent, critical, moderate, low] = [
    '#100001',
    '#100002',
    '#100003',
    '#100004',
    '#100005',
    '#100006',
  ];
  const style = freeStyle({ ...colors, faint, focus, accent, critical, moderate, low });
  expect(JSON.stringify(style)).not.toMatch(/dashed|dotted/);
  const struck = style.flatMap((one) => ('selector' in one && one.selector === 'node.struck' ? [one] : []));
  expect(JSON.stringify(struck)).toContain(encodeURIComponent('<path d="M0 30H132"'));
});
