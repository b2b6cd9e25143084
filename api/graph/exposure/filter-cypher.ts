import { propertyForms } from './compared-values.ts';
import type { Property } from './compared-values.ts';
import { filterParts, isGiven } from './filters.ts';
import type { FilterCondition, FilterPart } from './filters.ts';

/** Returns conditions as the parameter `filter`, which has only those that are given: a missing one is null, as in `$filter.lists IS NULL OR …`. */
export function filterOf(conditions: Readonly<Record<string, unknown>>): {
  readonly filter: Readonly<Record<string, unknown>>;
} {
  return { filter: Object.fromEntries(Object.entries(conditions).filter(([, value]) => isGiven(value))) };
}

/** The conditions in Cypher on a chain `x`, one per line. */
export function conditionLines(): readonly string[] {
  return [
    ...filterParts.filter((part) => !isUnderLists(part)).map(partLine),
    cypherLine('onlyChains', 'x.chain IN $filter.onlyChains'),
    cypherLine('withoutChains', 'NOT x.chain IN $filter.withoutChains'),
  ];
}

/** The conditions in Cypher on values that depend on the lists of a filter, by the blocks that compute these. */
export function conditionLinesUnderLists(): readonly string[] {
  return filterParts.filter(isUnderLists).map(partLine);
}

function isUnderLists({ condition }: FilterPart): boolean {
  return condition.properties.some((property) => propertyForms[property].underLists);
}

function partLine({ name, condition, excludes }: FilterPart): string {
  return cypherLine(name, cypherOf(condition, `$filter.${name}`, excludes));
}

function cypherLine(name: string, comparison: string): string {
  return `  AND ($filter.${name} IS NULL OR ${comparison})`;
}

function cypherOf(condition: FilterCondition, parameter: string, excludes: boolean): string {
  const { kind, properties } = condition;
  if (kind === 'minimum') return properties.map((property) => `${valueOf(property)} >= ${parameter}`).join(' OR ');
  if (kind === 'flag') {
    const flagOf = (property: Property) =>
      propertyForms[property].optional ? `(${valueOf(property)} IS NOT NULL)` : valueOf(property);
    return properties.map((property) => `${flagOf(property)} = ${parameter}`).join(' OR ');
  }
  const single = properties
    .filter((property) => !propertyForms[property].list)
    .map((property) => {
      const comparison = `${valueOf(property)} IN ${parameter}`;
      if (!excludes) return comparison;
      // A comparison with an absent value is null.
      return propertyForms[property].optional ? `NOT coalesce(${comparison}, false)` : `NOT ${comparison}`;
    });
  const lists = properties.filter((property) => propertyForms[property].list).map(valueOf);
  const every = kind === 'values' && condition.alone ? 'all' : 'any';
  const ofLists = `${excludes ? 'none' : every}(one IN ${lists.join(' + ')} WHERE one IN ${parameter})`;
  return [...single, ...(lists.length === 0 ? [] : [ofLists])].join(excludes ? ' AND ' : ' OR ');
}

/** The value of a property of the chain `x`; of one that depends on lists, the mark of the block that computes it. */
function valueOf(property: Property): string {
  return propertyForms[property].underLists ? `/* @${property} */` : `x.${property}`;
}
