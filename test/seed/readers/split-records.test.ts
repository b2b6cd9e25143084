import { expect, test } from 'vitest';
import { splitRecords } from '#seed/readers/csv.ts';

test('a line of a gigabyte is refused after a few megabytes of it', async () => {
  let served = 0;
  const mebibyte = Buffer.alloc(1024 * 1024, 'a');
  async function* line() {
    for (; served < 1024; served++) yield await Promise.resolve(mebibyte);
  }
  const read = async () => {
    for await (const records of splitRecords(line(), 'long.csv')) expect(records).toEqual([]);
  };
  await expect(read()).rejects.toThrow(/^long\.csv, line 1: a record longer than 8 MiB/);
  expect(served).toBeLessThan(12);
});

const whole = async (bytes: Buffer) => {
  async function* chunks() {
    yield await Promise.resolve(bytes);
  }
  let count = 0;
  for await (const records of splitRecords(chunks(), 'x.csv')) count += records.length;
  return count;
};

test.each([
  ['UTF-16, little-endian', Buffer.from('\ufeffid\n1\n', 'utf16le'), /UTF-16/],
  ['UTF-16, big-endian', Buffer.from('\ufeffid\n1\n', 'utf16le').swap16(), /UTF-16/],
  ['UTF-16 without a mark', Buffer.from('id\n1\n', 'utf16le'), /line 1.*UTF-16/],
  ['an executable', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), /not a CSV file/],
  ['a spreadsheet', Buffer.from('PK\u0003\u0004xl', 'latin1'), /archive or a spreadsheet/],
  ['Latin-1', Buffer.from('id\n1\nMüller\n', 'latin1'), /line 3: not UTF-8/],
])('%s is refused with one sentence', async (_, bytes, message) => {
  const reading = whole(bytes);
  await expect(reading).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(reading).rejects.toThrow(message);
});

test.each([
  ['nothing', '', 0],
  ['a byte-order mark alone', '\ufeff', 0],
  ['empty lines alone', '\n\r\n\n', 0],
  ['a mark before the header', '\ufeffid\n1', 2],
  ['one letter', 'x', 1],
  ['a quote that is never closed', 'id,name\n1,"never closed\n2,x\n', 2],
])('%s is read', async (_, text, count) => {
  expect(await whole(Buffer.from(text))).toBe(count);
});

test('a cell of 200,000 characters is read completely', async () => {
  expect(await whole(Buffer.from(`id,name\n1,"${'x\n'.repeat(100_000)}"\n2,y\n`))).toBe(3);
});
