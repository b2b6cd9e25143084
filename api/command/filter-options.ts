import { InvalidArgumentError, Option } from 'commander';
import type { Database } from '#graph/database/database.ts';
import { loadEntities, noSuchNode } from '#graph/entities/entities.ts';
import { filterParts } from '#graph/exposure/filters.ts';
import type { ExposureFilter, FilterCondition } from '#graph/exposure/filters.ts';
import { parseCountry } from '#seed/readers/cells.ts';
import { RepeatableOption } from './terminal.ts';

const conditions = filterParts.filter(({ excludes }) => !excludes);

/** The options of a command for the conditions of an exposure filter. */
export function filterOptions(): readonly Option[] {
  return conditions.map(({ condition }) => {
    const { option, description } = condition;
    const sentence = description.replaceAll('`', '').replace(/\.$/, '');
    const words = sentence.charAt(0).toLowerCase() + sentence.slice(1);
    switch (condition.kind) {
      case 'nodes':
        return new RepeatableOption(`--${option} <key>`, words, (text) => parseKey(condition, text));
      case 'values': {
        const names = condition.values.map(inLower);
        return new RepeatableOption(`--${option} <name>`, `${words}: ${names.join(', ')}`, (text) => {
          const value = condition.values.find((one) => inLower(one) === text.toLowerCase());
          if (value === undefined) throw new InvalidArgumentError(`Give ${names.join(', ')}.`);
          return value;
        });
      }
      case 'flag':
        return new Option(`--${option} <yes|no>`, words).argParser((text) => {
          if (text !== 'yes' && text !== 'no') throw new InvalidArgumentError('Give yes or no.');
          return text === 'yes';
        });
      case 'minimum':
        return new Option(`--${option} <number>`, words).argParser((text) => {
          const number = Number(text);
          if (!/^\d+$/.test(text) || number > condition.most)
            throw new InvalidArgumentError(`Give a whole number; ${condition.range}.`);
          return number;
        });
    }
  });
}

function inLower(value: string): string {
  return value.toLowerCase().replaceAll('_', '-');
}

function parseKey({ label }: Extract<FilterCondition, { kind: 'nodes' }>, text: string): string {
  if (label !== 'Country') return text;
  const country = parseCountry(text);
  if ('value' in country) return country.value;
  throw new InvalidArgumentError(`Give the two letters of a country: ${country.reason}.`);
}

/** Reads the values of `filterOptions`. */
export function readFilterOptions(given: object): Partial<Omit<ExposureFilter, 'asOf'>> {
  const values = new Map<string, unknown>(Object.entries(given));
  return Object.fromEntries(
    conditions.flatMap(({ name, condition }) => {
      const value = values.get(new Option(`--${condition.option} <value>`).attributeName());
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * Checks that the nodes exist which the options name.
 * @throws BAD_USER_INPUT for the first that does not: an empty answer would look like safety.
 */
export async function checkNamedNodes(database: Database, filter: ExposureFilter): Promise<void> {
  const values = new Map<string, unknown>(Object.entries(filter));
  for (const { name, condition } of conditions) {
    const keys = values.get(name);
    if (condition.kind !== 'nodes' || !Array.isArray(keys) || keys.length === 0) continue;
    const nodes = keys.map((key) => ({ label: condition.label, key: String(key) }));
    const found = await loadEntities(database, nodes);
    const missing = nodes.find((_, at) => found[at] === null);
    if (missing !== undefined) throw noSuchNode(`--${condition.option}`, missing);
  }
}
