import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';

export interface BenchOptions {
  /** About how many nodes the generated world has. */
  readonly scale: number;
  readonly seed: string;
  /** Holds the world's database. */
  readonly folder: string;
  /** Reuses the world that an earlier run left in the folder. */
  readonly reuse: boolean;
  /** Measured pairs of each ratio. */
  readonly pairs: number;
  /** Also measures @neo4j/graphql, whose packages are then installed in the folder. */
  readonly peer: boolean;
  /** Also measures in Chromium. */
  readonly browser: boolean;
  /** Nodes of a smaller world, to measure growth from; 0: growth is not measured. */
  readonly growthFrom: number;
  /** Nodes of the world whose imports are compared with a bare loader; 0: none. */
  readonly importScale: number;
  /** Duration of each round of the sixteen clients. */
  readonly crowdSeconds: number;
  /** How long sixteen clients send requests at the end; 0: not at all. */
  readonly soakMinutes: number;
  /** The Markdown file to write. */
  readonly report: string;
}

const optionsShape = z.object({
  scale: z.number(),
  seed: z.string(),
  folder: z.string().optional(),
  reuse: z.boolean().default(false),
  pairs: z.number(),
  peer: z.boolean(),
  browser: z.boolean(),
  growthFrom: z.number().optional(),
  soak: z.number(),
  imports: z.number(),
  report: z.string(),
});

export function readBenchOptions(argv: readonly string[]): BenchOptions {
  const program = new Command('bench')
    .description('generate a world, import it, serve it, and measure ratios against raw Bolt in the same run')
    .option('--scale <nodes>', 'about how many nodes the world has', parseCount, 1_000_000)
    .option(
      '--growth-from <nodes>',
      'nodes of a smaller world to compare with; 0: none (default: a tenth)',
      parseNumber,
    )
    .option('--seed <text>', 'the same seed and scale give the same world', 'bench')
    .option('--folder <path>', 'holds its database (default: subtier-bench-SCALE in the temporary folder)')
    .option('--reuse', 'reuse the worlds that an earlier run left, if their scale and seed are the same')
    .option('--pairs <count>', 'measured pairs of each ratio', parseCount, 21)
    .option('--peer', 'also measure @neo4j/graphql, which is installed from npm; it must give the same answers', false)
    .option('--no-browser', 'do not measure what Chromium loads and draws')
    .option(
      '--imports <nodes>',
      'nodes of the world whose imports are compared with a bare loader; 0: none',
      parseNumber,
      100_000,
    )
    .option('--soak <minutes>', 'how long sixteen clients send requests at the end; 0: not at all', parseNumber, 10)
    .option('--report <path>', 'the file to write', fileURLToPath(new URL('../../docs/bench.md', import.meta.url)))
    .parse([...argv]);
  const { soak, imports, folder, growthFrom, ...options } = optionsShape.parse(program.opts());
  return {
    ...options,
    growthFrom: growthFrom ?? Math.ceil(options.scale / 10),
    soakMinutes: soak,
    importScale: imports,
    crowdSeconds: 10,
    folder: folder ?? join(tmpdir(), `subtier-bench-${options.scale}`),
  };
}

function parseCount(text: string): number {
  if (text === '0') throw new InvalidArgumentError('It must be at least 1.');
  return parseNumber(text);
}

function parseNumber(text: string): number {
  if (!/^(0|[1-9]\d{0,8})$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
