import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { CrowdFigures } from './crowd.ts';
import type { Throughput } from './measure-throughput.ts';
import type { BenchResult } from './run-bench.ts';
import type { SoakResult } from './soak.ts';

/** The measurements as a page of Markdown, as they are: what was not met says so. */
export async function writeReport(file: string, result: BenchResult): Promise<void> {
  const text = await format(describe(result), { ...(await resolveConfig(file)), parser: 'markdown' });
  await writeFile(file, text);
}

function describe(result: BenchResult): string {
  const { world, cases, second, memory } = result;
  const ratios = cases.map(({ name, base, target, ratio, milliseconds, baseMilliseconds, isRight }) =>
    row(
      name,
      base,
      `≤ ${target} ×`,
      `${ratio.toFixed(2)} ×`,
      `${milliseconds.toFixed(1)} ms`,
      `${baseMilliseconds.toFixed(1)} ms`,
      verdict(isRight, ratio <= target),
    ),
  );
  const figures = [
    row('Generate', seconds(world.generateSeconds)),
    row('Import, including analysis', seconds(world.importSeconds)),
    row('Of that, the analysis of the whole graph', seconds(world.analysisSeconds)),
    row('Peak memory of the importing process', mebibytes(world.importMemory)),
    row(`Second import of ${whole(second.rows.created)} rows, including analysis`, seconds(second.seconds)),
    row('Of that, the analysis of what it touched', seconds(second.analysisSeconds)),
    row(`First answer after it${result.isFollowRight ? '' : ' (WRONG)'}`, seconds(result.followSeconds)),
    row('Server: from the command until it accepts connections', seconds(result.startSeconds)),
    row('Server: first answer, including loading the analysis', seconds(result.loadSeconds)),
    row('Memory of the server', mebibytes(memory.server)),
    row('Memory of Neo4j', mebibytes(memory.neo4j)),
    row('Database on disk', mebibytes(result.databaseSize)),
  ];
  const { primes, again, others, once } = result.crowd;
  return `# Measurements

\`npm run bench\` writes this page (\`--help\` lists its options). It generates a world, imports it with the real import, and sends the
real server the page's own queries over HTTP. Before measuring a ratio, it compares the answer with one obtained another way: the direct
computation from evidence, or a plain count in Cypher. Ratios are medians of interleaved pairs in one run, after a warm-up; absolute times
depend on the machine. The server caches what it fetched until the graph's version changes, so a repeated question can cost it less than the
corresponding Cypher; the cost of a first question has its own row. The server also caches answers. Ratios avoid that cache by changing each
request, except in rows that say "word for word"; the sixteen clients use it normally.

${new Date().toISOString().slice(0, 10)}; ${result.machine}. Load average
(five minutes): ${world.load.toFixed(1)} when the import ended, ${result.load.toFixed(1)} when the measurements did. A load well above the
number of cores means that other work ran at the same time and made times longer.
World: ${whole(world.nodes)} nodes, ${whole(world.statements)} rows, ${whole(world.accesses)} accesses.

## Ratios

${row('What', 'Divided by', 'Target', 'Measured', 'Takes', 'Base takes', 'Verdict')}
${row('---', '---', '--:', '--:', '--:', '--:', '---')}
${ratios.join('\n')}

## Sixteen clients

Each client queries four hops from a prime, and again as soon as it has the answer. All three gave the same answers about each of ${primes} primes
beforehand. ${crowdVerdict(again)}

Queries about these ${primes} in turn, repeatedly; the median of three rounds, after an uncounted warm-up round:

${throughputTable(again)}

${once === null ? 'The world has no other primes to query once.' : `Queries about each of ${whole(others)} other primes once, after an uncounted warm-up with more primes, Bolt first and Subtier last:\n\n${throughputTable(once)}`}

${describeSoak(result.soak)}

## Figures

${row('What', 'Measured')}
${row('---', '--:')}
${figures.join('\n')}
`;
}

function crowdVerdict({ ours, peer }: CrowdFigures): string {
  if (peer === null) return 'The peer was not measured.';
  const isMet = ours.perSecond >= 3 * peer.perSecond && ours.errors === 0;
  return `Target: three times as many answers as the peer, without errors: ${isMet ? 'met' : '**not met**'}.`;
}

function throughputTable({ ours, bolt, peer }: CrowdFigures): string {
  const line = (name: string, { perSecond, milliseconds, errors }: Throughput) => {
    const ofPeer = peer === null ? '' : `${(perSecond / peer.perSecond).toFixed(2)} ×`;
    return row(name, perSecond.toFixed(0), `${milliseconds.toFixed(1)} ms`, whole(errors), ofPeer);
  };
  return [
    row('What', 'Answers per second', 'Median', 'Errors', 'Relative to the peer'),
    row('---', '--:', '--:', '--:', '--:'),
    line('Subtier, GraphQL over HTTP', ours),
    line('One Cypher statement over Bolt', bolt),
    ...(peer === null ? [] : [line('@neo4j/graphql 7.6.3, the same HTTP layer', peer)]),
  ].join('\n');
}

function describeSoak(soaked: SoakResult | null): string {
  if (soaked === null) return 'The long run was skipped.';
  const { minutes, perSecond, errors, memory } = soaked;
  return `Sixteen clients sent the page's queries for ${minutes} minutes: ${perSecond.toFixed(0)} answers per second, ${whole(errors)} errors; memory of the
server after each fifth of that time: ${memory.map(mebibytes).join(', ')}.`;
}

function verdict(isRight: boolean, isMet: boolean): string {
  return isRight ? (isMet ? 'met' : '**not met**') : '**wrong answer**';
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
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
