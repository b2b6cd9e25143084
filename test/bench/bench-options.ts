import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';

export interface BenchOptions {
  /** Nodes of the generated world, about. */
  readonly scale: number;
  readonly seed: string;
  /** Where the world's database is kept. */
  readonly folder: string;
  /** Take the world that an earlier run left there. */
  readonly reuse: boolean;
  /** Measured pairs of each ratio. */
  readonly pairs: number;
  /** Also measure @neo4j/graphql, whose packages are then installed in the folder. */
  readonly peer: boolean;
  /** Also measure a world of a tenth of the size beside this one. */
  readonly growth: boolean;
  /** Of each of sixteen clients' rounds. */
  readonly crowdSeconds: number;
  /** How long sixteen clients ask at the end; 0: not at all. */
  readonly soakMinutes: number;
  /** The Markdown file to write. */
  readonly report: string;
}

const given = z.object({
  scale: z.number(),
  seed: z.string(),
  folder: z.string().optional(),
  reuse: z.boolean().default(false),
  pairs: z.number(),
  peer: z.boolean(),
  growth: z.boolean(),
  soak: z.number(),
  report: z.string(),
});

export function readBenchOptions(argv: readonly string[]): BenchOptions {
  const program = new Command('bench')
    .description('generate a world, import it, serve it, and measure ratios against raw Bolt in the same run')
    .option('--scale <nodes>', 'about how many nodes', parseCount, 1_000_000)
    .option('--seed <text>', 'the same seed and scale give the same world', 'bench')
    .option('--folder <path>', 'where its database is kept (default: subtier-bench-SCALE in the temporary folder)')
    .option('--reuse', 'take the world that an earlier run left in the folder, if it is of that scale and seed')
    .option('--pairs <count>', 'measured pairs of each ratio', parseCount, 21)
    .option('--peer', 'also measure @neo4j/graphql, which is fetched from npm; it must answer the same', false)
    .option('--no-growth', 'leave out the world of a tenth of the size')
    .option('--soak <minutes>', 'how long sixteen clients ask at the end', parseMinutes, 10)
    .option('--report <path>', 'the file to write', fileURLToPath(new URL('../../docs/bench.md', import.meta.url)))
    .parse([...argv]);
  const { soak, ...options } = given.parse(program.opts());
  return {
    ...options,
    soakMinutes: soak,
    crowdSeconds: 10,
    folder: options.folder ?? join(tmpdir(), `subtier-bench-${options.scale}`),
  };
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number of at least 1.');
  return Number(text);
}

function parseMinutes(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('It is a whole number of minutes, 0 for none.');
  return Number(text);
}
