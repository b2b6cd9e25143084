import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateWorld } from '#seed/generator/generate-world.ts';
import type { GenerateOptions } from './generate.ts';
import { importFiles } from './import-files.ts';
import { sayProgress } from './say-progress.ts';

/** Writes the world to the folder, or by way of a temporary one into the graph. */
export async function generateFiles({ scale, seed, to }: GenerateOptions): Promise<void> {
  if (to !== undefined) {
    sayProgress(`${await generate(scale, seed, to)}, in ${to}.`);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'subtier-world-'));
  try {
    sayProgress(`${await generate(scale, seed, join(folder, 'world'))}.`);
    await importFiles('chain-package', [join(folder, 'world')], {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function generate(scale: number, seed: string, to: string): Promise<string> {
  const { nodes, accesses } = await generateWorld({ scale, seed, to, onProgress: sayProgress });
  return `Generated ${nodes} nodes and ${accesses} accesses, all SYNTHETIC`;
}
