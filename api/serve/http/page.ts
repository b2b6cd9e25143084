import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import type { Options } from 'sirv';
import { z } from 'zod';
import { onlyReads, sendJson } from './endpoints.ts';
import { pagePolicy } from './guards.ts';

/** The path of a record's page, such as /system/KEY. */
const recordPath = /^\/(?!assets\/)[a-z-]+\/./;

/** The first parts of the page's addresses, which its build writes; null: every address is one of the page. */
const addressList = z.array(z.string());

function readAddresses(folder: string): readonly string[] | null {
  const file = join(folder, 'addresses.json');
  return existsSync(file) ? addressList.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Serves the page's files. At its other addresses, the page itself, which reads the address; what is neither is 404. */
export function servePage(folder: string): RequestListener {
  // `dev` looks files up on each request, so a rebuilt page is served without a restart.
  const options: Options = {
    dev: true,
    etag: true,
    single: true,
    setHeaders: (response, path) => {
      response.setHeader('Content-Security-Policy', pagePolicy);
      // Names of built files contain a hash of their content.
      if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    },
  };
  const files = sirv(folder, options);
  // The key of a record may look like a file name: /list/15CFR791.4.
  const recordFiles = sirv(folder, { ...options, ignores: false });
  const isKnown = (path: string) => {
    const [, first = ''] = path.split('/');
    return (
      first === '' || first === 'assets' || first.includes('.') || readAddresses(folder)?.includes(first) !== false
    );
  };
  return (request, response) => {
    if (!onlyReads(request, response)) return;
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (!isKnown(path)) {
      sendUnknown(folder, (request.headers.accept ?? '').includes('text/html'), response);
      return;
    }
    const serve = recordPath.test(path) ? recordFiles : files;
    serve(request, response, () => {
      if (existsSync(join(folder, 'index.html'))) sendJson(response, 404, { error: 'No such file.' });
      else sendJson(response, 503, { error: 'The page is not built: run npm run prepare.' });
    });
  };
}

/** Answers for an address that nothing has: a browser gets the page, which says so and leads on. */
function sendUnknown(folder: string, isBrowser: boolean, response: ServerResponse): void {
  const error =
    'No such address: the page is at /, the API at /graphql, its schema at /schema.graphql; docs/api.md has the rest.';
  if (!isBrowser) {
    sendJson(response, 404, { error });
    return;
  }
  response.setHeader('Content-Security-Policy', pagePolicy);
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(readFileSync(join(folder, 'index.html')));
}
