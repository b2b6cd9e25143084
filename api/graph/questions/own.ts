import { z } from 'zod';
import type { OwnQuestion } from '../casework/own-questions.ts';
import type { CheckedStatement } from '../cypher/check-statement.ts';
import { parseJson } from '../cursor.ts';
import { CalendarDay } from '../database/values.ts';
import { valueOfText } from './parameters.ts';
import type { OwnParameter } from './parameters.ts';
import { parseParameterType } from './read.ts';

/** How the page sends the text of a field whose type is not declared. */
const kinds = ['text', 'number', 'date', 'yes or no', 'list', 'JSON'] as const;
type Kind = (typeof kinds)[number];

const field = z.object({ kind: z.enum(kinds), text: z.string() });
const limits = z.object({
  least: z.number().nullish(),
  most: z.number().nullish(),
  values: z.array(z.string()).nullish(),
  notAfter: z.string().nullish(),
});

/** The form of an own question as the page saves it. Whatever another client saved instead counts as not there. */
const form = z.object({
  question: z.string().catch(''),
  given: z.record(z.string(), field).catch({}),
  types: z.record(z.string(), z.string()).catch({}),
  limits: z.record(z.string(), limits).catch({}),
});
type Form = z.infer<typeof form>;

const emptyForm: Form = { question: '', given: {}, types: {}, limits: {} };

/** Reads the form of an own question. */
export function readForm(saved: unknown): Form {
  return form.catch(emptyForm).parse(saved);
}

/** The parameters that a form declares: those with a value or a type. */
export function declaredParameters(declared: Form): readonly OwnParameter[] {
  const names = new Set([...Object.keys(declared.given), ...Object.keys(declared.types)]);
  return [...names].map((name) => parameterOf(name, declared));
}

/** The parameters of an own question, in the order of its statement, as its form declares them. */
export function parametersOf(own: Pick<OwnQuestion, 'form'>, { facts }: CheckedStatement): readonly OwnParameter[] {
  const declared = readForm(own.form);
  return [...new Set(facts.parameters.map(({ name }) => name))].map((name) => parameterOf(name, declared));
}

function parameterOf(name: string, { given, types, limits: limitsOf }: Form): OwnParameter {
  const saved = given[name];
  const type = typeOf(types[name], saved?.kind ?? 'JSON');
  const { least, most, values, notAfter } = limitsOf[name] ?? {};
  return {
    name,
    ...type,
    default: saved === undefined ? undefined : defaultOf(saved, type),
    allowed: {
      least: least ?? undefined,
      most: most ?? undefined,
      values: values ?? undefined,
      notAfter: notAfter ?? undefined,
    },
    condition: null,
    description: `The value of $${name} in the statement.`,
  };
}

type TypeOfParameter = Pick<OwnParameter, 'notation' | 'type' | 'required'>;

/** The types of fields whose question declares none; null: any value. */
const typeOfKind: Readonly<Record<Kind, string | null>> = {
  text: 'String',
  number: 'Float',
  date: 'Date',
  'yes or no': 'Boolean',
  list: '[String!]',
  JSON: null,
};

function typeOf(declared: string | undefined, kind: Kind): TypeOfParameter {
  for (const notation of [declared, typeOfKind[kind]]) {
    const parsed = notation == null ? null : parseParameterType(notation);
    if (notation != null && parsed !== null && typeof parsed !== 'string') return { notation, ...parsed };
  }
  return { notation: 'JSON', type: null, required: false };
}

/** Returns what the page sends for a text: nothing for an empty one, or an empty list. */
function defaultOf({ kind, text }: z.infer<typeof field>, { type, required }: TypeOfParameter): unknown {
  if (text.trim() === '') return kind === 'list' || (required && type?.kind === 'list') ? [] : null;
  if (type === null) return parseJson(text);
  if (type.kind === 'list') return readList(text).map((item) => valueOfText(type.of, item));
  return valueOfText(type, text);
}

/** A list as the page's field has it: a JSON array, or separated by commas. */
function readList(text: string): readonly string[] {
  const parsed = text.trimStart().startsWith('[') ? parseJson(text) : null;
  if (Array.isArray(parsed)) return parsed.map(String);
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

/** Returns a value with days as text: a typed statement makes dates of them itself, by `date($day)`. */
export function withoutDays(value: unknown): unknown {
  if (value instanceof CalendarDay) return value.day;
  return Array.isArray(value) ? value.map(withoutDays) : value;
}
