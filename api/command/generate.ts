import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { fileFailure } from '#graph/engine/home.ts';
import { removing, unlessInterrupted } from '#graph/interruption.ts';
import { createTemporaryFolder, removeAbandoned } from '#graph/temporary.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { importFiles } from './import.ts';
import { parseCountOption } from './options.ts';
import { reportProgress } from './terminal.ts';

interface GenerateOptions {
  readonly scale: number;
  readonly seed: string;
  readonly to?: string;
}

/** `generate --scale N`: generates a synthetic world, into the graph or into a folder. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('generate a synthetic world, identical for the same seed, and import it')
    .requiredOption('--scale <nodes>', 'the approximate number of nodes', parseScale)
    .option('--seed <text>', 'a text that selects the world', '1')
    .option('--to <folder>', 'write a chain package to this folder instead of importing it')
    .action(generateFiles);
}

/** More would take days and fill most disks. */
const mostNodes = 100_000_000;

function parseScale(value: string): number {
  const scale = parseCountOption(value);
  if (scale > mostNodes) throw new InvalidArgumentError(`Give at most ${mostNodes}.`);
  return scale;
}

/** Writes the world to the folder, or imports it from a temporary folder. */
async function generateFiles({ scale, seed, to }: GenerateOptions): Promise<void> {
  await removeAbandoned();
  if (to !== undefined) {
    reportProgress(`${await generate(scale, seed, to)}, in ${to}.`);
    return;
  }
  const folder = await createTemporaryFolder('world').catch((error: unknown) => {
    throw fileFailure(error, tmpdir(), 'TMPDIR');
  });
  try {
    await unlessInterrupted(removing(folder), async () => {
      reportProgress(`${await generate(scale, seed, join(folder, 'world'))}.`);
      await importFiles('chain-package', [join(folder, 'world')], { allowShrink: true });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function generate(scale: number, seed: string, to: string): Promise<string> {
  const { nodes, accesses } = await generateWorld({ scale, seed, to, onProgress: reportProgress });
  return `Generated ${nodes} nodes and ${accesses} accesses, all SYNTHETIC`;
}
