import { statfs } from 'node:fs/promises';
import { DiskFull } from '../failure/disk-full.ts';

/** A Neo4j that runs out of room while it starts neither answers nor ends, and can't even log why. */
export const roomToStart = 64 * 1024 ** 2;
export const roomToGoOn = 1024 ** 2;

/** @throws DiskFull when a folder's disk has fewer bytes left than are needed. */
export async function checkRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed)
    throw new DiskFull(`No room is left in ${folder}: free some, or set SUBTIER_HOME to a folder on another disk.`);
}
