import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from '#graph/env.ts';

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
  ['SUBTIER_NEO4J_VERSION', 'latest'],
  ['SUBTIER_NEO4J_VERSION', '5.26'],
])('rejects %s=%s and names the variable', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(expect.objectContaining({ code: 'ENVIRONMENT_INVALID' }));
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
});
