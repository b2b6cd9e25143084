import type { Filter } from './arbitrary-filter.ts';

type Values = Readonly<Record<string, unknown>>;

/** Whether an entity matches a filter, implemented as documented; null if the filter has no conditions. */
export function evaluate(filter: unknown, entity: Values): boolean | null {
  if (!isRecord(filter)) return null;
  return every(
    Object.entries(filter).map(([name, value]) => {
      switch (name) {
        case 'and':
          return every(listOf(value).map((member) => evaluate(member, entity)));
        case 'or': {
          const given = listOf(value)
            .map((member) => evaluate(member, entity))
            .filter((result) => result !== null);
          return given.length === 0 ? null : given.includes(true);
        }
        case 'not': {
          const result = evaluate(value, entity);
          return result === null ? null : !result;
        }
        default:
          return isRecord(value)
            ? every(Object.entries(value).map(([operator, compared]) => test(operator, entity[name] ?? null, compared)))
            : null;
      }
    }),
  );
}

function every(results: readonly (boolean | null)[]): boolean | null {
  const given = results.filter((one) => one !== null);
  return given.length === 0 ? null : !given.includes(false);
}

function test(operator: string, value: unknown, compared: unknown): boolean | null {
  if (compared === null || (Array.isArray(compared) && compared.length === 0)) return null;
  if (operator === 'exists') return (value !== null) === compared;
  if (value === null) return false;
  switch (operator) {
    case 'eq':
      return value === compared;
    case 'in':
      return listOf(compared).includes(value);
    case 'contains':
      return textOf(value).includes(textOf(compared));
    case 'startsWith':
      return textOf(value).startsWith(textOf(compared));
    case 'lt':
      return Number(value) < Number(compared);
    case 'lte':
      return Number(value) <= Number(compared);
    case 'gt':
      return Number(value) > Number(compared);
    case 'gte':
      return Number(value) >= Number(compared);
    default:
      throw new Error(`The reference does not know ${operator}.`);
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error('Only strings can contain strings.');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
