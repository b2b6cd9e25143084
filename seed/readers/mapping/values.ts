import { findCountry } from '#graph/model/country-names.ts';
import type { Field, Table } from '#graph/model/table.ts';
import { CellRefused } from '../cells.ts';
import { isCage, isLei, isUei, leiKey } from '../identifiers.ts';
import { maskedForm } from '../personal-data.ts';
import { emptyCell, identifierProblem } from '../sheet/cell.ts';
import type { SheetCell } from '../sheet/cell.ts';
import type { DateFormat, Mapping, Value } from './mapping.ts';
import { nameProblem } from './persons.ts';

/** Returns the cell of a row in a column of the spreadsheet. */
export type CellOf = (header: string) => SheetCell;

type Writing = Pick<Mapping, 'dateFormat' | 'decimal' | 'listSeparator' | 'source' | 'organizationsOnly'>;

/** The characters of identifiers; others have any number. */
const widths: Readonly<Record<string, number>> = { uei: 12, cage: 5, lei: 20 };

/**
 * Returns the text that a chain package would have for a value of a row; empty if its cells are.
 * @throws CellRefused if a cell can't be read
 */
export function textFor(table: Table, field: Field, from: Value, cellOf: CellOf, writing: Writing): string {
  if (typeof from === 'string') return inForm(table, field, cellOf(from), writing);
  if ('constant' in from) return from.constant;
  if ('organization' in from) return organizationKey(field, from.organization, cellOf, writing);
  if ('join' in from) {
    const parts = from.join.map((header) => inForm(table, field, cellOf(header), writing));
    return parts.every((part) => part === '') ? '' : parts.join(from.with);
  }
  const cell = cellOf(from.column);
  const replaced = Object.entries(from.values ?? {}).find(([one]) => one.toLowerCase() === cell.text.toLowerCase());
  if (replaced !== undefined && cell.problem === null) return replaced[1];
  const text = inForm(table, field, cell, writing);
  return from.fraction === true && cell.form !== 'PERCENT' && text !== '' ? String(round(Number(text) * 100)) : text;
}

function inForm(table: Table, field: Field, cell: SheetCell, writing: Writing): string {
  const { text, problem } = cell;
  if (problem !== null) throw new CellRefused(field.name, problem, null);
  if (text === '') return '';
  switch (field.type) {
    case 'date':
      return dayIn(field, cell, writing.dateFormat);
    case 'country':
      return countryCode(field, text);
    case 'number':
    case 'integer':
      return cell.form === 'TEXT' ? numberIn(text, writing.decimal) : text;
    case 'yesno':
      return yesNo.get(text.toLowerCase()) ?? text;
    case 'list':
      return listIn(field, text, writing.listSeparator);
    case 'enum':
      return text;
    case 'string': {
      if (!isIdentifier(table, field)) return text;
      const why = identifierProblem(cell, widths[field.name] ?? null);
      if (why !== null) throw new CellRefused(field.name, why, text);
      return text;
    }
  }
}

function isIdentifier({ primaryKey, foreignKeys }: Table, { name }: Field): boolean {
  const isKey = primaryKey.includes(name) || foreignKeys.some(({ field }) => field === name);
  return isKey || name in widths || name === 'piid' || name === 'row' || name.endsWith('_number');
}

const yesNo: ReadonlyMap<string, string> = new Map([
  ...['y', 'true', 'x'].map((one) => [one, 'yes'] as const),
  ...['n', 'false'].map((one) => [one, 'no'] as const),
]);

function countryCode({ name }: Field, text: string): string {
  const found = findCountry(text);
  if ('reason' in found) throw new CellRefused(name, found.reason, text);
  return 'code' in found ? found.code : '';
}

/**
 * Returns a number with a point and without signs of thousands, currency and percent, and with a sign instead of an accountant's parentheses; the
 * text itself if it is none.
 */
export function numberIn(text: string, decimal: Mapping['decimal']): string {
  const [, negative] = /^\((.+)\)$/.exec(text) ?? [];
  if (negative !== undefined) {
    const number = numberIn(negative, decimal);
    return /^\d/.test(number) ? `-${number}` : text;
  }
  const bare = text.replace(/^(?:[$€£]|USD|EUR|GBP)\s?|\s?(?:[%$€£]|USD|EUR|GBP)$/g, '');
  const pattern = decimal === 'point' ? /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/ : /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;
  if (!pattern.test(bare)) return bare;
  return decimal === 'point' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.');
}

function listIn(field: Field, text: string, separator: string): string {
  if (separator === ';') return text;
  if (text.includes(';')) throw new CellRefused(field.name, 'a semicolon in an item of a list', text);
  return text.split(separator).join(';');
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const dayForms: Readonly<Record<DateFormat, RegExp>> = {
  'yyyy-mm-dd': /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  'mm/dd/yyyy': /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
  'dd/mm/yyyy': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  'dd.mm.yyyy': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  'dd-mmm-yyyy': /^(?<day>\d{1,2})[- ](?<month>[a-z]{3})[a-z]*[- ](?<year>\d{4})$/i,
  yyyymmdd: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
};

/** Returns the day that a text says in a format, as `yyyy-mm-dd`; null if it is not of the format. */
export function dayInFormat(text: string, format: DateFormat): string | null {
  const { year = '', month = '', day = '' } = dayForms[format].exec(text.replace(/ 00:00(:00)?$/, ''))?.groups ?? {};
  if (year === '') return null;
  const number = /\d/.test(month) ? month : String(months.indexOf(month.toLowerCase()) + 1);
  return `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dayIn(field: Field, { text, form }: SheetCell, format: DateFormat): string {
  if (form === 'DATE') return text;
  const day = dayInFormat(text, format);
  if (day !== null) return day;
  const reason =
    form === 'TEXT'
      ? `not a date in the format ${format} of the mapping`
      : 'a number where a date is expected: format the column as dates in the spreadsheet';
  throw new CellRefused(field.name, reason, text);
}

type OrganizationColumns = Extract<Value, { readonly organization: unknown }>['organization'];

/**
 * Returns the key of an organization: its UEI, its LEI, else a key within the source from its CAGE code or name. So rows with one name are one
 * organization of this source, and never one of another.
 */
function organizationKey(
  { name: field }: Field,
  columns: OrganizationColumns,
  cellOf: CellOf,
  { source, organizationsOnly }: Writing,
): string {
  const textOf = (kind: keyof OrganizationColumns): string => {
    const header = columns[kind];
    const cell = header === undefined ? emptyCell : cellOf(header);
    if (cell.problem !== null) throw new CellRefused(field, cell.problem, null);
    const why = kind === 'name' || cell.text === '' ? null : identifierProblem(cell, widths[kind] ?? null);
    if (why !== null) throw new CellRefused(field, why, cell.text);
    return cell.text;
  };
  const [uei, lei, cage, name] = [
    textOf('uei').toUpperCase(),
    textOf('lei'),
    textOf('cage').toUpperCase(),
    textOf('name'),
  ];
  if (isUei(uei)) return uei;
  if (isLei(lei)) return leiKey(lei);
  if (isCage(cage)) return `${source.id}:CAGE-${cage}`;
  if (name !== '') checkName(field, name, organizationsOnly === true);
  // With its legal form: two companies may differ in that alone.
  const folded = foldedName(name);
  return folded === '' ? '' : `${source.id}:${folded}`;
}

/**
 * Checks that a name may be stored as that of an organization.
 * @throws CellRefused without the name, which may be of a person
 */
export function checkName(field: string, name: string, isOrganization: boolean): void {
  const why = nameProblem(name, isOrganization);
  if (why !== null) throw new NameRefused(field, why, maskedForm(name));
}

/** Why a name can't be stored, which no message may show. */
export class NameRefused extends CellRefused {}

/** Returns a name without case, punctuation and repeated spaces. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function round(number: number): number {
  return Number(number.toPrecision(12));
}
