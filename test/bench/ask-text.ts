import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

const agent = new Agent({ keepAlive: true });

/**
 * Asks the server over HTTP as a client does, who gets a kept answer where there is one: its text, with as little work as can be, for
 * the client shares the machine. @throws Error for an answer with errors.
 */
export function askText(url: string, document: string, variables: Readonly<Record<string, unknown>>): Promise<string> {
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
