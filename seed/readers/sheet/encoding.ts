import { createHash } from 'node:crypto';
import type { InputFile } from '../files.ts';
import type { OpenSheet } from './cell.ts';

/** How Excel writes text: UTF-8, as “Unicode text”, or in the character set of Western Europe. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252 (Western European)',
};

/**
 * Finds how a text file is encoded, by its byte-order mark, and whether its bytes are UTF-8. A file with characters of UTF-8 and some bytes that are
 * none is damaged UTF-8: it is left to be refused, instead of being read with wrong letters.
 */
export async function findEncoding(file: InputFile): Promise<{ readonly encoding: Encoding; readonly sha256: string }> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8');
  let [start, replaced, others, hasNul]: [Buffer | null, number, number, boolean] = [null, 0, 0, false];
  for await (const chunk of await file.open()) {
    hash.update(chunk);
    start ??= chunk;
    hasNul ||= chunk.includes(0);
    const text = decoder.decode(chunk, { stream: true });
    for (const [character] of text.matchAll(/[^\p{ASCII}]/gu)) {
      if (character === '\uFFFD') replaced++;
      else others++;
    }
  }
  const sha256 = hash.digest('hex');
  const [first, second] = start ?? [];
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', sha256 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', sha256 };
  return { encoding: replaced > 0 && others === 0 && !hasNul ? 'windows-1252' : 'utf-8', sha256 };
}

/** Returns a text file as one in UTF-8. */
export function inUtf8(file: InputFile, encoding: Encoding): InputFile {
  if (encoding === 'utf-8') return file;
  async function* decoded(): AsyncGenerator<Buffer, void, undefined> {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of await file.open()) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield Buffer.from(text);
    }
    const rest = decoder.decode();
    if (rest !== '') yield Buffer.from(rest);
  }
  return { ...file, open: () => Promise.resolve(decoded()) };
}

export function encodingNotice(encoding: Encoding): OpenSheet['notices'][number] {
  return {
    message: `Read as ${names[encoding]} text: look at its special characters`,
    line: null,
    column: null,
    count: 1,
  };
}
