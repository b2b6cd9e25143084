import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { pagePolicy } from './security-headers.ts';
import { sendJson } from './send-json.ts';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers with the page's files; every path that is no file is the page itself, which reads the address. */
export function servePage(folder: string): RequestHandler {
  // `dev`: files are looked up when asked for, so that a page built anew under a running server is served.
  const files = sirv(folder, {
    dev: true,
    etag: true,
    single: true,
    setHeaders: (response, path) => {
      response.setHeader('Content-Security-Policy', pagePolicy);
      // The names of built files carry a hash of what is in them.
      if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    },
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      sendJson(response, 405, { error: 'The page is read with GET.' });
      return;
    }
    files(request, response, () => {
      if (existsSync(join(folder, 'index.html'))) sendJson(response, 404, { error: 'There is no such file.' });
      else sendJson(response, 503, { error: 'The page is not built: run npm run prepare.' });
    });
  };
}
