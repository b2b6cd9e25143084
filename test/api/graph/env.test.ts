import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { foreignEnvironment, readEnvironment } from '#graph/env.ts';

const containing = (text: string): unknown => expect.stringContaining(text);

test('by default the database is private, in the checkout, and the server listens on loopback', () => {
  expect(readEnvironment({})).toMatchObject({
    neo4jUri: null,
    user: 'neo4j',
    database: null,
    home: join(import.meta.dirname, '../../../.subtier'),
    host: '127.0.0.1',
    port: 4000,
    publicUrl: null,
    slowMilliseconds: 1000,
    tracesEndpoint: null,
    serviceName: 'subtier',
  });
});

test('an empty variable counts as not set', () => {
  const empty = { NEO4J_URI: '', SUBTIER_HOME: ' ', HOST: '', PORT: '', NEO4J_DATABASE: '' };
  expect(readEnvironment(empty)).toEqual(readEnvironment({}));
});

test('paths become absolute, and a tilde is expanded', () => {
  expect(readEnvironment({ SUBTIER_HOME: 'here' }).home).toBe(join(process.cwd(), 'here'));
  expect(readEnvironment({ SUBTIER_HOME: '~/there' }).home).toBe(join(homedir(), 'there'));
  expect(readEnvironment({ XDG_CACHE_HOME: '/cache' }).cacheDirectory).toBe('/cache/subtier');
});

test.each(['bolt://localhost', 'neo4j://127.0.0.1:7687', 'neo4j+s://x.databases.neo4j.io', 'bolt+ssc://[::1]:7687'])(
  'accepts the address %s',
  (uri) => {
    expect(readEnvironment({ NEO4J_URI: uri }).neo4jUri).toBe(uri);
  },
);

test('a public address is normalized to an origin', () => {
  expect(readEnvironment({ SUBTIER_PUBLIC_URL: 'https://Subtier.example/' }).publicUrl).toBe('https://subtier.example');
});

test('the slow-statement threshold and the trace collector can be set', () => {
  const set = { SUBTIER_SLOW_MS: '50', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/', OTEL_SERVICE_NAME: 'x' };
  expect(readEnvironment(set)).toMatchObject({
    slowMilliseconds: 50,
    tracesEndpoint: 'http://collector:4318',
    serviceName: 'x',
  });
});

test.each([
  ['SUBTIER_SLOW_MS', '1s'],
  ['SUBTIER_SLOW_MS', '-1'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ['SUBTIER_OIDC_ISSUER', 'http://login.example'],
  ['SUBTIER_PROXY_JWKS', 'http://127.0.0.1.example/jwks.json'],
  ['SUBTIER_PUBLIC_URL', 'subtier.example'],
  ['SUBTIER_PUBLIC_URL', 'https://subtier.example/path'],
  ['SUBTIER_PUBLIC_URL', 'ftp://subtier.example'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '4000x'],
  ['PORT', '4e3'],
  ['NEO4J_URI', 'localhost:7687'],
  ['NEO4J_URI', 'http://localhost:7474'],
  ['NEO4J_URI', 'bolt://user:secret@localhost'],
  ['NEO4J_URI', 'bolt://localhost:99999'],
  ['NEO4J_URI', 'bolt://localhost?x=1'],
  ['NEO4J_URI', 'neo4j://localhost:7687?policy=europe'],
  ['NEO4J_URI', 'neo4j://localhost#part'],
  ['NEO4J_DATABASE', 'system'],
  ['SUBTIER_NEO4J_VERSION', 'latest'],
  ['SUBTIER_NEO4J_VERSION', '5.26'],
])('rejects %s=%s and names the variable', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(expect.objectContaining({ code: 'ENVIRONMENT_INVALID' }));
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
});

test.each([
  [{ SUBTIER_OIDC_ISSUR: 'https://login.example' }, 'did you mean SUBTIER_OIDC_ISSUER?'],
  [{ SUBTIER_PUBLIC_ULR: 'https://subtier.example' }, 'did you mean SUBTIER_PUBLIC_URL?'],
  [{ SUBTIER_TEA_LEAVES: 'x' }, 'SUBTIER_TEA_LEAVES is not a setting of Subtier: docs/api.md lists all settings.'],
  [{ SUBTIER_OIDC_CLIENT_ID: 'x' }, 'SUBTIER_OIDC_CLIENT_ID is set, and needs SUBTIER_OIDC_ISSUER'],
  [{ SUBTIER_PROXY_AUDIENCE: 'x' }, 'SUBTIER_PROXY_AUDIENCE is set, and needs SUBTIER_PROXY_ISSUER'],
  [{ SUBTIER_OIDC_CLIENT_AUTH: 'basic' }, 'must be client_secret_post or client_secret_basic'],
])('%o stops the start, with what is wrong', (set, message) => {
  expect(() => readEnvironment(set)).toThrow(
    expect.objectContaining({ code: 'ENVIRONMENT_INVALID', message: containing(message) }),
  );
});

test('unknown variables that are empty, of the tests or of others do not stop the start', () => {
  const others = { SUBTIER_OIDC_ISSUR: '', SUBTIER_TEST_CASES: '10', SUBTIERRA: 'x', NEO4J_HOME: '/neo4j' };
  expect(readEnvironment(others)).toEqual(readEnvironment({}));
});

test('values of roles may have spaces, equals signs and, in quotes, commas', () => {
  const set = {
    SUBTIER_OIDC_ISSUER: 'https://login.example',
    SUBTIER_OIDC_CLIENT_ID: 'subtier',
    SUBTIER_OIDC_CLIENT_SECRET: 'x',
    SUBTIER_OIDC_ROLES: '"CN=Admins,OU=x"=ADMIN, Subtier Editors = EDITOR,a=b=reader',
  };
  expect(readEnvironment(set).signIn?.roles).toEqual(
    new Map([
      ['CN=Admins,OU=x', 'ADMIN'],
      ['Subtier Editors', 'EDITOR'],
      ['a=b', 'READER'],
    ]),
  );
  for (const roles of ['CN=Admins,OU=x=ADMIN', 'admins=ADMINS,readers=READER', 'admins'])
    expect(() => readEnvironment({ ...set, SUBTIER_OIDC_ROLES: roles })).toThrow('SUBTIER_OIDC_ROLES');
});

test('other programs do not get settings of Subtier, some of which are secret', () => {
  vi.stubEnv('SUBTIER_SESSION_KEY', 'a secret').stubEnv('NEO4J_PASSWORD', 'a secret').stubEnv('JAVA_OPTIONS', '-Xmx1g');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const given = foreignEnvironment({ LC_ALL: 'C.UTF-8' });
  expect(given).toMatchObject({ JAVA_OPTIONS: '-Xmx1g', LC_ALL: 'C.UTF-8' });
  expect(Object.values(given)).not.toContain('a secret');
});
