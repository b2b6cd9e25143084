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
    row('Import, analysis included', seconds(world.importSeconds)),
    row('Of it, the analysis of the whole graph', seconds(world.analysisSeconds)),
    row('Memory of the importing process at most', mebibytes(world.importMemory)),
    row(`Second import of ${whole(second.rows.created)} rows, analysis included`, seconds(second.seconds)),
    row('Of it, the analysis of what it touched', seconds(second.analysisSeconds)),
    row(`First answer after it${result.isFollowRight ? '' : ' (WRONG)'}`, seconds(result.followSeconds)),
    row('Server: from the command until it listens', seconds(result.startSeconds)),
    row('Server: first answer, for which the analysis is loaded', seconds(result.loadSeconds)),
    row('Memory of the server', mebibytes(memory.server)),
    row('Memory of Neo4j', mebibytes(memory.neo4j)),
    row('Database on disk', mebibytes(result.databaseSize)),
  ];
  const { primes, again, others, once } = result.crowd;
  return `# Measurements

Written by \`npm run bench\` (\`--help\` tells its options): a generated world is imported by the real import, served by the real
server over HTTP, and asked what the page asks, in its own words. Before a ratio is measured the answer is compared with
another way to it: the direct computation from evidence, or a plain count in Cypher. Ratios are medians of interleaved
pairs, warmed, in one run; times alone say little about another machine. The server keeps what it fetched until the graph has
another version, so what is asked again costs it less than its own Cypher; what a first question costs is told beside it. It also keeps answers: the ratios
do without, each question being another one to it, but where a row says "word for word"; sixteen clients meet them as they would.

${new Date().toISOString().slice(0, 10)}; ${result.machine}. Load average
(five minutes): ${world.load.toFixed(1)} when the import ended, ${result.load.toFixed(1)} when the measurements did. Where that is much above the number
of cores, other work ran beside it, and times are longer than they need be.
World: ${whole(world.nodes)} nodes, ${whole(world.statements)} rows, ${whole(world.accesses)} accesses.

## Ratios

${row('What', 'Divided by', 'Target', 'Measured', 'Takes', 'Base takes', 'Verdict')}
${row('---', '---', '--:', '--:', '--:', '--:', '---')}
${ratios.join('\n')}

## Sixteen clients

Each asks along four hops from a prime, again as soon as it is answered. All three answered the same about each of ${primes} primes
before. ${crowdVerdict(again)}

Asked about these ${primes} in turn, again and again; the middle one of three rounds, after a first that is not counted:

${throughputTable(again)}

${once === null ? 'The world has no other primes to be asked about once.' : `Asked about each of ${whole(others)} other primes once, after some more that are not counted, Bolt first and Subtier last:\n\n${throughputTable(once)}`}

${describeSoak(result.soak)}

## Figures

${row('What', 'Measured')}
${row('---', '--:')}
${figures.join('\n')}
`;
}

function crowdVerdict({ ours, peer }: CrowdFigures): string {
  if (peer === null) return 'The peer was left out.';
  const isMet = ours.perSecond >= 3 * peer.perSecond && ours.errors === 0;
  return `Target: three times the answers of the peer, without errors: ${isMet ? 'met' : '**not met**'}.`;
}

function throughputTable({ ours, bolt, peer }: CrowdFigures): string {
  const line = (name: string, { perSecond, milliseconds, errors }: Throughput) => {
    const ofPeer = peer === null ? '' : `${(perSecond / peer.perSecond).toFixed(2)} ×`;
    return row(name, perSecond.toFixed(0), `${milliseconds.toFixed(1)} ms`, whole(errors), ofPeer);
  };
  return [
    row('What', 'Answers a second', 'Median', 'Errors', 'Of the peer'),
    row('---', '--:', '--:', '--:', '--:'),
    line('Subtier, GraphQL over HTTP', ours),
    line('One Cypher statement over Bolt', bolt),
    ...(peer === null ? [] : [line('@neo4j/graphql 7.6.3, the same HTTP layer', peer)]),
  ].join('\n');
}

function describeSoak(soaked: SoakResult | null): string {
  if (soaked === null) return 'The long run was left out.';
  const { minutes, perSecond, errors, memory } = soaked;
  return `Sixteen clients asked what the page asks for ${minutes} minutes: ${perSecond.toFixed(0)} answers a second, ${whole(errors)} errors; memory of the
server after each fifth of the time: ${memory.map(mebibytes).join(', ')}.`;
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
