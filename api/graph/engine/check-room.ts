import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskFull } from '../failure/disk-full.ts';
import type { HomePaths } from './home-paths.ts';

const mebibyte = 1024 ** 2;

/** A Neo4j that runs out of room while it starts neither answers nor ends, and can't even log why. */
export const roomToStart = 64 * mebibyte;
export const roomToGoOn = mebibyte;

/** @throws DiskFull when a folder's disk has fewer bytes left than are needed. */
export async function checkRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw new DiskFull(
      `The disk is full: ${folder} has ${inMebibytes(free, Math.floor)} left and needs ${inMebibytes(needed, Math.ceil)}; free some space, or set SUBTIER_HOME to a folder on another disk.`,
    );
}

/**
 * Checks before a write that the database survives it: a Neo4j that runs out of room in the middle of one stops working. What
 * the transaction logs hold may still have to go into the store, which takes about as much again.
 * @throws DiskFull
 */
export async function checkRoomToWrite({ neo4j, transactionLogs }: HomePaths): Promise<void> {
  await checkRoom(neo4j, roomToStart + (await sizeOfFolder(transactionLogs)));
}

async function sizeOfFolder(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(folder, file)).then(
        ({ size }) => size,
        // Pruned by Neo4j meanwhile.
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function inMebibytes(bytes: number, round: (value: number) => number): string {
  return `${round(bytes / mebibyte)} MiB`;
}
