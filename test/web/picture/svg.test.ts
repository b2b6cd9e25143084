import { expect, test } from 'vitest';
import { toSvg } from '#web/picture/svg.ts';
import type { PlacedBox } from '#web/picture/picture.ts';

const box: PlacedBox = {
  id: 'a',
  node: 'a',
  role: 'organization',
  lane: 0,
  title: 'Smith & <script>alert("x")</script> \u0001Sons',
  detail: 'prime',
  chips: ['CN'],
  synthetic: true,
  chosen: false,
  at: { x: 0, y: 0 },
  dim: false,
  struck: true,
  note: 'ask "why"',
  tint: null,
  scale: 1,
};

const options = {
  title: 'A & B',
  description: 'two boxes',
  labels: true,
  size: { width: 134, height: 56 },
  colors: { organization: '#123456' },
  fitText: (title: string, detail: string) => ({ titles: [title], details: detail.split(' · ') }),
};

test('each element is a group with a title and a description, and names are escaped', () => {
  const line = {
    id: 'l',
    from: 'a',
    to: 'b',
    kind: 'other',
    hop: 'l',
    label: 'owns',
    synthetic: false,
    chosen: false,
    dim: false,
  } as const;
  const svg = toSvg([box, { ...box, id: 'b', title: 'B', at: { x: 300, y: 0 } }], [line], options);
  expect(svg).toContain('<title>Smith &amp; &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; Sons</title>');
  expect(svg).toContain('<desc>prime; CN; synthetic; Note: ask &quot;why&quot;</desc>');
  expect(svg).toContain('owns B</title><desc>relation</desc>');
  expect(svg.match(/<g>/g)).toHaveLength(3);
  expect(svg).toContain('stroke="#123456"');
  expect(svg).not.toContain('<script');
});

test('labels can be left out; titles stay for those who cannot see the picture', () => {
  const svg = toSvg([box], [], { ...options, labels: false });
  expect(svg).toContain('<title>Smith');
  expect(svg.match(/<text/g)).toHaveLength(1);
});

test('a larger box is drawn larger, and lanes with their titles lie behind the boxes', () => {
  const lane = { title: 'Engineers', at: { x: 0, y: -90 }, width: 160 };
  const svg = toSvg([{ ...box, scale: 1.5 }], [], { ...options, laneTitles: [lane] });
  expect(svg).toContain('width="201" height="84" rx="6"');
  expect(svg).toContain('>Engineers</text>');
  expect(svg.indexOf('width="160"')).toBeLessThan(svg.indexOf('width="201"'));
});
