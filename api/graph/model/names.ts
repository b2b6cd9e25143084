import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { derivedEdgeTypes, derivedEdges, derivedLabels, derivedNodes, derivedProperties } from './derived.ts';
import { misusesIn } from './misuses.ts';
import type { Given, UsedValues } from './misuses.ts';
import { tables } from './tables.ts';
import { casework, labels, personRoles, statementTypes } from './vocabulary.ts';

/** Labels that a saved question can use. */
export const modelLabels: ReadonlySet<string> = new Set([...labels, ...personRoles, ...derivedLabels]);

export const modelEdgeTypes: ReadonlySet<string> = new Set([...statementTypes, ...derivedEdgeTypes]);

/** Properties that no table lists; `to` is the subcontractor's key on SUBCONTRACTS_TO, `address` identifies what a claim is about, `type` is the former type of a SUPERSEDED statement. */
const statementProperties = [
  'key',
  'source',
  'row',
  'validFrom',
  'validTo',
  'confidence',
  'dataClass',
  'withdrawn',
  'otherIdentifiers',
  'otherNames',
  'normalizedNames',
  'recordedAt',
  'supersededAt',
  'importId',
  'to',
  'address',
  'type',
];

/** Properties of countries, which no table describes. */
const countryProperties = ['name', 'isForeign'];

export const modelProperties: ReadonlySet<string> = new Set([
  ...statementProperties,
  ...countryProperties,
  ...[...derivedNodes, ...derivedEdges].flatMap(({ properties }) => properties),
  ...Object.values(derivedProperties).flat(),
  ...Object.values(tables).flatMap(({ fields }) =>
    fields.flatMap((field) => ('property' in field ? [field.property] : [])),
  ),
]);

/** Labels of bookkeeping nodes and their key: the graph's own state, import jobs, rows that wait for contracts. */
export const bookkeeping = { Subtier: 'key', Import: 'id', WaitingRow: 'key' } as const;

/** Where a statement uses a name; line and column count from 1. */
interface Used {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The names in a statement. */
export interface UsedNames {
  readonly nodeLabels: readonly Used[];
  readonly relationshipTypes: readonly Used[];
  readonly labelsOrTypes: readonly Used[];
  readonly properties: readonly Used[];
  /** Keys of maps, which may be read after a dot as properties are. */
  readonly mapKeys: readonly string[];
}

/** A name that is not in the model, and `what` it would be. */
export interface UnknownName extends Used {
  readonly what: string;
  readonly suggestions: readonly string[];
}

/** Returns the names in a statement that are not in the model, and so silently match nothing: labels first, then edges, then properties. */
export function unknownNames(used: UsedNames): readonly UnknownName[] {
  const eitherKind = new Set([...modelLabels, ...modelEdgeTypes]);
  const kinds: readonly (readonly [string, readonly Used[], ReadonlySet<string>])[] = [
    ['label', used.nodeLabels, modelLabels],
    ['edge', used.relationshipTypes, modelEdgeTypes],
    ['label or edge', used.labelsOrTypes, eitherKind],
    ['property', used.properties.filter(({ name }) => !used.mapKeys.includes(name)), modelProperties],
  ];
  return kinds.flatMap(([what, uses, known]) =>
    uses
      .filter(({ name }) => !known.has(name))
      .map((use) => ({ ...use, what, suggestions: suggestionList(use.name, [...known]).slice(0, 2) })),
  );
}

/** What follows a dot after a date, time, duration or point, and is no property. */
const components = new Set(
  `year quarter month week weekYear dayOfQuarter quarterDay dayOfWeek weekDay ordinalDay day hour minute second millisecond
  microsecond nanosecond timezone offset offsetMinutes offsetSeconds epochMillis epochSeconds years quarters months weeks days hours
  minutes seconds milliseconds microseconds nanoseconds quartersOfYear monthsOfQuarter monthsOfYear daysOfWeek minutesOfHour
  secondsOfMinute millisecondsOfSecond microsecondsOfSecond nanosecondsOfSecond x y z longitude latitude height crs srid`.split(
    /\s+/,
  ),
);

/** A warning about a statement that runs; line and column count from 1. */
export interface StatementWarning {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Warns of the names in a statement that nothing in any graph of Subtier has, whatever is in this one: an answer without rows would be a false
 * all-clear. So is one for a date beside a text, a word outside its list, or an edge between labels that it never joins. Each name once, in the order of the text. Properties of bookkeeping nodes are not checked.
 */
export function warningsAbout(used: UsedNames & UsedValues, given: Given): readonly StatementWarning[] {
  const isOwn = ({ name }: Used) => name in bookkeeping;
  const usesOwn = [...used.nodeLabels, ...used.labelsOrTypes].some(isOwn);
  const unknown = unknownNames(used).filter(
    (one) =>
      !(one.what === 'property' ? usesOwn || components.has(one.name) : isOwn(one) || one.name === casework.label),
  );
  const first = new Map(unknown.map((one) => [`${one.what} ${one.name}`, one] as const).reverse());
  const missing = [...first.values()].map(({ what, name, suggestions, line, column }) => ({
    message: `The model has no ${what} ${name}, so it matches nothing${
      suggestions.length === 0 ? '.' : `: did you mean ${suggestions.join(' or ')}?`
    }`,
    line,
    column,
  }));
  return [...missing, ...misusesIn(used, given)].sort((a, b) => a.line - b.line || a.column - b.column);
}
