import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uploadPrefix } from './upload-prefix.ts';

/** Removes the files of servers that were killed before they could. */
export async function removeAbandoned(): Promise<void> {
  const abandoned = (await readdir(tmpdir())).filter((name) => {
    const pid = name.startsWith(uploadPrefix) ? Number(name.slice(uploadPrefix.length).split('-', 1)[0]) : 0;
    return pid > 0 && !isAlive(pid);
  });
  // Another user's is not ours to remove.
  await Promise.allSettled(abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
