import { parse, stringify } from 'yaml';
import { z } from 'zod/mini';
import { openQuestion } from './open-question.ts';
import { parameterNames } from './parameter-names.ts';
import type { Given } from './parameter-kinds.ts';
import type { OwnQuestion } from './own-questions.ts';

const header = z.object({
  title: z.string(),
  question: z._default(z.string(), ''),
  parameters: z._default(z.record(z.string(), z.object({ type: z.string(), default: z.optional(z.unknown()) })), {}),
});

/** A question as a `.cypher` file: a header in a comment, then the statement. */
export function writeQuestionFile({ title, question, statement, given }: OwnQuestion): string {
  const names = parameterNames(statement);
  const parameters = names.map((name) => [name, declared(name, given[name] ?? { kind: 'text', text: '' })] as const);
  const yaml = stringify({
    name: questionName(title),
    title,
    question: question === '' ? title : question,
    tags: ['own'],
    ...(names.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
  });
  // In a folder under cypher/ the file also has to say what it answers on the documented case.
  return `/*\n${yaml.replaceAll('*/', '* /')}*/\n${statement.trim()}\n`;
}

/** A file's name of a title: small letters and digits, words joined by a dash. */
export function questionName(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words.join('-').slice(0, 60).replace(/-$/, '');
  return /^[a-z]/.test(name) ? name : `question${name === '' ? '' : `-${name}`}`;
}

/**
 * Reads a `.cypher` file; one without a header is called like the file.
 * @returns what is wrong with it, in words, when it can't be read
 */
export function readQuestionFile(file: string, text: string, asOf: string): OwnQuestion | string {
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const [, yaml, body] = /^\/\*([\s\S]*?)\*\/([\s\S]*)$/.exec(source) ?? [];
  const statement = (body ?? source).trim();
  if (statement === '') return `${file} holds no statement`;
  if (yaml === undefined) return { title: file.replace(/\.cypher$/, ''), question: '', statement, given: {} };
  let parsed;
  try {
    parsed = header.safeParse(parse(`  ${yaml}`, { maxAliasCount: 0 }));
  } catch {
    return `the header of ${file} is not YAML`;
  }
  if (!parsed.success) return `the header of ${file} has no title, or parameters without a type`;
  const { title, question, parameters } = parsed.data;
  const declaredParameters = Object.entries(parameters).map(([name, parameter]) => ({ name, ...parameter }));
  return { title, question, ...openQuestion({ statement, parameters: declaredParameters }, asOf) };
}

function declared(name: string, { kind, text }: Given): Readonly<Record<string, unknown>> {
  const description = `${name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}.`;
  const preset = text.trim() === '' ? undefined : text;
  const withDefault = (type: string, value: unknown) => ({
    type,
    ...(preset === undefined ? {} : { default: value }),
    description,
  });
  switch (kind) {
    case 'text':
    case 'JSON':
      return withDefault('String', text);
    case 'number':
      return withDefault(Number.isInteger(Number(text)) ? 'Int' : 'Float', Number(text));
    case 'yes or no':
      return withDefault('Boolean', text === 'yes');
    case 'list':
      return withDefault(
        '[String!]',
        text.split(',').map((part) => part.trim()),
      );
  }
}
