import { totalmem } from 'node:os';

const mebibyte = 1024 ** 2;

/** Sizes for the private database in MiB, modest: it shares the machine with its user. Honours a container's limit. */
export function memorySizes(): { readonly heap: number; readonly pageCache: number } {
  const limit = process.constrainedMemory();
  const total = (limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / mebibyte;
  return { heap: between(512, total / 6, 2048), pageCache: between(128, total / 12, 2048) };
}

function between(least: number, size: number, most: number): number {
  return Math.round(Math.min(Math.max(size, least), most));
}
