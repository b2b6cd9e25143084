import { formatISO } from 'date-fns/formatISO';
import { isValid } from 'date-fns/isValid';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { parseISO } from 'date-fns/parseISO';
import type { Reject } from '#graph/ingest/input.ts';
import { countryOfCode } from '#graph/model/country-names.ts';
import { dayProblem } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import type { CellValue, Field } from '#graph/model/table.ts';
import { bounds, tooMany } from './bounds.ts';
import { csvLimits, shownValue } from './csv.ts';

/** Parses a non-empty cell by its column's declaration, into the graph's form. */
export function parseCell(field: Field, text: string): Parsed<CellValue> {
  switch (field.type) {
    case 'string':
      return { value: text };
    case 'integer':
      return inRange(field, parseInteger(text));
    case 'number':
      return inRange(field, parseNumber(text));
    case 'date':
      return parseDay(text);
    case 'country':
      return parseCountry(text);
    case 'yesno':
      return parseYesNo(text);
    case 'enum': {
      const value = field.values?.find((allowed) => allowed.toUpperCase() === text.toUpperCase());
      return value === undefined ? notAllowed(field) : { value: value.toUpperCase() };
    }
    case 'list': {
      const items = text.split(';').map((item) => item.trim());
      const value = items.filter((item) => item !== '');
      return value.length > bounds.items ? { reason: tooMany(value.length, bounds.items, 'items') } : { value };
    }
  }
}

function parseYesNo(text: string): Parsed<boolean> {
  const answer = text.toLowerCase();
  if (answer === 'yes') return { value: true };
  return answer === 'no' ? { value: false } : { reason: 'neither yes nor no' };
}

function inRange(field: Field, parsed: Parsed<number>): Parsed<number> {
  if ('reason' in parsed) return parsed;
  const { minimum = -Infinity, maximum = Infinity, values } = field;
  if (parsed.value < minimum) return { reason: `less than ${minimum}` };
  if (parsed.value > maximum) return { reason: `more than ${maximum}` };
  return values === undefined || values.includes(String(parsed.value)) ? parsed : notAllowed(field);
}

function notAllowed(field: Field): { readonly reason: string } {
  return { reason: `not one of ${field.values?.join(', ') ?? ''}` };
}

/** Parses an ISO 3166-1 alpha-2 or alpha-3 code, in any case, into alpha-2. */
export function parseCountry(text: string): Parsed<string> {
  const alpha2 = countryOfCode(text);
  return alpha2 === null ? { reason: 'not an ISO 3166 country code (alpha-2 or alpha-3)' } : { value: alpha2 };
}

/** Parses a day as `yyyy-mm-dd` only: any other order of day, month and year would be ambiguous. */
export function parseDay(text: string): Parsed<Day> {
  const problem = dayProblem(text);
  if (problem === 'malformed') return { reason: 'not an ISO date (yyyy-mm-dd)' };
  return problem === null ? { value: text } : { reason: 'not a day of the calendar' };
}

/**
 * Parses a day, month or year, optionally with a time, which is dropped. A month or year becomes its first day at the start of a period and its
 * last day at the end, so that a period is never shorter than the source may mean.
 */
export function parsePartialDay(text: string, end: 'begin' | 'end'): Parsed<Day> {
  const [, year, month, day] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(text) ?? [];
  if (year === undefined) return { reason: 'not an ISO date (yyyy-mm-dd, yyyy-mm or yyyy)' };
  if (day !== undefined) return parseDay(`${year}-${month ?? ''}-${day}`);
  const first = parseDay(`${year}-${month ?? (end === 'begin' ? '01' : '12')}-01`);
  if ('reason' in first || end === 'begin') return first;
  return { value: formatISO(lastDayOfMonth(parseISO(first.value)), { representation: 'date' }) };
}

/** Parses a day, or an ISO 8601 instant with its offset from UTC, which becomes UTC. */
export function parseInstant(text: string): Parsed<string> {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return parseDay(text);
  if (!/T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    return { reason: 'not an ISO date, or instant with an offset (2025-07-15T12:00:00Z)' };
  }
  const instant = parseISO(text);
  const utc = isValid(instant) ? instant.toISOString() : '';
  // Its offset may move it out of the years that the graph can store.
  return dayProblem(utc.slice(0, 10)) === null ? { value: utc } : { reason: 'not an instant of the calendar' };
}

function parseInteger(text: string): Parsed<number> {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? { value: value === 0 ? 0 : value } : { reason: 'not a whole number' };
}

/** Parses the key of a node, a row or a source: of limited length, without control characters. */
export function parseKey(text: string): Parsed<string> {
  if (text.length > csvLimits.keyCharacters) {
    return { reason: `a key longer than ${csvLimits.keyCharacters} characters (it has ${text.length})` };
  }
  return /\p{Cc}/u.test(text) ? { reason: 'a key with control characters' } : { value: text };
}

/** Parses an indexed text that is not a key, such as a PIID: of limited length. */
export function parseIndexed(text: string): Parsed<string> {
  if (text.length <= csvLimits.keyCharacters) return { value: text };
  return { reason: `longer than ${csvLimits.keyCharacters} characters (it has ${text.length})` };
}

/** Parses a decimal number with a point, without thousands separators, units or currency signs. */
export function parseNumber(text: string): Parsed<number> {
  const value = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value } : { reason: 'not a number' };
}

/** A cell's value, or why it can't be read, as the end of a sentence about the cell. */
export type Parsed<T> = { readonly value: T } | { readonly reason: string };

/** Why a row can't be read. Thrown and caught while one row is parsed. */
export class CellRefused extends Error {
  readonly column: string;
  readonly text: string | null;

  /** @param text the cell as written; null if it is empty or missing */
  constructor(column: string, reason: string, text: string | null) {
    super(reason.charAt(0).toUpperCase() + reason.slice(1));
    this.column = column;
    this.text = text;
  }

  toReject(file: string, line: number): Reject {
    const value = this.text === null ? null : shownValue(this.text);
    return { file, line, column: this.column, reason: this.message, value };
  }
}

/** Parses a text; null if it is empty or missing. @throws CellRefused */
export function optional<T>(column: string, text: string | null, parse: (text: string) => Parsed<T>): T | null {
  if (text === null || text === '') return null;
  const parsed = parse(text);
  if ('reason' in parsed) throw new CellRefused(column, parsed.reason, text);
  return parsed.value;
}

/** Returns a value that must not be missing. @throws CellRefused */
export function required<T>(column: string, value: T | null): T {
  if (value === null) throw new CellRefused(column, 'required, but empty', null);
  return value;
}
