import { getNamedType, isNonNullType, isObjectType, parse as parseSchema, print } from 'graphql';
import type { GraphQLArgument } from 'graphql';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openGraph } from '#graph/graph.ts';
import { includesRole, roles } from '#graph/roles.ts';
import type { Role } from '#graph/roles.ts';
import { routeNeeds } from '#serve/access/gate.ts';
import { buildApiSchema } from '#serve/api.ts';
import { readNeeds } from '#serve/plugins/needs.ts';
import { printApiSchema } from '#serve/schema/schema.ts';
import { startServer } from '#serve/server.ts';
import type { RunningServer } from '#serve/server.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { startSigningProxy } from './signing-proxy.ts';
import type { SigningProxy } from './signing-proxy.ts';

const schema = buildApiSchema();
const needs = [...readNeeds(schema)];
let server: RunningServer;
let proxy: SigningProxy;

beforeAll(async () => {
  const graph = await openGraph(await withEmptyData());
  proxy = await startSigningProxy();
  const environment = { ...testEnvironment(), signIn: proxy.settings };
  server = await startServer({ graph, environment, log: pino({ level: 'silent' }) });
});

afterAll(() => server.close());

const answered = z.object({
  errors: z.array(z.object({ extensions: z.looseObject({ code: z.string() }) })).optional(),
});

/** Sends an operation with a root field; its required arguments are variables without values, so that nothing runs. */
async function send(
  name: string,
  role: Role | null,
): Promise<{ readonly status: number; readonly code: string | null }> {
  const [type = '', field = ''] = name.split('.');
  const root = schema.getType(type);
  if (!isObjectType(root)) throw new Error(`${type} is no root type.`);
  const { args = [], type: returned } = root.getFields()[field] ?? {};
  const required = args.filter(isRequired);
  const variables = required.map(({ name: one, type: of }) => `$${one}: ${String(of)}`).join(', ');
  const given = required.map(({ name: one }) => `${one}: $${one}`).join(', ');
  const selection = returned !== undefined && 'getFields' in getNamedType(returned) ? ' { __typename }' : '';
  const query = `${type.toLowerCase()} One${variables && `(${variables})`} { ${field}${given && `(${given})`}${selection} }`;
  // A field without required arguments would run, and a subscription would stay open.
  const skipped =
    required.length === 0
      ? query.replace(/\}$/, '  missing: __typename @skip(if: $never) }').replace('One', 'One($never: Boolean!)')
      : query;
  const response = await fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: type === 'Subscription' ? 'text/event-stream' : 'application/json',
      ...(role === null ? {} : await proxy.headers(`somebody-${role}`, role)),
    },
    body: JSON.stringify({ query: skipped }),
  });
  const text = (await response.text()).replace(/^(?:event: \w+\s+)?data: /m, '').split('\n')[0] ?? '';
  return { status: response.status, code: answered.safeParse(parse(text)).data?.errors?.[0]?.extensions.code ?? null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRequired({ type, defaultValue }: GraphQLArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

test('every root field needs a role, and every role is needed by one', () => {
  expect(needs.length).toBeGreaterThan(90);
  expect(new Set(needs.map(([, role]) => role))).toEqual(new Set(roles));
  const changes = needs.filter(([name]) => name.startsWith('Mutation.') && !name.endsWith('Token'));
  expect(changes.filter(([, role]) => role === 'READER')).toEqual([]);
});

test('the printed schema says which role each root field needs', () => {
  const printed = parseSchema(printApiSchema());
  for (const [name, role] of needs) {
    const [type, field] = name.split('.');
    const definition = printed.definitions.find((one) => 'name' in one && one.name.value === type);
    const found = definition !== undefined && 'fields' in definition ? definition.fields : [];
    const own = found.find((one) => one.name.value === field);
    expect(own?.directives?.map((directive) => print(directive))).toContain(`@needs(role: ${role})`);
  }
});

test.each(needs)('%s answers those with the role %s, and nobody else', async (name, needed) => {
  expect(await send(name, null)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  for (const role of roles) {
    const { code } = await send(name, role);
    if (includesRole(role, needed)) expect(['FORBIDDEN', 'UNAUTHENTICATED']).not.toContain(code);
    else expect(code).toBe('FORBIDDEN');
  }
});

test.each(Object.entries(routeNeeds))('%s answers those with the role %s, and nobody else', async (route, needed) => {
  const ask = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(`${server.url.slice(0, -1)}${route}`, { headers })).status;
  expect(await ask({})).toBe(401);
  for (const role of roles) {
    const status = await ask(await proxy.headers(`somebody-${role}`, role));
    if (includesRole(role, needed)) expect([401, 403]).not.toContain(status);
    else expect(status).toBe(403);
  }
});

test.each(['/health', '/ready', '/whoami'])('%s says nothing about the data, and is open', async (path) => {
  const response = await fetch(`${server.url.slice(0, -1)}${path}`);
  expect([200, 401, 503]).toContain(response.status);
});
