import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVERY, drawChains } from '#picture/chains.ts';
import { renderHtml, renderMarkdown } from '#graph/dossier/render.ts';
import { chainRow } from '#test/picture/chain-row.ts';
import { readPicture } from '#test/picture/read-picture.ts';

const row = chainRow({
  ...{ access: 'a', contract: 'k', organizations: ['P', 'S'], escort: null, engineer: 'G', system: 'X' },
});
const picture = {
  kind: 'picture',
  title: 'Chain 1. X: <G>',
  picture: drawChains([{ ...row, system: { ...row.system, dataClass: 'SYNTHETIC' } }], EVERY),
  notes: ['As of 2025-07-17. Counts foreign personnel.'],
  steps: [{ role: 'prime', name: 'P', isReached: false }],
} as const;
const madeAt = new Date('2026-01-01T00:00:00Z');
const html = renderHtml({ title: 'T', madeAt, blocks: [picture, { ...picture, steps: [] }] });

test('a dossier has the drawing of the page, twice without a common id, and only the title is not drawn', () => {
  const images = [...html.matchAll(/<svg [\s\S]*?<\/svg>/g)].map(([svg]) => svg);
  expect(images).toHaveLength(2);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const read = readPicture(images[0] ?? '');
  expect(read.lines).toHaveLength(picture.picture.lines.length);
  expect(read.covered).toEqual([]);
  expect(read.dashed).toEqual(['? to G', '?']);
  for (const part of ['hop on record', 'dashed: not on record', 'hatched: synthetic', ...picture.notes])
    expect(read.words).toContain(part);
  expect(images[0]).toContain('title">Chain 1. X: &lt;G&gt;</title>');
  expect(read.words).not.toContain('Chain 1');
});

test('a dossier loads nothing: every address in it is a part of itself', () => {
  expect([...html.matchAll(/url\((?!#|data:)|@import|<link|<script|\s(?:src|href)=/g)]).toEqual([]);
});

test('the colors of a dossier are those of the page, in both themes, and every color of its pictures is declared', () => {
  const page = readFileSync('web/src/styles/tokens.css', 'utf8');
  const [light, dark] = [...html.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, body = '']) =>
      new Map([...body.matchAll(/--([a-z-]+): (#[0-9a-f]+)/g)].map(([, name, value]) => [name, value])),
  );
  const used = new Set([...html.matchAll(/"var\(--([a-z-]+)\)"/g)].map(([, name]) => name));
  expect(used.size).toBeGreaterThan(8);
  for (const name of used) {
    const [, ...both] = new RegExp(`--${name ?? ''}: light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\)`).exec(page) ?? [];
    expect({ name, both: [light?.get(name), dark?.get(name)] }).toEqual({ name, both });
  }
});

test('in Markdown, one chain is a line of words, and several in one picture are left out', () => {
  expect(renderMarkdown({ title: 'T', madeAt, blocks: [picture, { ...picture, steps: [] }] })).toBe(
    '# T\n\nMade by Subtier on 1 January 2026 at 00:00:00 UTC\n\n**P** (prime)\n',
  );
});
