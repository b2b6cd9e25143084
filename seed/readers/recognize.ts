import { Failure } from '#graph/failure.ts';
import { openFiles } from './files.ts';
import type { InputFile } from './files.ts';
import type { FileStart, Format } from './format.ts';
import { formats } from './formats.ts';

/** Stands for a format's name where the format should be guessed. */
export const anyFormat = 'auto';

/** The bytes by which a file is recognized. */
const startBytes = 64 * 1024;

/**
 * Finds the format of some paths by how their files begin.
 * @throws BAD_USER_INPUT if no format recognizes a file of each path, or several do
 */
export async function recognizeFormat(paths: readonly string[]): Promise<Format> {
  let found: Format | null = null;
  for (const path of paths) {
    const fitting = await formatsOf(path);
    const [first, second] = fitting;
    if (first === undefined) throw new Failure('BAD_USER_INPUT', `${path}: of no known format. ${listFormats()}`);
    const other = second ?? (found !== null && found !== first ? found : null);
    if (other !== null)
      throw new Failure(
        'BAD_USER_INPUT',
        `${path}: files of the formats ${first.name} and ${other.name}; import them one after the other. ${listFormats()}`,
      );
    found = first;
  }
  if (found === null) throw new Failure('BAD_USER_INPUT', `Nothing to import: give a file or folder. ${listFormats()}`);
  return found;
}

/** Names every format, as the end of a message. */
export function listFormats(): string {
  return `Formats: ${formats.map(({ name, takes }) => `${name} (${takes})`).join('; ')}.`;
}

async function formatsOf(path: string): Promise<readonly Format[]> {
  const { files, close } = await openFiles(path);
  try {
    const starts: FileStart[] = [];
    for (const file of files) starts.push(await startOf(file));
    return formats.filter(({ recognizes }) => recognizes !== undefined && starts.some(recognizes));
  } finally {
    await close();
  }
}

async function startOf(file: InputFile): Promise<FileStart> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await file.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= startBytes) break;
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, startBytes));
  const [header = ''] = text.split(/[\r\n]/, 1);
  const columns = header.split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1'));
  return { name: file.name, text, columns };
}
