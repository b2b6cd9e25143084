import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from 'jose';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { OidcSettings } from '#graph/env.ts';
import { OidcProvider } from '#serve/access/oidc.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the provider answers; each test changes some of it. */
interface Answers {
  /** Replaces the whole configuration; null: does not answer. */
  discovery: ((response: ServerResponse) => void) | null;
  configuration: Json;
  claims: Json;
  /** Makes the ID token of its claims. */
  sign: (claims: Json) => Promise<string> | string;
  token: ((request: IncomingMessage, form: URLSearchParams, response: ServerResponse) => boolean) | null;
}

const { publicKey, privateKey } = await generateKeyPair('RS256');
const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'own', use: 'sig' }] };
const callback = 'http://127.0.0.1/sign-in/callback';
let answers: Answers;
let issuer: string;
let settings: OidcSettings;

const signWith = (key: CryptoKey, kid: string) => (claims: Json) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);

beforeEach(async () => {
  const server = createServer((request, response) => void answer(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider does not listen on a port.');
  issuer = `http://127.0.0.1:${address.port}`;
  const now = Math.floor(Date.now() / 1000);
  answers = {
    discovery: (response) => {
      json(response, 200, answers.configuration);
    },
    configuration: {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/end`,
      response_types_supported: ['code'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    },
    claims: { iss: issuer, aud: 'subtier', sub: '1', iat: now, exp: now + 300 },
    sign: signWith(privateKey, 'own'),
    token: null,
  };
  settings = {
    kind: 'OIDC',
    issuer,
    clientId: 'subtier',
    clientSecret: 'a secret',
    clientAuth: null,
    scope: 'openid',
    roleClaim: 'roles',
    roles: null,
  };
});

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', issuer).pathname;
  if (path.endsWith('/.well-known/openid-configuration')) answers.discovery?.(response);
  else if (path === '/jwks') json(response, 200, jwks);
  else {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += String(part);
    if (answers.token?.(request, new URLSearchParams(body), response) === true) return;
    const token = await answers.sign(answers.claims);
    json(response, 200, { access_token: 'x', token_type: 'Bearer', id_token: token });
  }
}

/** Signs in. @param query what the provider sends the browser back with, beside the state */
async function signIn(query: Readonly<Record<string, string>> = { code: 'x' }) {
  const provider = new OidcProvider(settings, () => callback);
  const { pending } = await provider.begin('/');
  answers.claims = { nonce: pending.nonce, ...answers.claims };
  return provider.finish(new URLSearchParams({ state: pending.state, ...query }), pending);
}

const containing = (text: string): unknown => expect.stringContaining(text);
const failing = (code: string, message: string): unknown =>
  expect.objectContaining({ code, message: containing(message) });

test('whoever signs in has the name, the role and the session that the claims give', async () => {
  answers.claims = { ...answers.claims, name: { given: 'Ada' }, preferred_username: 'ada', roles: 'ADMIN', sid: 7 };
  expect(await signIn()).toMatchObject({
    identity: { issuer, subject: '1', name: 'ada' },
    reading: { role: 'ADMIN' },
    session: '7',
  });
});

test.each<readonly [string, () => void, string]>([
  [
    'a slash too many',
    () => {
      settings = { ...settings, issuer: `${issuer}/realm/` };
      answers.configuration = { ...answers.configuration, issuer: `${issuer}/realm` };
    },
    '/realm: set exactly this address',
  ],
  [
    'another issuer',
    () => (answers.configuration = { ...answers.configuration, issuer: 'https://other.example' }),
    'says that its issuer is https://other.example',
  ],
  [
    'an address without a provider',
    () =>
      (answers.discovery = (response) => {
        response.writeHead(404).end();
      }),
    'answers HTTP 404 at',
  ],
  [
    'a page',
    () =>
      (answers.discovery = (response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>');
      }),
    'does not answer with an OpenID configuration: check SUBTIER_OIDC_ISSUER',
  ],
  [
    'a closed port',
    () => (settings = { ...settings, issuer: 'http://127.0.0.1:6' }),
    'cannot be reached (ECONNREFUSED)',
  ],
])('%s as the issuer is explained', async (_, change, message) => {
  change();
  await expect(signIn()).rejects.toThrow(failing('SIGN_IN_UNAVAILABLE', message));
});

const changed = (claims: Json) => () => (answers.claims = { ...answers.claims, ...claims });

test.each<readonly [string, () => unknown, string]>([
  ['for another client', changed({ aud: 'another' }), 'check SUBTIER_OIDC_CLIENT_ID'],
  ['issued to another client', changed({ azp: 'another' }), 'issued to another client than subtier'],
  ['of a wrong clock', changed({ iat: 1_000_000, exp: 1_000_300 }), "do not fit this server's clock"],
  ['of another issuer', changed({ iss: 'https://other.example' }), 'names another issuer'],
  [
    'signed with another key',
    async () => (answers.sign = signWith((await generateKeyPair('RS256')).privateKey, 'own')),
    'no valid signature',
  ],
  ['signed with an unknown key', () => (answers.sign = signWith(privateKey, 'unknown')), 'no valid signature'],
  [
    'not signed',
    () => {
      answers.configuration = { ...answers.configuration, id_token_signing_alg_values_supported: ['none'] };
      answers.sign = (claims) => new UnsecuredJWT(claims).encode();
    },
    'no valid signature',
  ],
])('an ID token %s is refused, with what is wrong', async (_, change, message) => {
  await change();
  await expect(signIn()).rejects.toThrow(failing('UNAUTHENTICATED', message));
});

test('a refusal of the provider is explained', async () => {
  await expect(signIn({ error: 'access_denied', error_description: 'Ask Ada.' })).rejects.toThrow(
    failing('UNAUTHENTICATED', 'access_denied: Ask Ada.'),
  );
});

test.each([{}, { 'WWW-Authenticate': 'Basic realm="x"' }])(
  'a wrong secret is explained, with the headers %o',
  async (headers) => {
    answers.token = (_, __, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      json(response, 401, { error: 'invalid_client' });
      return true;
    };
    await expect(signIn()).rejects.toThrow(
      failing('UNAUTHENTICATED', 'check SUBTIER_OIDC_CLIENT_ID and SUBTIER_OIDC_CLIENT_SECRET'),
    );
  },
);

test.each<readonly [readonly string[] | undefined, OidcSettings['clientAuth'], boolean]>([
  [['client_secret_post', 'client_secret_basic'], null, true],
  [['client_secret_basic'], null, false],
  [undefined, null, false],
  [undefined, 'client_secret_post', true],
  [['client_secret_post', 'client_secret_basic'], 'client_secret_basic', false],
])(
  'where the provider announces %o and the setting is %s, the secret is posted: %s',
  async (announced, clientAuth, isPosted) => {
    answers.configuration = { ...answers.configuration, token_endpoint_auth_methods_supported: announced };
    settings = { ...settings, clientAuth };
    const seen: unknown[] = [];
    answers.token = ({ headers }, form) => {
      seen.push(form.get('client_secret') === 'a secret', headers.authorization?.startsWith('Basic ') ?? false);
      return false;
    };
    await signIn();
    expect(seen).toEqual([isPosted, !isPosted]);
  },
);

test('signing out does not wait for a provider that hangs as long as signing in does', async () => {
  answers.discovery = null;
  const provider = new OidcProvider(settings, () => callback);
  expect(await Promise.race([provider.begin('/'), provider.endAddress('', callback)])).toBeNull();
});
