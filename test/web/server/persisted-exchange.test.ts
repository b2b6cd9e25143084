import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { cacheExchange, createClient, fetchExchange } from '@urql/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { CoverageDocument, StatusDocument } from '#web/generated/graphql.ts';
import { persistedExchange } from '#web/server/persisted-exchange.ts';

const manifest = z.record(z.string(), z.string());
const documents = manifest.parse(JSON.parse(readFileSync('web/src/generated/persisted-documents.json', 'utf8')));
const sent = z.object({
  query: z.string().optional(),
  variables: z.unknown(),
  extensions: z.object({ persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string() }) }),
});
/** The request bodies the server received. */
const bodies: unknown[] = [];
const server = createServer((request, response) => {
  void json(request).then((body) => {
    bodies.push(body);
    response.setHeader('Content-Type', 'application/json').end('{"data":{}}');
  });
});
let url: string;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  url = `http://127.0.0.1:${address.port}/graphql`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each([
  ['Coverage', CoverageDocument],
  ['Status', StatusDocument],
])('%s is sent as a hash that the server knows, without its text', async (name, document) => {
  const exchanges = [persistedExchange(), cacheExchange, fetchExchange];
  await createClient({ url, preferGetMethod: false, exchanges }).query(document, {}).toPromise();
  const { query, extensions } = sent.parse(bodies.pop());
  expect(query).toBeUndefined();
  expect(documents[extensions.persistedQuery.sha256Hash]).toContain(`query ${name}`);
});
