import { isUtf8 } from 'node:buffer';
import { BadInput } from '#graph/failure/bad-input.ts';
import { csvLimits } from './csv-limits.ts';
import { withoutByteOrderMark } from './without-byte-order-mark.ts';

/** One record's bytes, its line end left off, and the line on which its first character stands. */
export interface RawRecord {
  readonly line: number;
  readonly bytes: Buffer;
}

const [nul, lf, cr, quote, comma] = [0x00, 0x0a, 0x0d, 0x22, 0x2c];
type State = 'field-start' | 'plain' | 'quoted' | 'quote-in-quoted';

/**
 * Cuts a CSV stream into records (RFC 4180; line ends LF, CRLF or CR) without parsing them: line numbers come out
 * right however many line ends a quoted cell holds, one bad record spoils no other, and memory stays bounded.
 * Empty lines are left out.
 * @throws BadInput when it is no UTF-8 text, a record is too long, or a quote is never closed.
 */
export async function* splitRecords(
  chunks: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<readonly RawRecord[], void, undefined> {
  let state: State = 'field-start';
  let pending: Buffer = Buffer.alloc(0);
  let line = 1;
  let recordLine = 1;
  let quoteLine = 1;
  let afterCr = false;
  for await (const chunk of withoutByteOrderMark(chunks, file)) {
    const buffer = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const records: RawRecord[] = [];
    let start = 0;
    for (let at = pending.length; at < buffer.length; at++) {
      const byte = buffer[at] ?? nul;
      // Nothing above the comma means anything to a record's shape, except that it closes a field's start.
      if (byte > comma) {
        if (state !== 'quoted') state = 'plain';
        afterCr = false;
        continue;
      }
      if (byte === lf || byte === cr) {
        const secondHalf = byte === lf && afterCr;
        afterCr = byte === cr;
        if (!secondHalf) line++;
        if (state === 'quoted') continue;
        if (!secondHalf && at > start) records.push({ line: recordLine, bytes: buffer.subarray(start, at) });
        start = at + 1;
        recordLine = line;
        state = 'field-start';
        continue;
      }
      afterCr = false;
      if (byte === nul) {
        throw new BadInput(
          `${file}, line ${line}: not a CSV file (it holds NUL bytes: binary, or UTF-16); save it as UTF-8 CSV.`,
        );
      }
      if (byte === quote) {
        if (state === 'field-start') {
          state = 'quoted';
          quoteLine = line;
        } else if (state === 'quoted') state = 'quote-in-quoted';
        else if (state === 'quote-in-quoted') state = 'quoted';
      } else if (state !== 'quoted') {
        state = byte === comma ? 'field-start' : 'plain';
      }
    }
    requireText(buffer.subarray(0, start), records, file);
    pending = buffer.subarray(start);
    const tooLong = records.find(({ bytes }) => bytes.length > csvLimits.recordBytes);
    if (tooLong !== undefined || pending.length > csvLimits.recordBytes) {
      const at = tooLong?.line ?? recordLine;
      throw new BadInput(
        `${file}, line ${at}: a record longer than ${csvLimits.recordBytes / 1024 / 1024} MiB; this is no CSV file that can be read${
          state === 'quoted' ? `, or the quote opened on line ${quoteLine} is never closed` : ''
        }.`,
      );
    }
    if (records.length > 0) yield records;
  }
  if (state === 'quoted') throw new BadInput(`${file}, line ${quoteLine}: a quote opened here is never closed.`);
  if (pending.length > 0) {
    const last = [{ line: recordLine, bytes: pending }];
    requireText(pending, last, file);
    yield last;
  }
}

function requireText(region: Buffer, records: readonly RawRecord[], file: string): void {
  if (isUtf8(region)) return;
  const line = records.find(({ bytes }) => !isUtf8(bytes))?.line ?? 1;
  throw new BadInput(`${file}, line ${line}: not UTF-8 text; save the file as UTF-8 CSV.`);
}
