import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import pino from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { openGraph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { proxyHeader, startSigningProxy } from './signing-proxy.ts';
import type { SigningProxy } from './signing-proxy.ts';

let server: RunningServer;
let proxy: SigningProxy;
const reader = { sub: 'rosa', name: 'Rosa Reader', realm: { roles: ['READER', 'of something else'] } };

beforeAll(async () => {
  const graph = await openGraph(await withEmptyData());
  proxy = await startSigningProxy();
  const environment = { ...testEnvironment(), signIn: proxy.settings };
  server = await startServer({ graph, environment, log: pino({ level: 'silent' }) });
});

afterAll(() => server.close());

async function ask(headers: Readonly<Record<string, string>>, query = '{ me { id name role by } }'): Promise<unknown> {
  const response = await fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const signedIn = { data: { me: { name: 'Rosa Reader', role: 'READER', by: 'PROXY' } } };
const refused = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

test('who is signed in at the proxy is who its token says, also as a bearer token', async () => {
  const token = await proxy.sign(reader);
  expect(await ask({ [proxyHeader]: token })).toMatchObject(signedIn);
  expect(await ask({ [proxyHeader]: `Bearer ${token}` })).toMatchObject(signedIn);
});

test('a plain header with a name is nothing', async () => {
  for (const name of ['x-forwarded-user', 'remote-user', proxyHeader])
    expect(await ask({ [name]: 'ada' })).toMatchObject(refused);
});

test.each<readonly [string, () => Promise<string> | string]>([
  ['has expired', () => proxy.sign(reader, { expires: '-1m' })],
  ['is for another audience', () => proxy.sign(reader, { audience: 'another' })],
  ['is of another issuer', () => proxy.sign(reader, { issuer: 'https://evil.example' })],
  ['has no subject', () => proxy.sign({ realm: reader.realm })],
  [
    'is not signed',
    () =>
      new UnsecuredJWT(reader).setIssuer(proxy.settings.issuer).setAudience('subtier').setExpirationTime('5m').encode(),
  ],
  [
    'is signed by somebody else',
    async () =>
      new SignJWT(reader)
        .setProtectedHeader({ alg: 'ES256', kid: 'proxy' })
        .setIssuer(proxy.settings.issuer)
        .setAudience('subtier')
        .setExpirationTime('5m')
        .sign((await generateKeyPair('ES256')).privateKey),
  ],
  [
    'is signed with the public key as a secret',
    async () =>
      new SignJWT(reader)
        .setProtectedHeader({ alg: 'HS256', kid: 'proxy' })
        .setIssuer(proxy.settings.issuer)
        .setAudience('subtier')
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(await (await fetch(proxy.settings.jwks)).text())),
  ],
])('a token that %s is refused', async (_, token) => {
  expect(await ask({ [proxyHeader]: await token() })).toMatchObject(refused);
});

test('somebody without a role learns which claims came', async () => {
  const token = await proxy.sign({ sub: 'nobody', realm: { roles: ['visitor'] } });
  expect(await ask({ [proxyHeader]: token })).toMatchObject({
    errors: [
      {
        message: 'The claim realm.roles gives no role: it is visitor. It must be READER, ANALYST, EDITOR or ADMIN.',
        extensions: { code: 'FORBIDDEN' },
      },
    ],
  });
});

test('what somebody writes has their name, and the audit has who did what', async () => {
  const headers = await proxy.headers('edgar', 'EDITOR');
  const saved =
    'mutation { saveInvestigation(investigation: { name: "Escorts", notes: "a secret", document: { nodes: {}, edges: {} }, address: "" }) { id author } }';
  expect(await ask(headers, saved)).toMatchObject({ data: { saveInvestigation: { author: 'edgar Doe' } } });
  expect(await ask(headers, '{ cypher(statement: "MATCH (s:System) RETURN s.key") { rows } }')).toMatchObject({
    data: {},
  });
  const audited = await ask(
    await proxy.headers('ada', 'ADMIN'),
    '{ audit(first: 2) { actor { name } action what outcome } }',
  );
  expect(audited).toMatchObject({
    data: {
      audit: [
        {
          actor: { name: 'edgar Doe' },
          action: 'Query.cypher',
          what: { statement: 'MATCH (s:System) RETURN s.key' },
          outcome: 'ok',
        },
        { actor: { name: 'edgar Doe' }, action: 'Mutation.saveInvestigation', what: {}, outcome: 'ok' },
      ],
    },
  });
  expect(JSON.stringify(audited)).not.toContain('secret');
});

test('people of the proxy are known: they can be assigned, and their new names are shown', async () => {
  const users = async () =>
    z
      .object({ data: z.object({ users: z.array(z.object({ id: z.string(), name: z.string() })) }) })
      .parse(await ask(await proxy.headers('pia', 'EDITOR'), '{ users { id name } }'))
      .data.users.map(({ name }) => name);
  await ask({ [proxyHeader]: await proxy.sign({ ...reader, sub: 'paul', name: 'Paul' }) });
  expect(await users()).toEqual(expect.arrayContaining(['Paul', 'pia Doe']));
  await ask({ [proxyHeader]: await proxy.sign({ ...reader, sub: 'paul', name: 'Paul P.' }) });
  expect(await users()).toContain('Paul P.');
  // Whom a name alone does not tell apart.
  await ask({ [proxyHeader]: await proxy.sign({ ...reader, sub: 'pia-2', name: 'pia Doe' }) });
  expect(await users()).toEqual(expect.arrayContaining(['pia Doe (pia)', 'pia Doe (pia-2)']));
});

test('each analyst has the latest export of their own', async () => {
  const write = async (user: string) => {
    const answered = await ask(
      await proxy.headers(user, 'ANALYST'),
      'mutation { exportGraph(format: "chain-package") { url } }',
    );
    return z.object({ data: z.object({ exportGraph: z.object({ url: z.string() }) }) }).parse(answered).data.exportGraph
      .url;
  };
  const download = async (user: string, url: string) =>
    (await fetch(new URL(url, server.url), { headers: await proxy.headers(user, 'ANALYST') })).status;
  const [ofAna, ofBen] = [await write('ana'), await write('ben')];
  expect([await download('ana', ofAna), await download('ben', ofBen)]).toEqual([200, 200]);
  const later = await write('ana');
  expect([await download('ana', ofAna), await download('ana', later)]).toEqual([404, 200]);
});

test('slow uploads of one person hold up nobody else', async () => {
  const open = async (user: string, path: string) => {
    const headers = { ...(await proxy.headers(user, 'EDITOR')), 'X-Subtier-CSRF': '1', 'Content-Length': '1000' };
    const sent = request(new URL(path, server.url), { method: 'POST', headers });
    sent.on('error', () => undefined);
    sent.write('x');
    onTestFinished(() => {
      sent.destroy();
    });
    return sent;
  };
  const folders = () =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`subtier-upload-${process.pid}-`)).length;
  const before = folders();
  for (const path of ['imports', 'imports', 'imports', 'supplier-lists', 'supplier-lists']) await open('dora', path);
  await vi.waitUntil(() => folders() === before + 5, 60_000);
  const upload = async (user: string, path: string) =>
    (
      await fetch(new URL(path, server.url), {
        method: 'POST',
        headers: { ...(await proxy.headers(user, 'EDITOR')), 'X-Subtier-CSRF': '1' },
        body: 'name\nAcme\n',
      })
    ).status;
  expect([await upload('dora', 'imports'), await upload('dora', 'supplier-lists')]).toEqual([429, 429]);
  expect([await upload('emil', 'imports'), await upload('emil', 'supplier-lists')]).toEqual([202, 200]);
});
