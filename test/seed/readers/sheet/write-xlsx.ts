import { writeZip } from '../write-zip.ts';

export interface SheetPart {
  readonly name: string;
  /** The rows, as XML; or cells, of which each is a text, or XML if it begins with `<`. */
  readonly rows: string | readonly (readonly string[])[];
  readonly state?: 'hidden';
  /** XML after the rows. */
  readonly after?: string;
  /** XML before the rows. */
  readonly before?: string;
}

interface WorkbookParts {
  readonly strings?: readonly string[];
  readonly is1904?: boolean;
  /** Number formats of styles 1, 2, …, by their codes. */
  readonly formats?: readonly string[];
}

/** Writes a workbook of XML parts, as small as Excel can open. */
export function writeXlsx(
  sheets: readonly SheetPart[],
  { strings = [], is1904 = false, formats = [] }: WorkbookParts = {},
): Buffer {
  const declared = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`);
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="r"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${declared.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${relations.join('')}</Relationships>` },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${strings.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
    },
    ...sheets.map(({ rows, before = '', after = '' }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `<worksheet>${before}<sheetData>${typeof rows === 'string' ? rows : rows.map(rowOf).join('')}</sheetData>${after}</worksheet>`,
    })),
  ]);
}

function rowOf(cells: readonly string[], at: number): string {
  return `<row r="${at + 1}">${cells.map((cell) => cellOf(cell)).join('')}</row>`;
}

function cellOf(cell: string): string {
  return cell.startsWith('<') ? cell : `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
}

/** A cell with a number. */
export function numberCell(value: string, style = 0): string {
  return `<c s="${style}"><v>${value}</v></c>`;
}
