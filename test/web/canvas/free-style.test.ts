import { expect, test } from 'vitest';
import { colors } from '#test/picture/colors.ts';
import { groundOf } from '#web/canvas/canvas.ts';
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
  const all = { ...colors, faint, focus, accent, critical, moderate, low };
  const style = freeStyle(all);
  expect(JSON.stringify(style)).not.toMatch(/dashed|dotted/);
  const ground = (struck: boolean): string =>
    groundOf({ role: 'organization', synthetic: false, struck }, { width: 132, height: 60 }, all);
  expect(ground(true)).toContain(encodeURIComponent('<path d="M0 30H132"'));
  expect(ground(false)).not.toContain(encodeURIComponent('<path d="M0 30H132"'));
});
