import { SignJWT, UnsecuredJWT, generateKeyPair } from 'jose';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
