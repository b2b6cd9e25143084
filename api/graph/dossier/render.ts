import { inLine } from './layout.ts';
import type { Block, PictureBox } from './blocks.ts';

/** A dossier as it is written: its title, the time of making, and its parts. */
interface Document {
  readonly title: string;
  readonly madeAt: Date;
  readonly blocks: readonly Block[];
}

/** Writes a dossier as Markdown. Only the line with the time of making differs when it is made again. */
export function renderMarkdown({ title, madeAt, blocks }: Document): string {
  return [`# ${plain(title)}`, madeWords(madeAt), ...blocks.map(markdownOf)].join('\n\n') + '\n';
}

function madeWords(madeAt: Date): string {
  return `Made by Subtier at ${madeAt.toISOString()}`;
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
      return inLine(block.boxes, ({ role, name }) => `**${plain(name)}** (${role})`);
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
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${style}</style>
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

/** Dark only on a dark screen: paper stays white. Headers and short words of a table are never broken; long addresses and digests are. */
const style = `
:root { --ink: #16202c; --soft: #4b5a6b; --ground: #fff; --sunken: #f3f5f8; --head: #eef2f6; --line: #c3ccd6; --stroke: #33475c; --system: #e8f0fb; --warn: #8a5a00; --warn-ground: #fff6e0; }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; --ink: #e8edf3; --soft: #a7b3c1; --ground: #161d26; --sunken: #0e141b; --head: #222d3a; --line: #2d3947; --stroke: #a7b3c1; --system: #16304a; --warn: #e3b341; --warn-ground: #33291b; } }
body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin-top: 2rem; }
.notice { padding: .5rem .75rem; border-left: 4px solid var(--warn); background: var(--warn-ground); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { min-width: 6.5em; padding: .375rem .5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; } td { overflow-wrap: anywhere; }
th { background: var(--head); } pre { overflow-x: auto; padding: .75rem; background: var(--sunken); font-size: .8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; fill: var(--ink); } svg text.role { font-size: 11px; fill: var(--soft); }
svg rect { fill: var(--ground); stroke: var(--stroke); } svg rect.system { fill: var(--system); } svg line { stroke: var(--stroke); stroke-width: 1.5; } svg path { fill: var(--stroke); } svg .synthetic { stroke-dasharray: 5 4; }
@media print { main { max-width: none; padding: 0; } tr, svg { break-inside: avoid; } h2, h3 { break-after: avoid; } h2 ~ h2 { break-before: page; } h2 ~ h2 ~ h2 { break-before: auto; } }
`;

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
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
      return picture(block.title, block.boxes, block.isSynthetic);
  }
}

const box = { width: 180, height: 68, gap: 32, padding: 10 };

/** Draws a chain: a row of boxes, each with a title, an arrow where a hop is on record, and “?” where none is. */
function picture(title: string, boxes: readonly PictureBox[], isSynthetic: boolean): string {
  const width = boxes.length * (box.width + box.gap) - box.gap + 4;
  const dashed = isSynthetic ? ' synthetic' : '';
  const drawn = boxes.map(({ role, name }, at) => {
    const left = 2 + at * (box.width + box.gap);
    const right = left + box.width;
    const middle = 2 + box.height / 2;
    const next = boxes[at + 1];
    const x = left + box.padding;
    const lines = linesOf(name).map((line, number) => `<text x="${x}" y="${22 + 16 * number}">${escape(line)}</text>`);
    const arrow = `<line class="hop${dashed}" x1="${right}" y1="${middle}" x2="${right + box.gap - 6}" y2="${middle}"/><path d="M${right + box.gap} ${middle}l-8 -4v8z"/>`;
    const gap = `<text class="gap" x="${right + box.gap / 2}" y="${middle + 4}" text-anchor="middle">?<title>no connection on record</title></text>`;
    const connected = next?.isReached === true ? arrow : gap;
    const line = next === undefined ? '' : connected;
    return `<g><title>${escape(`${role}: ${name}`)}</title><rect class="${next === undefined ? 'system' : 'other'}${dashed}" x="${left}" y="2" width="${box.width}" height="${box.height}" rx="6"/>${lines.join('')}<text class="role" x="${x}" y="58">${escape(role)}</text></g>${line}`;
  });
  return `<svg role="img" viewBox="0 0 ${width} ${box.height + 4}" width="${width}" height="${box.height + 4}" aria-label="${escape(title)}"><title>${escape(title)}</title>${drawn.join('')}</svg>`;
}

/** A name as at most two lines that fit into a box; the box's title has all of it. */
function linesOf(name: string): readonly string[] {
  const [first, rest] = cutLine(name.replace(/\s+/g, ' ').trim());
  if (rest === '') return [first];
  const [second, beyond] = cutLine(rest);
  return [first, beyond === '' ? second : `${second.slice(0, -1).trimEnd()}…`];
}

/** The characters that fit into a line, to the last space if there is one, and the others. */
function cutLine(words: string): readonly [string, string] {
  let room = box.width - 2 * box.padding;
  const fitting: string[] = [];
  for (const character of words) {
    room -= widthOf(character);
    if (room < 0) break;
    fitting.push(character);
  }
  const line = fitting.join('');
  if (line.length === words.length) return [words, ''];
  const end = words[line.length] === ' ' ? line.length : line.lastIndexOf(' ');
  return end > 0 ? [words.slice(0, end), words.slice(end + 1)] : [line, words.slice(line.length)];
}

/** The width of a character in the widest of the fonts that systems have, roughly: nothing measures text where the page is written. */
function widthOf(character: string): number {
  if (/[\u2e80-\uffff]|[^\0-\uffff]/u.test(character)) return 14;
  return /[\p{Lu}mw]/u.test(character) ? 10.5 : 7.5;
}

function escape(words: string): string {
  return words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
