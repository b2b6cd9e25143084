import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, rmdir, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { readEnvironment } from '#graph/env.ts';
import { endWhenFree } from './start-test-databases.ts';

const run = promisify(execFile);
const mebibyte = 1024 ** 2;

export interface SmallDisk {
  readonly path: string;
  /** Fills the disk until this many MiB are left; 0: until it is full. */
  fill(leave: number): Promise<void>;
  /** Removes what `fill` wrote. */
  makeRoom(): Promise<void>;
}

/** Mounts a small file system on an empty folder for one test, which needs permission to mount. Both are gone at the end of the test. */
export async function mountOn(path: string, mebibytes: number): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=700`, 'tmpfs', path]);
  onTestFinished(async () => {
    // Lazily, since a keeper may still be exiting.
    await run('umount', ['-l', path]);
    await rmdir(path);
  });
}

/** Makes a small disk for one test. At the end of the test, ends the database of a home on it. */
export async function smallDisk(mebibytes: number, home = ''): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'subtier-disk-'));
  await mountOn(path, mebibytes);
  const filler = join(path, 'filler');
  const makeRoom = () => rm(filler, { force: true });
  onTestFinished(async () => {
    await makeRoom();
    if (home !== '') await endWhenFree({ ...readEnvironment(), home: join(path, home) });
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
