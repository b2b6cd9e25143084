import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, rmdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { endDatabase } from '#graph/engine/private-database.ts';
import { readEnvironment } from '#graph/env.ts';

const run = promisify(execFile);
const mebibyte = 1024 ** 2;

export interface SmallDisk {
  readonly path: string;
  /** Fills it until so many MiB are left; 0: until nothing more can be written. */
  fill(leave: number): Promise<void>;
  /** Removes what it was filled with. */
  makeRoom(): Promise<void>;
}

/**
 * A file system of its own for one test, which needs the right to mount one. At the test's end the database of a home on it is
 * ended and it is unmounted.
 */
export async function smallDisk(mebibytes: number, home = ''): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'subtier-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=700`, 'tmpfs', path]);
  const filler = join(path, 'filler');
  const makeRoom = () => rm(filler, { force: true });
  onTestFinished(async () => {
    await makeRoom();
    if (home !== '') await endDatabase({ ...readEnvironment(), home: join(path, home) });
    // Lazily: the keeper may still be about to exit there.
    await run('umount', ['-l', path]);
    await rmdir(path);
  });
  return {
    path,
    makeRoom,
    async fill(leave) {
      const file = await open(filler, 'a');
      try {
        for (;;) {
          const { bavail, bsize } = await statfs(path);
          const left = bavail * bsize - leave * mebibyte;
          if (left <= 0) return;
          await file.write(Buffer.alloc(Math.min(left, mebibyte), 1));
        }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      } finally {
        await file.close();
      }
    },
  };
}
