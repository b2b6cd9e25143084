import { SignJWT, generateKeyPair } from 'jose';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGraph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { Browser } from './browser.ts';
import { startOpenIdProvider } from './openid-provider.ts';
import type { OpenIdProvider } from './openid-provider.ts';

let server: RunningServer;
let provider: OpenIdProvider;
/** The server's address, without a slash at its end. */
let origin: string;

beforeAll(async () => {
  const graph = await openGraph(await withEmptyData());
  provider = await startOpenIdProvider();
  const environment = { ...testEnvironment(), signIn: provider.settings };
  server = await startServer({ graph, environment, log: pino({ level: 'silent' }) });
  origin = server.url.slice(0, -1);
  provider.serve(origin);
});

afterAll(() => server.close());

/** Signs in at the provider as somebody who opens a path of the page. */
async function signIn(account: string, path = '/chains?as-of=2025-07-17', browser = new Browser()) {
  const form = await browser.open(`${origin}${path}`);
  expect(await form.text()).toContain('name="account"');
  const response = await browser.open(form.url, { method: 'POST', body: new URLSearchParams({ account }) });
  return { browser, response };
}

async function ask(browser: Browser, query: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const response = await browser.send(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const me = '{ me { name role by } }';
const unauthenticated = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

const containing = (text: string): unknown => expect.stringContaining(text);
const itemsOf = (...items: readonly string[]): unknown => expect.arrayContaining([...items]);
const someText: unknown = expect.any(String);

test.each([
  ['rosa', 'Rosa Reader', 'READER'],
  ['ana', 'Ana Analyst', 'ANALYST'],
  ['edgar', 'Edgar Editor', 'EDITOR'],
  ['ada', 'Ada Admin', 'ADMIN'],
])(
  '%s signs in, comes back to the address that was opened, and is %s with the role %s',
  async (account, name, role) => {
    const { browser, response } = await signIn(account);
    expect(response.url).toBe(`${origin}/chains?as-of=2025-07-17`);
    expect(await ask(browser, me)).toMatchObject({ data: { me: { name, role, by: 'SESSION' } } });
    expect(await ask(new Browser(), me)).toMatchObject(unauthenticated);
  },
);

test('somebody without a role learns which claims came, and gets no session', async () => {
  const { browser, response } = await signIn('nobody');
  expect(response.status).toBe(403);
  expect(await response.text()).toContain(
    'The claim roles gives no role: it is visitors. It must be readers, analysts, editors, admins.',
  );
  expect(await ask(browser, me)).toMatchObject(unauthenticated);
});

test('whoami shows the claims that came, to whom they are about', async () => {
  const { browser } = await signIn('ana');
  expect(await (await browser.send(`${origin}/whoami`)).json()).toMatchObject({
    signedIn: true,
    issuer: provider.settings.issuer,
    subject: 'ana',
    role: 'ANALYST',
    values: ['analysts', 'readers'],
    claims: itemsOf('name', 'roles', 'sub'),
  });
  expect(await (await fetch(`${origin}/whoami`)).json()).toEqual({
    signedIn: false,
    error: someText,
  });
});

test('only the page, its files, health and the sign-in answer those who are not signed in', async () => {
  const statuses = async (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await fetch(`${origin}${path}`, { redirect: 'manual' })).status));
  expect(await statuses(['/graphql', '/schema.graphql', '/imports', '/exports', '/metrics'])).toEqual([
    401, 401, 401, 401, 401,
  ]);
  expect(await statuses(['/health', '/sign-in?done'])).toEqual([200, 200]);
});

test('a sign-in that was begun elsewhere, or is over, does not count', async () => {
  const attacker = new Browser();
  const form = await attacker.open(`${origin}/`);
  const finished = await attacker.send(form.url, { method: 'POST', body: new URLSearchParams({ account: 'ada' }) });
  const back = new URL((await attacker.send(finished.headers.get('location') ?? '')).headers.get('location') ?? '');
  expect(back.pathname).toBe('/sign-in/callback');
  // The attacker gives the address to somebody, whose browser began no sign-in, or one of its own.
  const victim = new Browser();
  expect((await victim.send(back.href)).status).toBe(400);
  await victim.open(`${origin}/sign-in`);
  expect((await victim.send(back.href)).status).toBe(400);
  expect(await ask(victim, me)).toMatchObject(unauthenticated);
  // In the attacker's own browser it counts once.
  const cookies = new Map(attacker.cookiesOf(origin));
  expect((await attacker.send(back.href)).status).toBe(303);
  for (const [name, value] of cookies) attacker.cookiesOf(origin).set(name, value);
  expect((await attacker.send(back.href)).status).toBe(401);
});

test('nobody is sent to another site after signing in', async () => {
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const { response } = await signIn('rosa', `/sign-in?to=${encodeURIComponent(to)}`);
    expect(response.url).toBe(`${origin}/`);
  }
});

test('a changed cookie is no session', async () => {
  const { browser } = await signIn('rosa');
  const cookies = browser.cookiesOf(origin);
  const [[name, value] = ['', '']] = cookies;
  expect(name).toBe('__Host-subtier');
  for (const changed of ['', 'x', value.slice(0, -4), value.replace(/.{3}~/, 'abc~'), value.toUpperCase()]) {
    cookies.set(name, changed);
    expect(await ask(browser, me)).toMatchObject(unauthenticated);
  }
  cookies.set(name, value);
  expect(await ask(browser, me)).toMatchObject({ data: { me: { role: 'READER' } } });
});

test('cookies are for this host alone, over TLS, and not for scripts', async () => {
  const response = await fetch(`${origin}/sign-in`, { redirect: 'manual' });
  expect(response.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-subtier-sign-in-[0-9a-f]{16}=[^;]+; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=Lax$/,
    ),
  ]);
});

test('signing out ends the session, also where its cookie was copied', async () => {
  const { browser } = await signIn('edgar');
  const copy = new Map(browser.cookiesOf(origin));
  expect((await browser.send(`${origin}/sign-out`)).status).toBe(405);
  expect(
    (await browser.send(`${origin}/sign-out`, { method: 'POST', headers: { Origin: 'https://evil.example' } })).status,
  ).toBe(403);
  expect(await ask(browser, me)).toMatchObject({ data: { me: { name: 'Edgar Editor' } } });
  const signedOut = await browser.send(`${origin}/sign-out`, { method: 'POST' });
  expect(await signedOut.json()).toEqual({
    to: containing(`${provider.settings.issuer}/session/end?`),
  });
  for (const [name, value] of copy) browser.cookiesOf(origin).set(name, value);
  expect(await ask(browser, me)).toMatchObject(unauthenticated);
});

test('the provider ends sessions here when somebody signs out there', async () => {
  const { browser } = await signIn('ana');
  const { browser: other } = await signIn('ana');
  const page = await browser.open(`${provider.settings.issuer}/session/end`);
  const form = await page.text();
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(form) ?? [];
  await browser.open(`${provider.settings.issuer}/session/end/confirm`, {
    method: 'POST',
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  });
  expect(await ask(browser, me)).toMatchObject(unauthenticated);
  expect(await ask(other, me)).toMatchObject({ data: { me: { name: 'Ana Analyst' } } });
});

test('a logout token that the provider did not sign is refused', async () => {
  const { browser } = await signIn('rosa');
  const { privateKey } = await generateKeyPair('RS256');
  const token = await new SignJWT({
    sub: 'rosa',
    jti: '1',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(provider.settings.issuer)
    .setAudience(provider.settings.clientId)
    .setIssuedAt()
    .sign(privateKey);
  const body = new URLSearchParams({ logout_token: token });
  expect((await fetch(`${origin}/sign-out/provider`, { method: 'POST', body })).status).toBe(400);
  expect(await ask(browser, me)).toMatchObject({ data: { me: { name: 'Rosa Reader' } } });
});

test('a logout token counts once', async () => {
  const sign = await provider.signLogout('edgar');
  const send = async () =>
    (
      await fetch(`${origin}/sign-out/provider`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: sign }),
      })
    ).status;
  expect([await send(), await send()]).toEqual([200, 400]);
});

test('tabs that were restored together all sign in', async () => {
  const { browser } = await signIn('ana');
  browser.cookiesOf(origin).clear();
  const tabs = ['/a', '/b', '/c', '/d', '/e'];
  // All begin before the first comes back from the provider, where the person is still signed in.
  const begun = await Promise.all(tabs.map((to) => browser.send(`${origin}/sign-in?to=${to}`)));
  const ended = [];
  for (const response of begun) ended.push(await browser.open(response.headers.get('location') ?? ''));
  expect(ended.map(({ url }) => url.replace(origin, ''))).toEqual(tabs);
});

test('of too many sign-ins that a browser has begun, the oldest end', async () => {
  const browser = new Browser();
  for (let at = 0; at < 12; at += 1) await browser.send(`${origin}/sign-in`);
  expect(browser.cookiesOf(origin).size).toBe(8);
});

test('private answers are not stored by caches', async () => {
  const { browser } = await signIn('rosa');
  const response = await browser.send(`${origin}/graphql?query=${encodeURIComponent(me)}`, {
    headers: { Accept: 'application/json' },
  });
  expect(await response.json()).toMatchObject({ data: { me: { name: 'Rosa Reader' } } });
  expect([response.headers.get('cache-control'), response.headers.get('vary')]).toEqual([
    'no-store',
    containing('Cookie'),
  ]);
});

test('a subscription ends with its session', async () => {
  const { browser } = await signIn('rosa');
  const query = encodeURIComponent('subscription { graphChanged { edition } }');
  const response = await browser.send(`${origin}/graphql?query=${query}`, { headers: { Accept: 'text/event-stream' } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const ended = response.text().then(
    () => 'ended',
    () => 'ended',
  );
  await browser.send(`${origin}/sign-out`, { method: 'POST' });
  expect(await ended).toBe('ended');
});

test('many people sign in from one address; only failures count', async () => {
  for (let people = 0; people < 70; people += 1) {
    const { response } = await signIn('rosa', '/');
    expect(response.status).toBe(200);
  }
  const statuses: number[] = [];
  while (statuses.length < 61 && statuses.at(-1) !== 429) {
    const browser = new Browser();
    const begun = await browser.send(`${origin}/sign-in`);
    const state = new URL(begun.headers.get('location') ?? '', origin).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, code: 'x', iss: provider.settings.issuer });
    statuses.push((await browser.send(`${origin}/sign-in/callback?${query.toString()}`)).status);
  }
  expect(statuses.slice(-2)).toEqual([401, 429]);
}, 120_000);
