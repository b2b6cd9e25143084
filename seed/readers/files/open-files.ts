import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { InputFile, InputFiles } from './input-file.ts';
import { openZip } from './open-zip.ts';
import { readChunks } from './read-chunks.ts';

/**
 * The files at a path: those of a folder (not of folders in it), those of a .zip, or the one file that it is.
 * @throws BadInput when there is nothing, it can't be read, or the archive is unsafe.
 */
export async function openFiles(path: string): Promise<InputFiles> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      const files: InputFile[] = [];
      for (const name of (await readdir(path)).sort()) {
        if ((await stat(join(path, name))).isFile()) files.push(await plainFile(join(path, name), name));
      }
      return { files, close: () => Promise.resolve() };
    }
    if (!found.isFile()) throw new BadInput(`${path}: neither a file nor a folder.`);
    if (await isZip(path)) return await openZip(path);
    return { files: [await plainFile(path, basename(path))], close: () => Promise.resolve() };
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function plainFile(path: string, name: string): Promise<InputFile> {
  const { mtime } = await stat(path);
  return { name, modified: mtime, open: () => Promise.resolve(readChunks(createReadStream(path), name)) };
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && ['PK\u0003\u0004', 'PK\u0005\u0006'].includes(buffer.toString('latin1'));
  } finally {
    await handle.close();
  }
}

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof BadInput) return error;
  if (error.code === 'ENOENT') return new BadInput(`${path}: no such file or folder.`);
  if (error.code === 'EACCES' || error.code === 'EPERM') return new BadInput(`${path}: no permission to read it.`);
  return error;
}
