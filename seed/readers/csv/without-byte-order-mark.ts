import { BadInput } from '#graph/failure/bad-input.ts';

const marks = {
  utf8: Buffer.from([0xef, 0xbb, 0xbf]),
  utf16: [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])],
  zip: Buffer.from('PK\u0003\u0004', 'latin1'),
} as const;

/**
 * Leaves a UTF-8 byte-order mark off the stream.
 * @throws BadInput for UTF-16 and for an archive that calls itself CSV.
 */
export async function* withoutByteOrderMark(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<Buffer, void, undefined> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < marks.zip.length) continue;
    yield strip(head, file);
    head = null;
  }
  if (head !== null && head.length > 0) yield strip(head, file);
}

function strip(head: Buffer, file: string): Buffer {
  const startsWith = (mark: Buffer) => head.subarray(0, mark.length).equals(mark);
  if (marks.utf16.some(startsWith)) {
    throw new BadInput(`${file}: UTF-16 text can't be read; save the file as UTF-8 CSV.`);
  }
  if (startsWith(marks.zip)) {
    throw new BadInput(`${file}: not a CSV file but an archive or a spreadsheet; save it as UTF-8 CSV.`);
  }
  return startsWith(marks.utf8) ? head.subarray(marks.utf8.length) : head;
}
