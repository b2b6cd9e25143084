import type { Field } from '#graph/model/table.ts';
import type { CellValue } from '#graph/write/stated-row.ts';
import { parseCountry } from './parse-country.ts';
import { parseDay } from './parse-day.ts';
import { parseInteger } from './parse-integer.ts';
import { parseNumber } from './parse-number.ts';
import type { Parsed } from './parsed.ts';

/** A cell that is not empty, checked against its column's declaration and given in the graph's form. */
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
      return { value: items.filter((item) => item !== '') };
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
  return { reason: `none of ${field.values?.join(', ') ?? ''}` };
}
