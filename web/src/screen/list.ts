import { parse } from 'papaparse';
import { inDigits } from '../words.ts';

/** What a column of a supplier list can hold, with its words. */
export const fieldWords = {
  name: 'name',
  uei: 'UEI',
  cage: 'CAGE',
  lei: 'LEI',
  country: 'country',
  ref: 'your own id',
} as const;
export type Field = keyof typeof fieldWords;
export const fields = Object.keys(fieldWords).filter((word): word is Field => word in fieldWords);

/** What is done with a column. `person`: it may name a person, so it is never sent. */
export type Use = Field | 'none' | 'person';

export const separators = ['tab', 'comma', 'semicolon', 'none'] as const;
export type Separator = (typeof separators)[number];

/** A list of suppliers as text in columns. */
export interface SupplierTable {
  /** The names of the columns; `Column 1` and so on if the list has none. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A row to screen. A field is null if the list has no column or no value for it. */
export type SupplierRow = Readonly<Record<Field, string | null>>;

/** The most rows that the server screens at once. */
export const MOST_ROWS = 5000;
/** The most characters of a value: more cannot be a name or an identifier. */
const LONGEST = 500;

const signs: Readonly<Record<Separator, string | null>> = { tab: '\t', comma: ',', semicolon: ';', none: null };

/** Excel's first line that says which sign separates cells: `sep=;`. */
const separatorLine = /^\uFEFF?"?sep=([,;\t])"?[,;\t]*\r?(\n|$)/i;

/** Says how the columns of a text are separated. A comma in a name separates nothing: “Acme, Inc.”. */
export function separatorOf(text: string): Separator {
  const stated = separatorLine.exec(text)?.[1];
  if (stated !== undefined) return separators.find((separator) => signs[separator] === stated) ?? 'none';
  const [first = ''] = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (first.includes('\t')) return 'tab';
  const found = (['semicolon', 'comma'] as const).find((separator) => {
    const cells = splitRows(first, separator)[0] ?? [];
    return cells.length > 1 && (isHeader(cells) || cells.some((cell) => identifierOf(cell) !== null));
  });
  return found ?? 'none';
}

/** Reads a text: tab-separated as spreadsheets copy it, CSV, or one name a line. Empty lines are left out. */
export function readTable(text: string, separator: Separator): SupplierTable {
  return toTable(splitRows(text.replace(separatorLine, '').replace(/^\uFEFF/, ''), separator));
}

/** Makes a table of the cells of a sheet, whose first row may have the names of the columns. */
export function toTable(cells: readonly (readonly string[])[]): SupplierTable {
  const filled = cells.filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = Math.max(0, ...filled.map((row) => row.length));
  const [first = [], ...rest] = filled;
  const named = isHeader(first);
  const header = Array.from({ length: width }, (_, at) => {
    const name = named ? (first[at]?.trim() ?? '') : '';
    return name === '' ? `Column ${String(at + 1)}` : name;
  });
  return { header, rows: named ? rest : filled };
}

/** Splits text into rows of cells. */
function splitRows(text: string, separator: Separator): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n');
  const delimiter = signs[separator];
  if (delimiter === null) return lines.split('\n').map((line) => [line.trim()]);
  // Excel writes `="01234"` to keep zeros at the start of a text.
  return parse<readonly string[]>(lines, { delimiter, newline: '\n' }).data.map((row) =>
    row.map((cell) => cell.trim().replace(/^="(.*)"$/s, '$1')),
  );
}

const headers: readonly (readonly [use: Use, pattern: RegExp])[] = [
  ['uei', /\buei\b|unique entity/],
  ['cage', /\bn?cage\b/],
  ['lei', /\blei\b|legal entity id/],
  [
    'person',
    /contact|person|first name|last name|surname|given name|full name|e ?mail|phone|mobile|attn|director|officer|president|\bceo\b|beneficial|birth|passport|\bssn\b|buyer|signatory/,
  ],
  ['country', /country|\bnation\b/],
  [
    'ref',
    /^(id|no|nr|number|ref|reference|key|(supplier|vendor|own|our|internal|company|contractor|account) (id|no|nr|number|code|ref|key)|duns.*)$/,
  ],
  [
    'name',
    /^((legal )?(business |entity )?name|(supplier|vendor|company|organi[sz]ation|contractor|subcontractor|manufacturer|firm|entity|business|legal entity)( legal)?( name)?s?)$/,
  ],
];

function meaningOf(name: string): Use | null {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return headers.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Whether a column of this name is not sent unless a user chooses it. */
export function mayNamePeople(header: string): boolean {
  return meaningOf(header) === 'person';
}

function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => meaningOf(cell) !== null) && cells.every((cell) => identifierOf(cell) === null);
}

/** Which identifier a value looks like. Five characters without a letter may be anything, so a CAGE code needs a header then. */
function identifierOf(value: string): 'uei' | 'cage' | 'lei' | null {
  const text = value.trim().toUpperCase();
  if (/^[A-Z0-9]{18}\d{2}$/.test(text)) return 'lei';
  if (/^[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}$/.test(text) && /\d/.test(text) && /[A-Z]/.test(text)) return 'uei';
  return /^\d[A-HJ-NP-Z0-9]{3}\d$/.test(text) && /[A-Z]/.test(text) ? 'cage' : null;
}

/** Proposes what each column holds: by its name, else by the form of its values; the first one without either is the name. */
export function proposeUses({ header, rows }: SupplierTable): readonly Use[] {
  const uses: Use[] = header.map((name, at) => {
    const values = rows.slice(0, 50).flatMap((row) => (row[at]?.trim() ? [row[at]] : []));
    const forms = new Set(values.map(identifierOf));
    const [form = null] = forms;
    return meaningOf(name) ?? (forms.size === 1 ? form : null) ?? 'none';
  });
  const once = uses.map((use, at) => (use === 'person' || uses.indexOf(use) === at ? use : 'none'));
  if (once.includes('name')) return once;
  const unnamed = once.findIndex(
    (use, at) =>
      use === 'none' && /^Column \d+$/.test(header[at] ?? '') && rows.some((row) => /\p{L}{2}/u.test(row[at] ?? '')),
  );
  return once.map((use, at) => (at === unnamed ? 'name' : use));
}

/** Gives a column another use; a field is that of one column. */
export function changeUse(uses: readonly Use[], column: number, use: Use): readonly Use[] {
  return uses.map((other, at) => (at === column ? use : other === use && use !== 'person' ? 'none' : other));
}

/** Returns the rows to screen, with what is in the columns of fields alone. */
export function toRows({ rows }: SupplierTable, uses: readonly Use[]): readonly SupplierRow[] {
  const columns = new Map(fields.map((field) => [field, uses.indexOf(field)]));
  return rows.map((row) => {
    const valueOf = (field: Field): string | null => {
      const text = row[columns.get(field) ?? -1]?.trim().slice(0, LONGEST) ?? '';
      return text === '' ? null : text;
    };
    return {
      ref: valueOf('ref'),
      name: valueOf('name'),
      uei: valueOf('uei'),
      cage: valueOf('cage'),
      lei: valueOf('lei'),
      country: valueOf('country'),
    };
  });
}

/** Why a list cannot be screened, in a sentence; null if it can. */
export function problemOf({ rows }: SupplierTable, uses: readonly Use[]): string | null {
  if (rows.length === 0) return 'The list has no rows.';
  if (rows.length > MOST_ROWS)
    return `The list has ${inDigits(rows.length)} rows; at most ${inDigits(MOST_ROWS)} can be screened at once.`;
  if (!(['name', 'uei', 'cage', 'lei'] as const).some((field) => uses.includes(field)))
    return 'No column has names, UEIs, CAGE codes or LEIs: choose one below.';
  return null;
}

/** What users should know about the rows: each is screened nevertheless. */
export function warningsOf(rows: readonly SupplierRow[]): readonly string[] {
  return (['uei', 'cage', 'lei'] as const).flatMap((field) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = row[field]?.toUpperCase();
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const repeated = [...counts].filter(([, count]) => count > 1);
    const [first] = repeated;
    if (first === undefined) return [];
    const others = repeated.length === 1 ? '' : `, and ${inDigits(repeated.length - 1)} more repeat`;
    return [`${inDigits(first[1])} rows have the ${fieldWords[field]} ${first[0]}${others}: each row is screened.`];
  });
}
