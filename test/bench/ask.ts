import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { parse, print, separateOperations } from 'graphql';
import { z } from 'zod';

const agent = new Agent({ keepAlive: true });

type Variables = Readonly<Record<string, unknown>>;

/**
 * Sends a query over HTTP as any client does; the server may answer it from its cache. Returns the text of the answer, with as little
 * work as possible, because the client shares the machine. @throws Error for an answer with errors.
 */
export function askText(url: string, document: string, variables: Variables): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${url}graphql`,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' } },
      (response) => {
        text(response).then((body) => {
          if (response.statusCode === 200 && body.startsWith('{"data":')) resolve(body);
          else reject(new Error(body.slice(0, 500)));
        }, reject);
      },
    );
    asked.once('error', reject);
    asked.end(JSON.stringify({ query: document, variables }));
  });
}

let requests = 0;

/**
 * Sends a query that is never cached: a variable that the document does not use differs in each request. Returns the text of the answer.
 * @throws Error for an answer with errors.
 */
export function askAnew(url: string, document: string, variables: Variables): Promise<string> {
  return askText(url, document, { ...variables, request: requests++ });
}

/** Sends a query that is never cached, and parses its answer. @throws Error for an answer with errors. */
export async function ask<T extends z.ZodType>(
  url: string,
  document: string,
  variables: Variables,
  shape: T,
): Promise<z.infer<T>> {
  const body = await askAnew(url, document, variables);
  return shape.parse(z.object({ data: z.unknown() }).parse(JSON.parse(body)).data);
}

/** The page's own documents, so that the benchmark measures nothing easier. */
export const pageDocuments = {
  exposures: read('exposures/system-chains') + read('exposures/chain-row') + read('exposures/system-asset'),
  groups: read('exposures/exposed-systems') + read('exposures/system-asset'),
  coverage: read('coverage/coverage'),
  screen: operation(read('screen/screen'), 'Screen'),
} as const;

function read(name: string): string {
  return readFileSync(new URL(`../../web/src/${name}.graphql`, import.meta.url), 'utf8');
}

/** Returns one operation of a document with the fragments that it uses. */
function operation(document: string, name: string): string {
  const found = separateOperations(parse(document))[name];
  if (found === undefined) throw new TypeError(`The document has no operation ${name}.`);
  return print(found);
}
