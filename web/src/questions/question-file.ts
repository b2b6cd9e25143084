import { Document, parse, parseDocument, stringify } from 'yaml';
import { z } from 'zod/mini';
import type { Conditions } from '../address/address.ts';
import { openQuestion } from '../show-cypher/draft.ts';
import {
  declareParameter,
  limitsSchema,
  parameterNames,
  unwrapDays,
  wrapParameters,
} from '../show-cypher/parameters.ts';
import { inDigits } from '../words.ts';
import type { OwnQuestion } from './questions.ts';

const header = z.object({
  title: z.string(),
  question: z._default(z.string(), ''),
  parameters: z._default(
    z.record(z.string(), z.extend(limitsSchema, { type: z.string(), default: z.optional(z.unknown()) })),
    {},
  ),
});

/** Comment in a new file: the library's loader requires an expectation, which its tests check. */
const EXPECT = ' The expected answer on the documented case. Replace it with the number of rows and the texts in them.';

/**
 * Writes a question as a `.cypher` file: a header in a comment, then the statement. The server loads it from a folder under `cypher`.
 * In the header of an imported file, everything but title, question and parameters is preserved.
 */
export function writeQuestionFile({ title, question, statement, given, header: before }: OwnQuestion): string {
  const document = before === undefined ? newHeader(title) : parseDocument(`  ${before}`);
  const wording = question === '' ? title : question;
  if (document.get('title') !== title) document.set('name', questionName(title));
  if (document.get('title') !== title) document.set('title', title);
  if (document.get('question') !== wording) document.set('question', wording);
  const { names, text } = nameForFile(statement.trim());
  for (const [name, nameThere] of names) {
    if (!document.hasIn(['parameters', nameThere])) {
      const declared = declareParameter(nameThere, given[name] ?? { kind: 'text', text: '' });
      document.setIn(['parameters', nameThere], document.createNode(declared));
    }
  }
  const used = new Set(names.values());
  const declared = parametersOf(document);
  for (const name of Object.keys(declared)) if (!used.has(name)) document.deleteIn(['parameters', name]);
  const days = Object.entries(declared).filter(([, { type }]) => type.includes('Date'));
  const unwrapped = unwrapDays(text, new Set(days.map(([name]) => name)));
  // Long lines are not folded, because folding would change the spaces in a text.
  const yaml =
    before !== undefined && isSame(document, before) ? `${before.trim()}\n` : document.toString({ lineWidth: 0 });
  return `/*\n${yaml.replaceAll('*/', '* /')}*/\n${unwrapped}\n`;
}

function newHeader(title: string): Document {
  const document = new Document({ name: questionName(title), title, question: title, tags: ['own'] });
  const expect = document.createNode([{ rows: 0 }]);
  expect.commentBefore = EXPECT;
  document.set('expect', expect);
  return document;
}

function isSame(document: Document, before: string): boolean {
  return stringify(document.toJS()) === stringify(parse(`  ${before}`));
}

function parametersOf(document: Document): z.infer<typeof header>['parameters'] {
  const read = header.safeParse(document.toJS());
  return read.success ? read.data.parameters : {};
}

/** Command-line options of every question; the server rejects parameters with these names. */
const reserved: ReadonlySet<string> = new Set(['first', 'format', 'paramsJson', 'paramsFile', 'help']);

/** Renames the parameters to camelCase, as a file requires; returns the new names by old name, and the renamed statement. */
function nameForFile(statement: string): { readonly names: ReadonlyMap<string, string>; readonly text: string } {
  const names = new Map<string, string>();
  for (const name of parameterNames(statement)) {
    const [first = 'value', ...rest] = name.match(/[A-Za-z0-9]+/g) ?? [];
    const joined = [first, ...rest.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)].join('');
    const cased = /^[A-Za-z]/.test(joined) ? `${joined.charAt(0).toLowerCase()}${joined.slice(1)}` : `value${joined}`;
    const taken = new Set(names.values());
    let free = reserved.has(cased) ? `${cased}Value` : cased;
    while (taken.has(free)) free = `${free}2`;
    names.set(name, free);
  }
  return { names, text: wrapParameters(statement, (name) => `$${names.get(name) ?? name}`) };
}

/** Derives a file name from a title: lower-case letters and digits, words joined by hyphens. */
export function questionName(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = words.join('-').slice(0, 60).replace(/-$/, '');
  return /^[a-z]/.test(name) ? name : `question${name === '' ? '' : `-${name}`}`;
}

/** The largest file that is imported, in bytes, and the most files at once. */
const LARGEST_FILE = 100_000;
const MOST_FILES = 200;

type QuestionFile = Pick<File, 'name' | 'size' | 'text'>;

/**
 * Reads `.cypher` files, one after the other; one that is too large is not opened.
 * @returns the questions, and what is wrong with the other files, in words
 */
export async function readQuestionFiles(
  files: readonly QuestionFile[],
  conditions: Conditions,
): Promise<{ readonly questions: readonly OwnQuestion[]; readonly refused: readonly string[] }> {
  if (files.length > MOST_FILES) {
    const refused = `${inDigits(files.length)} files are too many: import at most ${inDigits(MOST_FILES)} at once`;
    return { questions: [], refused: [refused] };
  }
  const questions: OwnQuestion[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const read =
      file.size > LARGEST_FILE
        ? `${file.name} is larger than ${inDigits(LARGEST_FILE / 1000)} KB`
        : readQuestionFile(file.name, await file.text(), conditions);
    if (typeof read === 'string') refused.push(read);
    else questions.push(read);
  }
  return { questions, refused };
}

/**
 * Reads a `.cypher` file; without a header, the file name becomes the title.
 * @returns the question, or a message if the file cannot be read
 */
export function readQuestionFile(file: string, text: string, conditions: Conditions): OwnQuestion | string {
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const [, yaml, body] = /^\/\*([\s\S]*?)\*\/([\s\S]*)$/.exec(source) ?? [];
  const statement = (body ?? source).trim();
  if (statement === '') return `${file} has no statement`;
  if (yaml === undefined) return { title: file.replace(/\.cypher$/, ''), question: '', statement, given: {} };
  let parsed;
  try {
    parsed = header.safeParse(parse(`  ${yaml}`, { maxAliasCount: 0 }));
  } catch {
    return `the header of ${file} is not YAML`;
  }
  if (!parsed.success) return `the header of ${file} lacks a title, or the type of a parameter`;
  const { title, question, parameters } = parsed.data;
  const declaredParameters = Object.entries(parameters).map(([name, parameter]) => ({ name, ...parameter }));
  return { title, question, header: yaml, ...openQuestion({ statement, parameters: declaredParameters }, conditions) };
}
