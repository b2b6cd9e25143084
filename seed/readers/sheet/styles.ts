import type { InputFile } from '../files.ts';
import { readWholeXml } from './xml-events.ts';

/** How a workbook shows the numbers of a style. */
export type NumberStyle =
  | { readonly kind: 'NUMBER' | 'PERCENT' | 'DATE' }
  /** Digits with zeros at the start, as for codes. */
  | { readonly kind: 'PADDED'; readonly digits: number };

const plain: NumberStyle = { kind: 'NUMBER' };

/** The most formats and styles that Excel itself allows. */
const mostStyles = 65_536;

/** Reads how each style of a workbook shows numbers, by its number. */
export async function readStyles(path: string, file: InputFile | undefined): Promise<readonly NumberStyle[]> {
  if (file === undefined) return [];
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let isInCells = false;
  await readWholeXml(await file.open(), `${path}, ${file.name}`, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      const id = Number(numFmtId);
      if (name === 'numFmt' && codes.size < mostStyles) codes.set(id, formatCode.slice(0, 1000));
      if (name === 'cellXfs') isInCells = true;
      if (name === 'xf' && isInCells && styles.length < mostStyles) styles.push(styleOf(id, codes.get(id)));
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return styles;
}

function styleOf(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) {
    if (id === 9 || id === 10) return { kind: 'PERCENT' };
    const isDate = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return isDate ? { kind: 'DATE' } : plain;
  }
  if (/^0{2,20}$/.test(code)) return { kind: 'PADDED', digits: code.length };
  // Texts in quotes, escaped signs, colors and conditions have letters too.
  const signs = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/[yd]/i.test(signs)) return { kind: 'DATE' };
  return signs.includes('%') ? { kind: 'PERCENT' } : plain;
}

/** The serial number of February 29, 1900, which did not exist. Excel counts it, as Lotus 1-2-3 did. */
const leapBug = 60;
const dayLength = 24 * 60 * 60 * 1000;

/** Returns the day of a serial number of a date; null if it has none. */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < 1 || days > 2_958_465 || (!is1904 && days === leapBug)) return null;
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < leapBug ? 31 : 30);
  return new Date(first + days * dayLength).toISOString().slice(0, 10);
}
