import type { Readable } from 'node:stream';
import { BadInput } from '#graph/failure/bad-input.ts';

/** A stream's chunks; what breaks while reading is said with the file's name. */
export async function* readChunks(stream: Readable, name: string): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('A file is read as bytes');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof TypeError || !(error instanceof Error)) throw error;
    throw new BadInput(`${name}: can't be read to its end (${error.message}).`, { cause: error });
  }
}
