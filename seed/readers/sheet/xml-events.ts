import sax from 'sax';
import { Failure } from '#graph/failure.ts';
import { withoutByteOrderMark } from '../csv.ts';
import { decode } from '../xml.ts';

/** What is done with the parts of a document, in their order. Names have no namespace prefixes. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** A text may come in several parts. */
  text(part: string): void;
  close(name: string): void;
}

const mostDepth = 64;

/**
 * Reads an XML document in constant memory, and yields its handler after every chunk. Only the five entities of XML itself are expanded.
 * @throws BAD_USER_INPUT if it is not well-formed XML in UTF-8; also what the handler throws
 */
export async function* readXmlEvents<T extends XmlHandler>(
  chunks: AsyncIterable<Buffer>,
  file: string,
  handler: T,
): AsyncGenerator<T, void, undefined> {
  const parser = sax.parser(true, { position: true });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  // What is thrown in a callback would leave the parser in the middle of a tag.
  let problem: Error | null = null;
  const attempt = (work: () => void) => {
    if (problem !== null) return;
    try {
      work();
    } catch (error) {
      problem = error instanceof Error ? error : new Error('An XML handler failed', { cause: error });
    }
  };
  parser.onerror = ({ message }) => {
    const why = message.split('\n', 1)[0] ?? '';
    problem ??= new Failure('BAD_USER_INPUT', `${file}, line ${parser.line + 1}: not well-formed XML (${why}).`);
  };
  parser.onopentag = ({ name, attributes }) => {
    attempt(() => {
      if (++depth > mostDepth)
        throw new Failure('BAD_USER_INPUT', `${file}: elements nested more than ${mostDepth} deep.`);
      handler.open(localName(name), textsOf(attributes));
    });
  };
  const text = (part: string) => {
    attempt(() => {
      handler.text(part);
    });
  };
  parser.ontext = text;
  parser.oncdata = text;
  parser.onclosetag = (name) => {
    attempt(() => {
      depth--;
      handler.close(localName(name));
    });
  };
  const check = () => {
    if (problem !== null) throw problem;
  };
  for await (const chunk of withoutByteOrderMark(chunks, file, 'XML')) {
    parser.write(decode(() => decoder.decode(chunk, { stream: true }), file));
    check();
    yield handler;
  }
  decode(() => decoder.decode(), file);
  parser.close();
  check();
}

/** Reads a small document to its end. */
export async function readWholeXml(chunks: AsyncIterable<Buffer>, file: string, handler: XmlHandler): Promise<void> {
  const events = readXmlEvents(chunks, file, handler);
  while ((await events.next()).done !== true);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function textsOf(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}
