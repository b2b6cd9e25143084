import type { EntityTable, Field } from '../model/table.ts';
import { propertyFields } from '../model/tables.ts';
import type { TableName } from '../model/vocabulary.ts';

/*
 * The one rule by which a node's values follow from what its sources state, as Cypher: each property comes from the best statement that gives it.
 */

/** Returns the default value of a property, as Cypher, or null if it has none. */
export function defaultValue(table: EntityTable, property: string): string | null {
  const field = propertyFields(table).find((described) => described.property === property);
  if (field?.default === undefined) return null;
  return field.type === 'yesno' ? String(field.default === 'yes') : `'${field.default.toUpperCase()}'`;
}

/**
 * Returns what the statement `r` gives for a property of a table's nodes, as Cypher: null for an empty cell, and for a written `unknown`, which
 * means the same and must not hide what another source knows.
 */
function givenValue(table: EntityTable, property: string): string {
  return defaultValue(table, property) === "'UNKNOWN'" ? `nullIf(r.${property}, 'UNKNOWN')` : `r.${property}`;
}

/** Cypher that parses a day as a date, and an instant as a datetime. @param text Cypher for either of them, or null */
export function parseInstant(text: string): string {
  return `CASE WHEN ${text} CONTAINS 'T' THEN datetime(${text}) ELSE date(${text}) END`;
}

export function withDefault(value: string, fallback: string | null): string {
  return fallback === null ? value : `coalesce(${value}, ${fallback})`;
}

/** The columns whose values a withdrawn node keeps, besides its caption and what is required: only groups of people have a label. */
const surviving: Partial<Record<TableName, readonly string[]>> = {
  people: ['kind'],
  systems: ['kind', 'impact_level', 'sensitivity'],
};

/** Whether readers need a value until the node is deleted. A caption is not needed: rows that wait for a contract are found by its PIID. */
function isNeeded({ name: table }: EntityTable, { name, required }: Field): boolean {
  return required === true || surviving[table]?.includes(name) === true;
}

/** The statements of the day on which the last ones ended: what older ones said had changed by then. */
const lastDescriptions = '[r IN former WHERE r.supersededAt = head(former).supersededAt]';

/** Returns statements of a table with those first that decide a value, as Cypher: the best one with an impact level says what a system is. */
function decisiveFirst({ name: table }: EntityTable, { name }: Field, statements: string): string {
  const isStatedByLevel = table === 'systems' && (name === 'kind' || name === 'sensitivity');
  return isStatedByLevel ? `[r IN ${statements} WHERE r.impactLevel IS NOT NULL] + ${statements}` : statements;
}

/**
 * Returns a value of a node, as Cypher.
 *
 * - `stated`: what sources state about it, best first.
 * - `former`: if nothing, what was superseded, the latest first, then best first. A node that no source describes any more keeps its caption and
 *   the values that `isNeeded` names, as last described, because statements of other sources may still end on it.
 *
 * @param undescribed the value of a node that nothing has ever described, as Cypher
 */
export function resolvedValue(table: EntityTable, field: Field & { property: string }, undescribed: string): string {
  const { property } = field;
  const given = givenValue(table, property);
  const bestOf = (statements: string) =>
    `head([r IN ${decisiveFirst(table, field, statements)} WHERE ${given} IS NOT NULL | ${given}])`;
  const last = bestOf(surviving[table.name] === undefined ? 'former' : lastDescriptions);
  const former = isNeeded(table, field)
    ? `CASE WHEN stated = [] AND former = [] THEN ${undescribed} ELSE ${last} END`
    : table.caption.includes(field.name)
      ? last
      : null;
  return withDefault(withDefault(bestOf('stated'), former), defaultValue(table, property));
}
