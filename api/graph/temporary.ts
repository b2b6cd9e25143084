import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Kinds of temporary folders. A folder's name has its kind and the id of its process. */
const kinds = ['upload', 'export', 'world'] as const;

/** Creates a temporary folder. The caller removes it; if the process is killed before, another one does: see `removeAbandoned`. */
export function createTemporaryFolder(kind: (typeof kinds)[number]): Promise<string> {
  return mkdtemp(join(tmpdir(), `subtier-${kind}-${process.pid}-`));
}

const ownFolder = new RegExp(`^subtier-(?:${kinds.join('|')})-(\\d+)-`);

/** Removes the temporary folders that killed processes left behind. */
export async function removeAbandoned(): Promise<void> {
  // If the folder can't be read, there is nothing to remove; its first use reports why.
  const abandoned = (await readdir(tmpdir()).catch(() => [])).filter((name) => {
    const pid = Number(ownFolder.exec(name)?.[1] ?? 0);
    return pid > 0 && !isAlive(pid);
  });
  // Folders of other users cannot be removed.
  await Promise.allSettled(abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
