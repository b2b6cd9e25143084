import type { RequestListener } from 'node:http';
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sirv from 'sirv';
import { readGraphState } from '#graph/derive/graph-state.ts';
import { listDesignationLists } from '#graph/entities/holdings.ts';
import { countAccesses } from '#graph/exposures/index/columns.ts';
import type { Graph } from '#graph/exposures/index/graph.ts';
import type { Analysis } from '#graph/exposures/index/load.ts';
import { Failure } from '#graph/failure.ts';
import { readSchemaVersion, schemaVersion } from '#graph/schema/schema.ts';
import type { Metrics } from '../telemetry/telemetry.ts';
import { pagePolicy } from './guards.ts';

/** Whether each thing that answers need is there; in words, what is not. */
interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/** Who asks wants to know now; the database may be starting anew. */
const patience = 5000;
const policyLists = ['10USC4872', '15CFR791.4'];

/** @param savedQueries how many the library has; none is not ready */
export async function readReadiness({ database, analysis }: Graph, savedQueries: number): Promise<Readiness> {
  const [reachable, schema, lists, data, analysed] = await Promise.all([
    check(async () => {
      await database.read('RETURN 1');
      return null;
    }),
    check(async () => ((await readSchemaVersion(database)) === schemaVersion ? null : 'not set up')),
    check(async () => {
      const there = (await listDesignationLists(database)).map(({ key }) => key);
      const missing = policyLists.filter((list) => !there.includes(list));
      return missing.length === 0 ? null : `missing: ${missing.join(', ')}`;
    }),
    check(async () => ((await readGraphState(database)).version > 0 ? null : 'nothing imported yet')),
    check(async () => {
      await analysis.current();
      return null;
    }, 'being loaded'),
  ]);
  const checks = {
    database: reachable,
    schema,
    lists,
    savedQueries: savedQueries > 0 ? 'ok' : 'none',
    data,
    analysis: analysed,
  };
  return { ready: Object.values(checks).every((state) => state === 'ok'), checks };
}

/** @param otherwise what to say of work that is not done in time */
async function check(work: () => Promise<string | null>, otherwise = 'does not answer'): Promise<string> {
  const stop = new AbortController();
  const late = setTimeout(patience, otherwise, { signal: stop.signal }).catch(() => null);
  try {
    return (await Promise.race([work(), late])) ?? 'ok';
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  } finally {
    stop.abort();
  }
}

/** @param isOpen no to a server that others see: what it does is not for them */
export async function answerMetrics(
  metrics: Metrics,
  analysis: Analysis,
  isOpen: boolean,
  response: ServerResponse,
): Promise<void> {
  if (!isOpen) {
    sendJson(response, 403, { error: 'This server shows its metrics to nobody, as it has a public address.' });
    return;
  }
  const { latest } = analysis;
  metrics.analysisVersion.set(latest?.version ?? 0);
  metrics.analysisAccesses.set(latest === null ? 0 : countAccesses(latest));
  const text = await metrics.text();
  response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

/** Answers with the page's files; every path that is no file is the page itself, which reads the address. */
export function servePage(folder: string): RequestListener {
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
