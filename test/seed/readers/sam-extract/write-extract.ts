/** Writes a record of an extract; the given fields, counted from 1, replace those of an invented company. */
export function record(given: Readonly<Record<number, string>>): string {
  const fields: Readonly<Record<number, string>> = {
    1: 'F5D8RKAXL1M3',
    4: '1ABC2',
    6: 'A',
    12: 'INVENTED WORKS LLC',
    22: 'USA',
    28: '2L',
    30: 'USA',
    32: '2X~MF',
    142: '!end',
    ...given,
  };
  return Array.from({ length: 142 }, (_, at) => fields[at + 1] ?? '').join('|');
}

/** Writes an extract with its first and last line. */
export function extract(
  records: readonly string[],
  { from = '00000000', on = '20260301', announced = records.length } = {},
): string {
  const frame = `PUBLIC V2 ${from} ${on} ${String(announced).padStart(7, '0')} 0008190`;
  return [`BOF ${frame}`, ...records, `EOF ${frame}`, ''].join('\n');
}
