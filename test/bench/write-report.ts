import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { mostBytes } from '../web/page-weight.ts';
import type { CrowdFigures } from './crowd.ts';
import type { ImportFigures } from './import-ratios.ts';
import type { BrowserFigures } from './drawing.ts';
import type { LayoutFigures } from './lane-layout.ts';
import type { Throughput } from './measure.ts';
import type { BenchResult } from './run-bench.ts';
import type { ScreeningFigures } from './screening.ts';
import type { SoakResult } from './soak.ts';
import type { QuestionTimes } from './time-questions.ts';

/** Targets of figures that are not ratios, in seconds and MiB. */
const targets = { question: 5, first: 1, derive: 99, second: 3, deriveSecond: 2, memory: 350 } as const;
/** Targets of imports: rows per second relative to a bare loader, time relative to the first import, MiB, seconds. */
const importTargets = { first: 0.8, derived: 0.7, again: 0.5, memory: 400, start: 15 } as const;
/** Targets of the sixteen clients, relative to the peer. */
const targetAgain = 3;
const targetOnce = 1.2;
/** Targets of the lane layout: milliseconds for every node, and crossings relative to dagre's. */
const targetLayout = 0.05;
const targetCrossings = 1.2;
/** Targets of drawing: relative to Cytoscape alone, and milliseconds of a task beyond its longest one. */
const targetDrawn = 1.3;
const targetTask = 100;
/** Targets of screening: seconds, MiB, the share of altered names that are found. */
const screeningTargets = { first: 1, list: 20, memory: 300, found: 0.95 } as const;
/** Milliseconds. */
const targetOverview = 1000;

/** Writes the measurements as a page of Markdown. Targets that were not met are marked. */
export async function writeReport(file: string, result: BenchResult): Promise<void> {
  const text = await format(describe(result), { ...(await resolveConfig(file)), parser: 'markdown' });
  await writeFile(file, text);
}

function describe(result: BenchResult): string {
  const { world, cases } = result;
  const { primes, again, others, once } = result.crowd;
  const ratios = cases.map(({ name, base, target, ratio, milliseconds, baseMilliseconds, isRight }) => [
    name,
    base,
    `≤ ${target.toFixed(2).replace(/\.?0+$/, '')} ×`,
    `${ratio.toFixed(2)} ×`,
    `${milliseconds.toFixed(1)} ms`,
    `${baseMilliseconds.toFixed(1)} ms`,
    isRight ? verdict(ratio <= target) : '**wrong answer**',
  ]);
  return `# Measurements

\`npm run bench\` writes this page (\`--help\` lists its options). It generates a world, imports it with the real import, and sends the
real server the page's own queries over HTTP. Before measuring a ratio, it compares the answer with one obtained another way: computed
directly from the evidence, or counted from the statements in Cypher. Ratios are medians of interleaved pairs in one run, after a warm-up;
absolute times depend on the machine. A request's own Cypher is every statement that the server runs for it. The server caches answers;
ratios avoid that cache by changing each request, except in the row that says "word for word". The sixteen clients use it normally.

${new Date().toISOString().slice(0, 10)}; ${result.machine}. Load average
(five minutes): ${world.load.toFixed(1)} when the import ended, ${result.load.toFixed(1)} when the measurements did. A load well above the
number of cores means that other work ran at the same time and made times longer.
World: ${whole(world.nodes)} nodes, ${whole(world.statements)} rows, ${whole(world.accesses)} accesses.

## Ratios

${table(['What', 'Divided by', '>Target', '>Measured', '>Takes', '>Base takes', 'Verdict'], ratios)}

${result.imports === null ? '' : describeImports(result.imports)}

## Sixteen clients

Each client queries four hops from a prime, and again as soon as it has the answer. All three gave the same answers about each of ${primes} primes
beforehand.

Queries about these ${primes} in turn, repeatedly; the median of three rounds, after an uncounted warm-up round. ${crowdVerdict(again, targetAgain)}

${throughputTable(again)}

${
  once === null
    ? 'The world has no other primes to query once.'
    : `Queries about each of ${whole(others)} other primes once, after an uncounted warm-up with more primes, Bolt first and Subtier last. ${crowdVerdict(once, targetOnce)}\n\n${throughputTable(once)}`
}

${describeSoak(result.soak)}

${describeScreening(result.screening)}

## Figures

${table(['What', '>Target', '>Measured', 'Verdict'], figures(result))}

## Lane layout

${describeLayout(result.layout)}

${result.browser === null ? '' : describeBrowser(result.browser)}

## Saved questions

The first answer to each question about a day, with its defaults, through the API; it includes planning. Target: at most ${targets.question} s.

${table(['Question', '>Rows', '>Takes', '>With a list', 'Verdict'], result.questions.map(questionRow))}
`;
}

function figures({ world, second, memory, ...result }: BenchResult): readonly (readonly string[])[] {
  const figure = (name: string, measured: string) => [name, '', measured, ''];
  const sized = (name: string, bytes: number) => sizedRow(name, bytes, targets.memory);
  return [
    figure('Generate', seconds(world.generateSeconds)),
    figure('Import, including deriving', seconds(world.importSeconds)),
    timedRow('Deriving the whole graph', world.deriveSeconds, targets.derive),
    figure('Peak memory of the benchmark, which generates and imports', mebibytes(world.importMemory)),
    timedRow(`Second import of ${whole(second.rows.created)} rows, including deriving`, second.seconds, targets.second),
    timedRow('Deriving what it touched', second.deriveSeconds, targets.deriveSecond),
    figure(`First answer after it${result.isFollowRight ? '' : ' (**wrong**)'}`, seconds(result.followSeconds)),
    figure('Server: from the command until it listens', seconds(result.startSeconds)),
    timedRow('Server: first answer after it listens', result.firstSeconds, targets.first),
    sized('Memory of the server after ratios and questions', memory.server),
    sized('Memory of the server at the end, after the clients', memory.serverAtEnd),
    ...(memory.smallServer === null ? [] : [sized('Memory of the server of the smaller world', memory.smallServer)]),
    figure('Memory of Neo4j', mebibytes(memory.neo4j)),
    figure('Database on disk', mebibytes(result.databaseSize)),
  ];
}

function describeImports({ rows, bareSeconds, first, again, startSeconds }: ImportFigures): string {
  const perSecond = (value: number) => `${whole(Math.round(rows / value))} rows/s`;
  const written = first.seconds - first.deriveSeconds;
  const memory = Math.max(first.memory, again.memory);
  const line = (name: string, target: string, measured: string, judged = '', took = '') => [
    name,
    target,
    measured,
    took,
    judged,
  ];
  return `## Imports

A world of ${whole(rows)} rows, by a process of its own into an empty database that was just started. The bare loader makes the same nodes and
edges from the same rows, by UNWIND under the same constraints and indexes, over two connections at a time while it parses the next rows; it
checks, compares, resolves and journals nothing, and does not derive.

${table(
  ['What', '>Target', '>Measured', '>Takes', 'Verdict'],
  [
    line('Bare loader', '', perSecond(bareSeconds), '', seconds(bareSeconds)),
    line(
      'First import without deriving, relative to it',
      `≥ ${importTargets.first} ×`,
      `${(bareSeconds / written).toFixed(2)} ×`,
      verdict(bareSeconds / written >= importTargets.first),
      seconds(written),
    ),
    line(
      'The same with deriving',
      `≥ ${importTargets.derived} ×`,
      `${(bareSeconds / first.seconds).toFixed(2)} ×`,
      verdict(bareSeconds / first.seconds >= importTargets.derived),
      seconds(first.seconds),
    ),
    line(
      'Unchanged package again, relative to its first import',
      `≤ ${importTargets.again} ×`,
      `${(again.seconds / first.seconds).toFixed(2)} ×`,
      verdict(again.seconds <= importTargets.again * first.seconds),
      seconds(again.seconds),
    ),
    line(
      'Peak memory of the importing process',
      `≤ ${importTargets.memory} MiB`,
      mebibytes(memory),
      verdict(memory <= importTargets.memory * 1024 ** 2),
    ),
    line(
      '`npm start` in an empty home, until it listens',
      `≤ ${importTargets.start} s`,
      seconds(startSeconds),
      verdict(startSeconds <= importTargets.start),
    ),
  ],
)}`;
}

function describeScreening(figures: ScreeningFigures): string {
  const { rows, found, falselySame } = figures;
  return `## Lists of suppliers

The page's own query screens companies of this world. Their names are altered as people misspell them, and contain a number; a company found
by a CAGE code comes with its owners, designations, chains and what each rule says.

${table(
  ['What', '>Target', '>Measured', 'Verdict'],
  [
    timedRow('The first 100 rows by name after the server started', figures.firstRowsSeconds, screeningTargets.first),
    timedRow('The same, other rows, median', figures.laterRowsSeconds, screeningTargets.first),
    timedRow(`${whole(rows)} rows by name`, figures.byNameSeconds, screeningTargets.list),
    timedRow(`${whole(rows)} rows by CAGE code`, figures.byCodeSeconds, screeningTargets.list),
    [
      'Altered names whose company is among those found',
      `≥ ${screeningTargets.found}`,
      found.toFixed(3),
      verdict(found >= screeningTargets.found),
    ],
    ['Rows said to be a company that they are not', '0', whole(falselySame), verdict(falselySame === 0)],
    sizedRow('Highest memory of the server that answers them', figures.memory, screeningTargets.memory),
    timedRow(
      `\`npx subtier screen --format csv\`, ${whole(rows)} rows by CAGE code`,
      figures.commandSeconds,
      screeningTargets.list,
    ),
    sizedRow('Highest memory of that process', figures.commandMemory, screeningTargets.memory),
  ],
)}`;
}

function describeLayout({ sizes, crossings: { ours, dagre } }: LayoutFigures): string {
  const rows = sizes.map(({ nodes, lines, milliseconds }) => [
    `${whole(nodes)} nodes, ${whole(lines)} lines`,
    `≤ ${whole(nodes * targetLayout)} ms`,
    `${milliseconds.toFixed(1)} ms`,
    verdict(milliseconds <= nodes * targetLayout),
  ]);
  const compared =
    dagre === null
      ? 'dagre was not measured.'
      : `${whole(dagre)} in those of dagre: ${(ours / dagre).toFixed(2)} ×. Target: ≤ ${targetCrossings} ×: ${verdict(ours <= targetCrossings * dagre)}.`;
  return `${table(['What', '>Target', '>Measured', 'Verdict'], rows)}

Pairs of lines that cross in 20 pictures of 200 nodes: ${whole(ours)} in Subtier's layout; ${compared}`;
}

function describeBrowser({ weights, overview, drawing: { click, pan } }: BrowserFigures): string {
  const weight = (name: string, bytes: number, most: number) => [
    `${name}, gzip`,
    `≤ ${whole(most / 1000)} kB`,
    `${whole(Math.round(bytes / 1000))} kB`,
    '',
    verdict(bytes <= most),
  ];
  const milliseconds = (value: number) => `${whole(Math.round(value))} ms`;
  const opened = (name: string, value: number) => [
    name,
    `≤ ${whole(targetOverview)} ms`,
    milliseconds(value),
    '',
    verdict(value <= targetOverview),
  ];
  return `## The page in Chromium

Chromium opens the pages of the real server, and draws pictures on this machine without a graphics card. The weight is that of all scripts
and styles that a page loads before its editor. A picture is measured from a click until nothing more is drawn, with its layout and with
React; the base is Cytoscape alone, which draws the same elements in the same style at the same positions.

${table(
  ['What', '>Target', '>Measured', '>Base', 'Verdict'],
  [
    weight('Overview', weights.overview, mostBytes.overview),
    weight('Chain page', weights.chains, mostBytes.chains),
    opened('From navigation to the whole overview of this world, as it opens', overview.first),
    opened('The same, a day not requested before', overview.otherDay),
    [
      `Click to drawn chain view of ${whole(click.elements)} elements`,
      `≤ ${targetDrawn} × base`,
      `${milliseconds(click.ours)}, ${(click.ours / click.plain).toFixed(2)} ×`,
      milliseconds(click.plain),
      verdict(click.ours <= targetDrawn * click.plain),
    ],
    [
      `Longest task while panning ${whole(pan.elements)} elements`,
      `≤ base + ${targetTask} ms`,
      milliseconds(pan.ours),
      milliseconds(pan.plain),
      verdict(pan.ours <= pan.plain + targetTask),
    ],
  ],
)}`;
}

function questionRow({ name, rows, seconds: plain, listedSeconds }: QuestionTimes): readonly string[] {
  const cell = (value: number | null | undefined) =>
    value === undefined ? '' : value === null ? 'failed' : `${value.toFixed(2)} s`;
  const isMet = [plain, listedSeconds].every((one) => one === undefined || (one !== null && one <= targets.question));
  return [name, whole(rows), cell(plain), cell(listedSeconds), verdict(isMet)];
}

function crowdVerdict({ ours, peer }: CrowdFigures, target: number): string {
  if (peer === null) return 'The peer was not measured.';
  const isMet = ours.perSecond >= target * peer.perSecond && ours.errors === 0;
  return `Target: ${target} times as many answers as the peer, without errors: ${verdict(isMet)}.`;
}

function throughputTable({ ours, bolt, peer }: CrowdFigures): string {
  const line = (name: string, { perSecond, milliseconds, errors }: Throughput) => {
    const ofPeer = peer === null ? '' : `${(perSecond / peer.perSecond).toFixed(2)} ×`;
    return [name, perSecond.toFixed(0), `${milliseconds.toFixed(1)} ms`, whole(errors), ofPeer];
  };
  return table(
    ['What', '>Answers per second', '>Median', '>Errors', '>Relative to the peer'],
    [
      line('Subtier, GraphQL over HTTP', ours),
      line('One Cypher statement over Bolt', bolt),
      ...(peer === null ? [] : [line('@neo4j/graphql 7.6.3, the same HTTP layer', peer)]),
    ],
  );
}

function describeSoak(soaked: SoakResult | null): string {
  if (soaked === null) return 'The long run was skipped.';
  const { minutes, perSecond, errors, memory } = soaked;
  return `Sixteen clients sent the page's queries for ${minutes} minutes: ${perSecond.toFixed(0)} answers per second, ${whole(errors)} errors; memory of the
server after each fifth of that time: ${memory.map(mebibytes).join(', ')}.`;
}

/** @param target in seconds */
function timedRow(name: string, value: number, target: number): readonly string[] {
  return [name, `≤ ${target} s`, seconds(value), verdict(value <= target)];
}

/** @param target in MiB */
function sizedRow(name: string, bytes: number, target: number): readonly string[] {
  return [name, `≤ ${target} MiB`, mebibytes(bytes), verdict(bytes <= target * 1024 ** 2)];
}

/** @param head names of columns; `>` before a name aligns the column to the right */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const names = head.map((name) => name.replace('>', ''));
  const rule = head.map((name) => (name.startsWith('>') ? '--:' : '---'));
  return [line(names), line(rule), ...rows.map(line)].join('\n');
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : '**not met**';
}

function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} s`;
}

function mebibytes(bytes: number): string {
  return `${whole(Math.round(bytes / 1024 ** 2))} MiB`;
}

function whole(count: number): string {
  return count.toLocaleString('en-US');
}
