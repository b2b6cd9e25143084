import sax from 'sax';
import { Failure } from '#graph/failure.ts';
import { inTurns } from './bounds.ts';
import { withoutByteOrderMark } from './csv.ts';

/** An element, with names without their namespace prefixes. */
export interface XmlElement {
  readonly name: string;
  /** The line of its start tag. */
  readonly line: number;
  /** The position of its start tag in the file: several may be on one line. */
  readonly place: number;
  /** Its own text, without that of its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** Limits of one record; a file that exceeds them is refused. */
const limits = { characters: 8 * 1024 * 1024, depth: 64 } as const;

/**
 * Reads the elements of some names, in batches and constant memory. Only the five entities of XML itself are expanded: a file that uses
 * others is refused, so a document type with nested entities is harmless.
 * @throws BAD_USER_INPUT with its line if the file is not well-formed XML in UTF-8, or a record is too large.
 */
export function readXmlRecords(
  chunks: AsyncIterable<Buffer>,
  file: string,
  records: ReadonlySet<string>,
): AsyncGenerator<readonly XmlElement[], void, undefined> {
  return inTurns(parseXmlRecords(chunks, file, records));
}

async function* parseXmlRecords(
  chunks: AsyncIterable<Buffer>,
  file: string,
  records: ReadonlySet<string>,
): AsyncGenerator<readonly XmlElement[], void, undefined> {
  const parser = new RecordParser(file, records);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of withoutByteOrderMark(chunks, file, 'XML')) {
    const found = parser.write(decode(() => decoder.decode(chunk, { stream: true }), file));
    if (found.length > 0) yield found;
  }
  decode(() => decoder.decode(), file);
  parser.end();
}

/** @throws BAD_USER_INPUT */
export function decode(work: () => string, file: string): string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Failure('BAD_USER_INPUT', `${file}: not UTF-8 text; save the file as UTF-8.`, { cause: error });
  }
}

interface OpenElement extends XmlElement {
  text: string;
  readonly children: OpenElement[];
}

class RecordParser {
  readonly #file: string;
  readonly #parser = sax.parser(true, { position: true });
  readonly #open: OpenElement[] = [];
  #found: XmlElement[] = [];
  #problem: Failure | null = null;
  #isAtEnd = false;
  /** The position at which the last record ended. */
  #lastEnd = 0;

  constructor(file: string, records: ReadonlySet<string>) {
    this.#file = file;
    const parser = this.#parser;
    parser.onerror = (error) => {
      const why = error.message.split('\n', 1)[0] ?? '';
      this.#fail(`not well-formed XML (${why})${this.#isAtEnd ? ': the file is cut off; download it again' : ''}`);
    };
    // The start of a tag, not its end, since a tag may have several lines.
    parser.onopentagstart = (tag) => {
      const name = tag.name.slice(tag.name.indexOf(':') + 1);
      if (this.#open.length === 0 && !records.has(name)) return;
      const element = { name, line: parser.line + 1, place: parser.position, text: '', children: [] };
      this.#open.at(-1)?.children.push(element);
      this.#open.push(element);
      if (this.#open.length > limits.depth) this.#fail(`elements nested more than ${limits.depth} deep`);
    };
    const addText = (text: string): void => {
      const element = this.#open.at(-1);
      if (element !== undefined) element.text += text;
    };
    parser.ontext = addText;
    parser.oncdata = addText;
    parser.onclosetag = () => {
      const element = this.#open.pop();
      if (element === undefined || this.#open.length > 0) return;
      this.#found.push(element);
      this.#lastEnd = parser.position;
    };
  }

  write(text: string): readonly XmlElement[] {
    this.#found = [];
    this.#parser.write(text);
    if (this.#parser.position - this.#lastEnd > limits.characters)
      this.#fail(`a record longer than ${limits.characters / 1024 / 1024} MiB`);
    if (this.#problem !== null) throw this.#problem;
    return this.#found;
  }

  end(): void {
    this.#isAtEnd = true;
    this.#parser.close();
    if (this.#problem !== null) throw this.#problem;
  }

  #fail(why: string): void {
    this.#problem ??= new Failure('BAD_USER_INPUT', `${this.#file}, line ${this.#parser.line + 1}: ${why}.`);
  }
}

/** Returns the text of the first element at a path below an element, on one line; empty if there is none. */
export function textAt(element: XmlElement, path: string): string {
  return elementAt(element, path)?.text.replace(/\s+/g, ' ').trim() ?? '';
}

/** Returns the elements of a name below an element. */
export function elementsAt(element: XmlElement, path: string): readonly XmlElement[] {
  const [last = '', ...parents] = path.split('/').reverse();
  const parent = elementAt(element, parents.reverse().join('/'));
  return parent?.children.filter(({ name }) => name === last) ?? [];
}

function elementAt(element: XmlElement, path: string): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  for (const step of path === '' ? [] : path.split('/')) found = found?.children.find(({ name }) => name === step);
  return found;
}
