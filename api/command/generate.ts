import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { importFiles } from './import.ts';
import { parseCount } from './options.ts';
import { reportProgress } from './output.ts';

interface GenerateOptions {
  readonly scale: number;
  readonly seed: string;
  readonly to?: string;
}

/** `generate --scale N`: a synthetic world, into the graph or into a folder. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('make a synthetic world of about N nodes, the same for the same seed, and import it')
    .requiredOption('--scale <nodes>', 'about how many nodes', parseCount)
    .option('--seed <text>', 'another seed, another world', '1')
    .option('--to <folder>', 'write it there as a chain package instead of importing it')
    .action(async (options: GenerateOptions) => {
      await generateFiles(options);
    });
}

/** Writes the world to the folder, or by way of a temporary one into the graph. */
export async function generateFiles({ scale, seed, to }: GenerateOptions): Promise<void> {
  if (to !== undefined) {
    reportProgress(`${await generate(scale, seed, to)}, in ${to}.`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    reportProgress(`${await generate(scale, seed, join(folder, 'world'))}.`);
    await importFiles('chain-package', [join(folder, 'world')], {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function generate(scale: number, seed: string, to: string): Promise<string> {
  const { nodes, accesses } = await generateWorld({ scale, seed, to, onProgress: reportProgress });
  return `Generated ${nodes} nodes and ${accesses} accesses, all SYNTHETIC`;
}
