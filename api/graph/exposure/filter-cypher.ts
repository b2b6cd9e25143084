import { filterParts, isGiven } from './filters.ts';
import type { FilterCondition, Property } from './filters.ts';

/** Returns conditions as the parameter `filter`, which has only those that are given: a missing one is null, as in `$filter.lists IS NULL OR …`. */
export function filterOf(conditions: Readonly<Record<string, unknown>>): {
  readonly filter: Readonly<Record<string, unknown>>;
} {
  return { filter: Object.fromEntries(Object.entries(conditions).filter(([, value]) => isGiven(value))) };
}

/** Returns a statement about filtered exposures with the conditions of this table in place of those that it has. Other statements have none. */
export function renewConditions(statement: string): string {
  return statement.replace(
    /(?:^ {2}AND \(\$filter\.\w+ IS NULL OR (?:NOT )?(?:coalesce\()?(?:\(?x\.|any\(|none\().*\n)+/gm,
    () => `${conditionLines().join('\n')}\n`,
  );
}

/** The properties whose values depend on the lists of a filter, so that statements compute them first. */
const underLists: ReadonlySet<Property> = new Set(['gaps', 'confidence', 'dataClasses']);

const listProperties: ReadonlySet<Property> = new Set(['employers', 'passes', 'countries', 'sources']);

const optionalProperties: ReadonlySet<Property> = new Set([
  'sensitivity',
  'escort',
  'credentialOf',
  'contract',
  'prime',
  'accountable',
  'supplier',
]);

/** The conditions in Cypher on a chain `x`, one per line. */
function conditionLines(): readonly string[] {
  return [
    ...filterParts
      .filter(({ condition }) => !condition.properties.some((property) => underLists.has(property)))
      .map(({ name, condition, excludes }) => cypherLine(name, cypherOf(condition, `$filter.${name}`, excludes))),
    cypherLine('onlyChains', 'x.chain IN $filter.onlyChains'),
    cypherLine('withoutChains', 'NOT x.chain IN $filter.withoutChains'),
  ];
}

function cypherLine(name: string, comparison: string): string {
  return `  AND ($filter.${name} IS NULL OR ${comparison})`;
}

function cypherOf({ kind, properties }: FilterCondition, parameter: string, excludes: boolean): string {
  if (kind === 'minimum') return properties.map((property) => `x.${property} >= ${parameter}`).join(' OR ');
  if (kind === 'flag') {
    const value = (property: Property) =>
      optionalProperties.has(property) ? `(x.${property} IS NOT NULL)` : `x.${property}`;
    return properties.map((property) => `${value(property)} = ${parameter}`).join(' OR ');
  }
  const single = properties
    .filter((property) => !listProperties.has(property))
    .map((property) => {
      const comparison = `x.${property} IN ${parameter}`;
      if (!excludes) return comparison;
      // A comparison with an absent value is null.
      return optionalProperties.has(property) ? `NOT coalesce(${comparison}, false)` : `NOT ${comparison}`;
    });
  const lists = properties.filter((property) => listProperties.has(property)).map((property) => `x.${property}`);
  const ofLists = `${excludes ? 'none' : 'any'}(one IN ${lists.join(' + ')} WHERE one IN ${parameter})`;
  return [...single, ...(lists.length === 0 ? [] : [ofLists])].join(excludes ? ' AND ' : ' OR ');
}
