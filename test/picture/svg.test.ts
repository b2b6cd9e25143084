import { expect, test } from 'vitest';
import { toSvg } from '#picture/svg.ts';
import type { PlacedBox } from '#picture/picture.ts';

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
  expect(svg).toContain('width="201" height="84" rx="7"');
  expect(svg).toContain('>Engineers</text>');
  expect(svg.indexOf('width="160"')).toBeLessThan(svg.indexOf('width="201"'));
});

const at = (id: string, x: number, y: number): PlacedBox => ({ ...box, id, title: id, at: { x, y }, struck: false });
const hop = (from: string, to: string) =>
  ({
    id: `${from}${to}`,
    from,
    to,
    kind: 'hop',
    hop: null,
    label: '',
    synthetic: false,
    chosen: true,
    dim: false,
  }) as const;

test('a line follows its route, with its word, and the others go straight', () => {
  const boxes = [at('a', 0, 0), at('b', 150, 20), at('c', 300, 0)];
  const route = {
    start: { x: 67, y: 0 },
    controls: [
      { x: 75, y: 0 },
      { x: 75, y: 80 },
    ],
    end: { x: 233, y: 80 },
    word: { lines: ['employs', '[1]'], at: { x: 150, y: 80 }, width: 50 },
  };
  const svg = toSvg(boxes, [hop('a', 'c'), hop('a', 'b')], { ...options, routes: new Map([['ac', route]]) });
  const paths = [...svg.matchAll(/<path d="(M[^"]*)" fill="none" stroke="[^"]*" stroke-width="3"/g)];
  expect(paths.map(([, path]) => path)[0]).toBe('M67 0 Q75 0 75 40 Q75 80 233 80');
  expect(paths).toHaveLength(2);
  expect(svg).toMatch(/>employs<\/text>.*>\[1\]<\/text>/);
});

test('only what is not on record is dashed; what is synthetic is hatched', () => {
  const boxes = [at('a', 0, 0), { ...at('b', 300, 0), role: 'unknown' as const, synthetic: false }];
  const struck = { ...at('c', 600, 0), struck: true, synthetic: false };
  const synthetic = { ...hop('a', 'b'), synthetic: true };
  const other = { ...hop('a', 'b'), id: 'other', kind: 'other' as const, chosen: false };
  const svg = toSvg([...boxes, struck], [synthetic, other, { ...hop('a', 'b'), id: 'gap', kind: 'gap' }], options);
  const dashed = svg.split('\n').filter((part) => part.includes('stroke-dasharray'));
  expect(dashed).toHaveLength(2);
  expect(dashed[0]).toContain('<desc>not on record</desc>');
  expect(dashed[1]).toContain('<title>b</title>');
  expect(svg.match(/fill="url\(#hatch\)"/g)).toHaveLength(1);
});

test('an exhibit has its title, its conditions, a legend of what is drawn, and its notes, all inside', () => {
  const svg = toSvg([at('a', 0, 0)], [], {
    ...options,
    around: {
      title: 'Engineers are reported to have reached a cloud',
      heading: ['As of 17 July 2025'],
      legend: [
        { shape: 'box', look: 'fill="blue"', word: 'organization' },
        { shape: 'line', look: 'stroke="blue"', word: 'no hop on record' },
      ],
      notes: ['Ended per <Microsoft>', 'https://example.org/?as-of=2025-07-17'],
    },
  });
  const texts = [...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"[^>]*>([^<]*)</g)].map(([, x, y, words]) => ({
    x: Number(x),
    y: Number(y),
    words,
  }));
  const [, left = 0, top = 0, width = 0, height = 0] =
    /viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"/.exec(svg)?.map(Number) ?? [];
  for (const words of [
    'Engineers are reported',
    'As of 17 July',
    'organization',
    'no hop on',
    'Ended per &lt;',
    'https:',
  ])
    expect(texts.filter((one) => one.words?.startsWith(words))).not.toEqual([]);
  expect(texts.filter(({ x, y }) => x < left || x > left + width || y < top || y > top + height)).toEqual([]);
});
