import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { toExhibit } from '#picture/exhibit.ts';
import { FONT } from '#picture/measure.ts';
import { layOutPicture } from '#picture/routes.ts';
import { dayInWords } from '../model/day.ts';
import type { Block } from './blocks.ts';
import { inLine } from './layout.ts';

/** A dossier as it is written: its title, the time of making, and its parts. */
interface Document {
  readonly title: string;
  readonly madeAt: Date;
  readonly blocks: readonly Block[];
}

/** Writes a dossier as Markdown. Only the line with the time of making differs when it is made again. */
export function renderMarkdown({ title, madeAt, blocks }: Document): string {
  return (
    [`# ${plain(title)}`, madeWords(madeAt), ...blocks.map(markdownOf).filter((part) => part !== '')].join('\n\n') +
    '\n'
  );
}

function madeWords(madeAt: Date): string {
  const [day = '', time = ''] = madeAt.toISOString().split('T');
  return `Made by Subtier on ${dayInWords(day)} at ${time.slice(0, 8)} UTC`;
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'notice':
      return `> ${plain(block.text)}`;
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]) =>
        `| ${cells.map((cell) => plain(cell).replaceAll('|', '\\|')).join(' | ')} |`;
      return [row(block.columns), row(block.columns.map(() => '---')), ...block.rows.map(row)].join('\n');
    }
    case 'code': {
      // Longer than any run of backticks in the text.
      const longest = Math.max(2, ...[...block.text.matchAll(/`+/g)].map(([run]) => run.length));
      const fence = '`'.repeat(longest + 1);
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'picture':
      return inLine(block.steps, ({ role, name }) => `**${plain(name)}** (${role})`);
  }
}

/** Text from the data, as one paragraph without markup. */
function plain(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&');
}

/** Writes a dossier as one HTML page that loads nothing, with its pictures. Only the time of making differs when it is made again. */
export function renderHtml({ title, madeAt, blocks }: Document): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escape(title)}</title>
<style>${fontFace()}${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p>${madeWords(madeAt)}</p>
${blocks.map(htmlOf).join('\n')}
</main>
</body>
</html>
`;
}

let face: string | null = null;

/** The font of the page, 36 kB, which a dossier brings with it: the widths of its pictures are those of this font. */
function fontFace(): string {
  if (face !== null) return face;
  const file = createRequire(import.meta.url).resolve(
    '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  );
  face = `@font-face{font-family:"Public Sans Variable";font-weight:100 900;src:url(data:font/woff2;base64,${readFileSync(file, 'base64')}) format("woff2")}`;
  return face;
}

/** As wide as the text, in which boxes and words have their own size. */
const room = { width: 1040, down: false };

/** The style sheet gives the colors their values. */
const colors = {
  ground: 'var(--ground)',
  sunken: 'var(--sunken)',
  raised: 'var(--raised)',
  ink: 'var(--ink)',
  'ink-soft': 'var(--ink-soft)',
  foreign: 'var(--foreign)',
  'on-foreign': 'var(--on-foreign)',
  organization: 'var(--organization)',
  escort: 'var(--escort)',
  engineer: 'var(--engineer)',
  system: 'var(--system)',
  other: 'var(--other)',
  line: 'var(--line)',
};

/** @param at tells the pictures of a dossier apart */
function pictureOf({ title, picture, notes }: Extract<Block, { kind: 'picture' }>, at: number): string {
  const words = { title: null, heading: [], notes };
  return toExhibit(picture, layOutPicture(picture, room), { label: title, words, colors, ids: `p${at}-` });
}

/** Dark only on a dark screen: paper stays white. Headers and short words of a table are never broken; long addresses and digests are. */
const style = `
:root { --ground: #ffffff; --sunken: #f5f7f9; --raised: #ffffff; --head: #eef2f6; --line: #d8dee5; --ink: #15202b; --ink-soft: #4e5b69; --foreign: #bf3a0a; --on-foreign: #ffffff; --organization: #1d5f9c; --escort: #0c726a; --engineer: #8f5a00; --system: #6537a8; --other: #586574; --warn: #8a5a00; --warn-ground: #fff6e0; }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; --ground: #161d26; --sunken: #0e141b; --raised: #1c2530; --head: #222d3a; --line: #2d3947; --ink: #e8edf3; --ink-soft: #a7b3c1; --foreign: #ff8d55; --on-foreign: #1b0f08; --organization: #6cb0f2; --escort: #43c3b3; --engineer: #e2ab47; --system: #bd9cf7; --other: #94a2b1; --warn: #e3b341; --warn-ground: #33291b; } }
body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.5 ${FONT}; font-variant-numeric: tabular-nums; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin-top: 2rem; }
.notice { padding: .5rem .75rem; border-left: 4px solid var(--warn); background: var(--warn-ground); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { min-width: 6.5em; padding: .375rem .5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; } td { overflow-wrap: anywhere; }
th { background: var(--head); } pre { overflow-x: auto; padding: .75rem; background: var(--sunken); font-size: .8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.picture svg { display: block; max-width: 100%; min-width: 40rem; height: auto; }
@page { size: letter; margin: 15mm; } @media print { main { max-width: none; padding: 0; } .picture { overflow: visible; } .picture svg { min-width: 0; } tr, svg { break-inside: avoid; } h2, h3 { break-after: avoid; } h2 ~ h2 { break-before: page; } h2 ~ h2 ~ h2 { break-before: auto; } h2.annex { break-before: page; } body { font-size: 10pt; } }
`;

function htmlOf(block: Block, at: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}${block.text.startsWith('Annex') ? ' class="annex"' : ''}>${escape(block.text)}</h${block.level}>`;
    case 'text':
      return `<p>${escape(block.text)}</p>`;
    case 'notice':
      return `<p class="notice">${escape(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'table':
      return `<div class="scroll" tabindex="0"><table><thead><tr>${block.columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')}</tr></thead><tbody>${block.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
        .join('\n')}</tbody></table></div>`;
    case 'code':
      return `<pre tabindex="0">${escape(block.text)}</pre>`;
    case 'picture':
      return `<div class="scroll picture" tabindex="0">${pictureOf(block, at)}</div>`;
  }
}

function escape(words: string): string {
  return words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
