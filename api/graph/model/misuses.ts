import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import { derivedEdges } from './derived.ts';
import { relationships } from './relationships.ts';
import type { Field, Table } from './table.ts';
import { tables } from './tables.ts';
import { labels, personRoles } from './vocabulary.ts';

/** Uses of names that exist, in ways that never match: dates beside texts, words outside a list, edges between labels that they never join. */

interface Place {
  readonly line: number;
  readonly column: number;
}

/** A property beside texts or a parameter. */
interface ComparedProperty extends Place {
  readonly name: string;
  readonly texts: readonly string[];
  readonly parameter: string | null;
  readonly isEquality: boolean;
}

/** An edge of a pattern; an end is null if any label may be there. */
interface PatternEdge extends Place {
  readonly types: readonly string[];
  readonly from: readonly string[] | null;
  readonly to: readonly string[] | null;
  readonly isDirected: boolean;
}

export interface UsedValues {
  readonly comparisons: readonly ComparedProperty[];
  readonly steps: readonly PatternEdge[];
}

/** What is known when a statement runs. */
export interface Given {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The words of derived properties. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

interface Misuse extends Place {
  readonly message: string;
}

const fields = Object.values<Table>(tables).flatMap((table): readonly Field[] => table.fields);
const propertyNames = new Set(fields.flatMap(({ property }) => property ?? []));
const fieldsNamed = (name: string) => fields.filter(({ property }) => property === name);

/** Properties that are dates in every table that has them. */
const dates: ReadonlySet<string> = new Set([
  'validFrom',
  'validTo',
  ...[...propertyNames].filter((name) => fieldsNamed(name).every(({ type }) => type === 'date')),
]);

/** The words of properties that are enums in every table that has them. */
const wordsOfTables: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...propertyNames]
    .filter((name) => fieldsNamed(name).every(({ type }) => type === 'enum'))
    .map((name) => [
      name,
      fieldsNamed(name)
        .flatMap(({ values }) => values ?? [])
        .map((word) => word.toUpperCase()),
    ]),
);

/** Returns warnings about uses that match nothing in any graph of Subtier. */
export function misusesIn({ comparisons, steps }: UsedValues, { parameters, words }: Given): readonly Misuse[] {
  const known = { ...wordsOfTables, ...words };
  return [
    ...comparisons.flatMap((one) => [...asDate(one, parameters), ...asWord(one, known, parameters)]),
    ...steps.flatMap(asEdge),
  ];
}

function textsOf({ texts, parameter }: ComparedProperty, parameters: Given['parameters']): readonly string[] {
  const value = parameter === null ? null : parameters[parameter];
  return [...texts, ...(Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')];
}

function asDate(one: ComparedProperty, parameters: Given['parameters']): readonly Misuse[] {
  const { name, parameter, line, column } = one;
  const [text] = textsOf(one, parameters);
  if (!dates.has(name) || text === undefined) return [];
  const written = parameter === null ? `date('${text}')` : `date($${parameter})`;
  return [{ message: `${name} is a date, and a text matches no date: did you mean ${written}?`, line, column }];
}

function asWord(one: ComparedProperty, known: Given['words'], parameters: Given['parameters']): readonly Misuse[] {
  const { name, isEquality, line, column } = one;
  const words = known[name];
  if (words === undefined || !isEquality) return [];
  const unknown = textsOf(one, parameters).filter((text) => !words.includes(text));
  return [...new Set(unknown)].map((text) => {
    const [same] = words.filter((word) => word === text.toUpperCase().replaceAll(/[ -]/g, '_'));
    const [near = same] = same === undefined ? suggestionList(text.toUpperCase(), words) : [same];
    const advice = near === undefined ? `: it is one of ${[...new Set(words)].join(', ')}.` : `: did you mean ${near}?`;
    return { message: `${name} is never '${text}'${advice}`, line, column };
  });
}

interface Ends {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

function endsOf(type: string): readonly Ends[] {
  return [
    ...relationships.filter(({ edge }) => edge === type).map(({ from, to }) => ({ from: [from], to: [to] })),
    ...derivedEdges.filter((edge) => edge.type === type),
  ];
}

const roles: ReadonlySet<string> = new Set(personRoles);
const checkedLabels: ReadonlySet<string> = new Set([...labels, ...derivedEdges.flatMap(({ from }) => from)]);

/** The ends as the model has them; null if one may be anything, or is not of the model. */
function inModel(names: readonly string[] | null): readonly string[] | null {
  const plain = names?.map((name) => (roles.has(name) ? 'Person' : name)) ?? null;
  return plain?.every((name) => checkedLabels.has(name)) === true ? plain : null;
}

function asEdge({ types, from, to, isDirected, line, column }: PatternEdge): readonly Misuse[] {
  const ends = types.map(endsOf);
  const [start, end] = [inModel(from), inModel(to)];
  if (ends.some((one) => one.length === 0) || (start === null && end === null)) return [];
  const includes = (asked: readonly string[] | null, found: readonly string[]) =>
    asked === null || asked.some((label) => found.includes(label));
  const joins = (a: typeof start, b: typeof end) =>
    ends.flat().some((one) => includes(a, one.from) && includes(b, one.to));
  if (joins(start, end) || (!isDirected && joins(end, start))) return [];
  const written = `${start?.join(' or ') ?? 'anything'} to ${end?.join(' or ') ?? 'anything'}`;
  const found = [...new Set(ends.flat().map((one) => `from ${one.from.join(' or ')} to ${one.to.join(' or ')}`))];
  const advice =
    isDirected && joins(end, start) ? 'did you mean the other direction?' : `it goes ${found.slice(0, 3).join(', ')}.`;
  const message = `${types.join(' or ')} never goes from ${written}, so it matches nothing: ${advice}`;
  return [{ message, line, column }];
}
