import { BlockList, isIP } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { z } from 'zod';
import { Failure } from './failure.ts';
import { findRole } from './roles.ts';
import type { Role } from './roles.ts';

interface Setting {
  /** What it does, for users. */
  readonly description: string;
  /** The value if it is not set; null: none, and `description` explains what that means. */
  readonly default: string | null;
}

/** The environment variables for users. */
export const settings = {
  HOST: {
    description: 'address to listen on; beyond loopback, people must sign in over TLS: see `docs/team.md`',
    default: '127.0.0.1',
  },
  PORT: { description: 'port to listen on; `0` means any free port', default: '4000' },
  SUBTIER_PUBLIC_URL: {
    description: "the server's public address behind a proxy, such as `https://subtier.example`",
    default: null,
  },
  SUBTIER_TLS_CERT: {
    description: 'certificate file (PEM) for TLS without a proxy; with `SUBTIER_TLS_KEY`',
    default: null,
  },
  SUBTIER_TLS_KEY: { description: 'file (PEM) of the private key of `SUBTIER_TLS_CERT`', default: null },
  SUBTIER_SESSION_KEY: {
    description:
      'secret key that encrypts the cookies of signed-in people, at least 32 characters; if not set, a generated key in `SUBTIER_HOME`. Set the same one for several servers',
    default: null,
  },
  SUBTIER_OIDC_ISSUER: {
    description: 'address of the OpenID provider with which people sign in, such as `https://login.example`',
    default: null,
  },
  SUBTIER_OIDC_CLIENT_ID: { description: "Subtier's client id at the OpenID provider", default: null },
  SUBTIER_OIDC_CLIENT_SECRET: { description: "Subtier's client secret at the OpenID provider", default: null },
  SUBTIER_OIDC_CLIENT_AUTH: {
    description:
      'how Subtier sends its client secret: `client_secret_post` or `client_secret_basic`; if not set, as the provider announces',
    default: null,
  },
  SUBTIER_OIDC_SCOPE: { description: 'what Subtier asks the OpenID provider for', default: 'openid profile' },
  SUBTIER_OIDC_ROLE_CLAIM: {
    description: 'path of the claim with the role, with periods between names, in the ID token or userinfo',
    default: 'roles',
  },
  SUBTIER_OIDC_ROLES: {
    description:
      'which value of that claim gives which role, such as `subtier-admins=ADMIN,analysts=ANALYST`; a value with commas in double quotes: `"CN=Admins,OU=x"=ADMIN`; if not set, the values are the names of the roles',
    default: null,
  },
  SUBTIER_PROXY_ISSUER: {
    description: 'issuer of the signed token (JWT) that the proxy sends for the person who is signed in there',
    default: null,
  },
  SUBTIER_PROXY_AUDIENCE: { description: "audience of the proxy's token", default: null },
  SUBTIER_PROXY_JWKS: { description: "address of the keys (JWKS) that sign the proxy's token", default: null },
  SUBTIER_PROXY_HEADER: { description: "header that has the proxy's token", default: 'authorization' },
  SUBTIER_PROXY_ALGORITHMS: { description: "signature algorithms of the proxy's token", default: 'RS256,ES256' },
  SUBTIER_PROXY_ROLE_CLAIM: { description: "path of the claim with the role in the proxy's token", default: 'roles' },
  SUBTIER_PROXY_ROLES: { description: 'like `SUBTIER_OIDC_ROLES`', default: null },
  SUBTIER_HOME: {
    description:
      'folder of the private database; its Neo4j also takes the settings in a `neo4j.conf` that you write there',
    default: '.subtier',
  },
  SUBTIER_PERSON_ID_KEY: {
    description:
      'secret key for `import --hash-person-ids`, at least 32 characters; if not set, a generated key in `SUBTIER_HOME`',
    default: null,
  },
  NEO4J_URI: {
    description: 'your own Neo4j server, such as `neo4j://localhost:7687`; if not set, a private database',
    default: null,
  },
  NEO4J_USER: { description: 'user name on your own server', default: 'neo4j' },
  NEO4J_PASSWORD: { description: 'password on your own server', default: null },
  NEO4J_DATABASE: {
    description: "database on your own server; if not set, the user's default database",
    default: null,
  },
  SUBTIER_SLOW_MS: {
    description: 'statements that take longer than this many milliseconds are logged',
    default: '1000',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    description: 'trace collector (OTLP over HTTP), such as `http://localhost:4318`; if not set, no traces are sent',
    default: null,
  },
  OTEL_SERVICE_NAME: { description: 'service name in traces', default: 'subtier' },
  JAVA_HOME: { description: 'Java for the private database; if not set, the one on the `PATH`', default: null },
  XDG_CACHE_HOME: {
    description:
      "cache folder, for the downloaded Neo4j and the parses of saved questions; if not set, the operating system's",
    default: null,
  },
  SUBTIER_NEO4J_VERSION: { description: 'Neo4j Community version of the private database', default: '5.26.28' },
} as const satisfies Readonly<Record<string, Setting>>;

/** How values of a claim give roles; null: the values are the names of the roles. */
export type RoleMap = ReadonlyMap<string, Role> | null;

const clientAuths = ['client_secret_post', 'client_secret_basic'] as const;
type ClientAuth = (typeof clientAuths)[number];

/** The OpenID provider with which people sign in. */
export interface OidcSettings {
  readonly kind: 'OIDC';
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the secret is sent; null: as the provider announces. */
  readonly clientAuth: ClientAuth | null;
  readonly scope: string;
  readonly roleClaim: string;
  readonly roles: RoleMap;
}

/** The proxy at which people sign in, and its signed token. */
export interface ProxySettings {
  readonly kind: 'PROXY';
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: string;
  /** In lower case. */
  readonly header: string;
  readonly algorithms: readonly string[];
  readonly roleClaim: string;
  readonly roles: RoleMap;
}

/** The validated environment. */
export type Environment = Readonly<ReturnType<typeof readEnvironment>>;

const rolesForm =
  'must look like subtier-admins=ADMIN,"CN=Analysts,OU=x"=ANALYST; the roles are READER, ANALYST, EDITOR and ADMIN';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

/** @param message follows the name of the variable */
const checked = (isValid: (value: string) => boolean, message: string) =>
  text.refine((value) => value === undefined || isValid(value), { message });

/** The variables of `settings`, and one that shows where the process runs. */
const variables = z.object({
  NEO4J_URI: checked(
    (value) => /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/@?#\s]+\/?$/.test(value) && URL.canParse(value),
    'must look like neo4j://localhost:7687 (bolt or neo4j, with +s or +ssc for TLS; set user and password in NEO4J_USER and NEO4J_PASSWORD)',
  ),
  NEO4J_USER: text,
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: checked(
    (value) => value.toLowerCase() !== 'system',
    'must name a database for data: system has only users and databases',
  ),
  SUBTIER_HOME: text,
  SUBTIER_PERSON_ID_KEY: checked((value) => value.length >= 32, 'must have at least 32 characters'),
  HOST: text,
  PORT: checked(
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535,
    'must be a port number from 0 (any free port) to 65535',
  ),
  SUBTIER_PUBLIC_URL: checked(
    (value) => originOf(value) !== null,
    'must be an address such as https://subtier.example, without a path',
  ),
  SUBTIER_TLS_CERT: text,
  SUBTIER_TLS_KEY: text,
  SUBTIER_SESSION_KEY: checked((value) => value.length >= 32, 'must have at least 32 characters'),
  SUBTIER_OIDC_ISSUER: checked(
    isTrustedAddress,
    'must be an address such as https://login.example; http is for loopback only',
  ),
  SUBTIER_OIDC_CLIENT_ID: text,
  SUBTIER_OIDC_CLIENT_SECRET: text,
  SUBTIER_OIDC_CLIENT_AUTH: checked(
    (value) => clientAuths.some((name) => name === value),
    `must be ${clientAuths.join(' or ')}`,
  ),
  SUBTIER_OIDC_SCOPE: checked(
    (value) => value.split(/\s+/).includes('openid'),
    'must contain openid, such as "openid profile"',
  ),
  SUBTIER_OIDC_ROLE_CLAIM: text,
  SUBTIER_OIDC_ROLES: checked((value) => parseRoles(value) !== null, rolesForm),
  SUBTIER_PROXY_ISSUER: text,
  SUBTIER_PROXY_AUDIENCE: text,
  SUBTIER_PROXY_JWKS: checked(
    isTrustedAddress,
    'must be an address such as https://proxy.example/.well-known/jwks.json; http is for loopback only',
  ),
  SUBTIER_PROXY_HEADER: checked((value) => /^[a-zA-Z0-9-]+$/.test(value), 'must be the name of a header'),
  SUBTIER_PROXY_ALGORITHMS: checked(
    (value) => value.split(',').every((name) => /^(RS|PS|ES)(256|384|512)$|^EdDSA$/.test(name.trim())),
    'must name asymmetric signature algorithms, such as RS256,ES256',
  ),
  SUBTIER_PROXY_ROLE_CLAIM: text,
  SUBTIER_PROXY_ROLES: checked((value) => parseRoles(value) !== null, rolesForm),
  SUBTIER_SLOW_MS: checked((value) => /^\d{1,9}$/.test(value), 'must be a number of milliseconds, such as 1000'),
  OTEL_EXPORTER_OTLP_ENDPOINT: checked(isWebAddress, 'must be an address such as http://localhost:4318'),
  OTEL_SERVICE_NAME: text,
  XDG_CACHE_HOME: text,
  JAVA_HOME: text,
  SUBTIER_NEO4J_VERSION: checked((value) => /^\d+\.\d+\.\d+$/.test(value), 'must be a version such as 5.26.28'),
  npm_lifecycle_event: text,
} satisfies Readonly<Record<keyof typeof settings | 'npm_lifecycle_event', z.ZodType>>);

/**
 * Reads the process's environment; an empty variable counts as not set.
 * @throws ENVIRONMENT_INVALID for an invalid value, an unknown setting of Subtier, or one that belongs to another that is not set
 */
export function readEnvironment(from: Readonly<Record<string, string | undefined>> = process.env) {
  refuseUnknown(from);
  const parsed = variables.safeParse(from);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.path.join('.') ?? 'environment';
    throw new Failure('ENVIRONMENT_INVALID', `${name} ${issue?.message ?? 'is invalid'}: change it or unset it.`);
  }
  const set = parsed.data;
  return {
    /** How people sign in; null: there is only the local user. */
    signIn: readSignIn(set),
    /** Files of the certificate and its key; null: no TLS of its own. */
    tls: readTls(set),
    /** Secret key of the cookies; null: the one in `home`. */
    sessionKey: set.SUBTIER_SESSION_KEY ?? null,
    /** The user's own server; null: the private database. */
    neo4jUri: set.NEO4J_URI ?? null,
    user: set.NEO4J_USER ?? settings.NEO4J_USER.default,
    password: set.NEO4J_PASSWORD ?? '',
    /** Null: the user's default database. */
    database: set.NEO4J_DATABASE ?? null,
    /** Absolute path of the folder of the private database, its password, logs and other files that must outlive a command. */
    home: absolute(set.SUBTIER_HOME ?? join(checkout, settings.SUBTIER_HOME.default)),
    /** Secret key for hashing the ids of persons; null: the one in `home`. */
    personIdKey: set.SUBTIER_PERSON_ID_KEY ?? null,
    /** Name or address to listen on, without brackets. */
    host: (set.HOST ?? settings.HOST.default).replace(/^\[(.*)\]$/, '$1'),
    /** 0 means any free port. */
    port: Number(set.PORT ?? settings.PORT.default),
    /** Public origin behind a proxy, such as `https://subtier.example`; null: this machine only. */
    publicUrl: set.SUBTIER_PUBLIC_URL === undefined ? null : originOf(set.SUBTIER_PUBLIC_URL),
    /** Statements that take longer than this are logged. */
    slowMilliseconds: Number(set.SUBTIER_SLOW_MS ?? settings.SUBTIER_SLOW_MS.default),
    /** Trace collector (OTLP over HTTP), without `/v1/traces`; null: no traces are sent. */
    tracesEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '') ?? null,
    /** The server's name in traces. */
    serviceName: set.OTEL_SERVICE_NAME ?? settings.OTEL_SERVICE_NAME.default,
    /** Absolute path of the cache folder: everything in it can be downloaded again. */
    cacheDirectory:
      set.XDG_CACHE_HOME === undefined
        ? envPaths('subtier', { suffix: '' }).cache
        : join(absolute(set.XDG_CACHE_HOME), 'subtier'),
    /** Neo4j Community version of the private database. */
    neo4jVersion: set.SUBTIER_NEO4J_VERSION ?? settings.SUBTIER_NEO4J_VERSION.default,
    javaHome: set.JAVA_HOME ?? null,
    /** Whether `npm start`, `npm run` or `npx` started this process, which must then end with it. */
    underNpm: set.npm_lifecycle_event !== undefined,
  };
}

type Variables = z.infer<typeof variables>;

function invalid(message: string): Failure {
  return new Failure('ENVIRONMENT_INVALID', message);
}

/** Returns a variable that others need. @throws ENVIRONMENT_INVALID if it is not set */
function needed(set: Variables, name: keyof Variables, because: string): string {
  const value = set[name];
  if (value === undefined) throw invalid(`${name} is not set, and ${because} needs it.`);
  return value;
}

/** Refuses a misspelled setting: without it, a server could start without its sign-in. Variables of the tests are not settings. */
function refuseUnknown(from: Readonly<Record<string, string | undefined>>): void {
  const unknown = Object.keys(from).find(
    (name) => /^SUBTIER_(?!TEST_)/.test(name) && !Object.hasOwn(settings, name) && from[name]?.trim() !== '',
  );
  if (unknown === undefined) return;
  const meant = Object.keys(settings).find((name) => isMisspelled(unknown, name));
  const advice = meant === undefined ? 'docs/api.md lists all settings' : `did you mean ${meant}?`;
  throw invalid(`${unknown} is not a setting of Subtier: ${advice}${meant === undefined ? '.' : ''}`);
}

/** Whether two names differ only in one or two neighboring characters. */
function isMisspelled(given: string, name: string): boolean {
  const longest = Math.max(given.length, name.length);
  let start = 0;
  while (start < longest && given[start] === name[start]) start += 1;
  let end = 0;
  while (end < longest - start && given.at(-1 - end) === name.at(-1 - end)) end += 1;
  return start + end >= longest - 2;
}

/** Refuses settings of a way to sign in that is not chosen. */
function refuseWithoutIssuer(set: Variables): void {
  for (const way of ['SUBTIER_OIDC', 'SUBTIER_PROXY']) {
    const names = Object.keys(variables.shape).filter((name) => name.startsWith(`${way}_`));
    const values = new Map(Object.entries(set));
    const first = names.find((name) => values.get(name) !== undefined);
    if (first === undefined || values.get(`${way}_ISSUER`) !== undefined) continue;
    throw invalid(`${first} is set, and needs ${way}_ISSUER: without it, nobody signs in this way.`);
  }
}

function readTls(set: Variables): { readonly cert: string; readonly key: string } | null {
  if (set.SUBTIER_TLS_CERT === undefined && set.SUBTIER_TLS_KEY === undefined) return null;
  return {
    cert: absolute(needed(set, 'SUBTIER_TLS_CERT', 'SUBTIER_TLS_KEY')),
    key: absolute(needed(set, 'SUBTIER_TLS_KEY', 'SUBTIER_TLS_CERT')),
  };
}

function readSignIn(set: Variables): OidcSettings | ProxySettings | null {
  if (set.SUBTIER_OIDC_ISSUER !== undefined && set.SUBTIER_PROXY_ISSUER !== undefined)
    throw invalid('SUBTIER_OIDC_ISSUER and SUBTIER_PROXY_ISSUER are both set: keep the one that people sign in with.');
  refuseWithoutIssuer(set);
  if (set.SUBTIER_OIDC_ISSUER !== undefined)
    return {
      kind: 'OIDC',
      issuer: set.SUBTIER_OIDC_ISSUER,
      clientId: needed(set, 'SUBTIER_OIDC_CLIENT_ID', 'SUBTIER_OIDC_ISSUER'),
      clientSecret: needed(set, 'SUBTIER_OIDC_CLIENT_SECRET', 'SUBTIER_OIDC_ISSUER'),
      clientAuth: clientAuths.find((name) => name === set.SUBTIER_OIDC_CLIENT_AUTH) ?? null,
      scope: set.SUBTIER_OIDC_SCOPE ?? settings.SUBTIER_OIDC_SCOPE.default,
      roleClaim: set.SUBTIER_OIDC_ROLE_CLAIM ?? settings.SUBTIER_OIDC_ROLE_CLAIM.default,
      roles: parseRoles(set.SUBTIER_OIDC_ROLES ?? ''),
    };
  if (set.SUBTIER_PROXY_ISSUER !== undefined)
    return {
      kind: 'PROXY',
      issuer: set.SUBTIER_PROXY_ISSUER,
      audience: needed(set, 'SUBTIER_PROXY_AUDIENCE', 'SUBTIER_PROXY_ISSUER'),
      jwks: needed(set, 'SUBTIER_PROXY_JWKS', 'SUBTIER_PROXY_ISSUER'),
      header: (set.SUBTIER_PROXY_HEADER ?? settings.SUBTIER_PROXY_HEADER.default).toLowerCase(),
      algorithms: (set.SUBTIER_PROXY_ALGORITHMS ?? settings.SUBTIER_PROXY_ALGORITHMS.default)
        .split(',')
        .map((name) => name.trim()),
      roleClaim: set.SUBTIER_PROXY_ROLE_CLAIM ?? settings.SUBTIER_PROXY_ROLE_CLAIM.default,
      roles: parseRoles(set.SUBTIER_PROXY_ROLES ?? ''),
    };
  return null;
}

/** Parses `value=ROLE,…`, in which a value with commas has double quotes; an empty text and a text in another form give null. */
function parseRoles(text: string): RoleMap {
  const pair = /\s*(?:"([^"]+)"|([^",]+?))\s*=\s*([a-z]+)\s*(?:,|$)/giy;
  const given = new Map<string, Role>();
  while (pair.lastIndex < text.length) {
    const [, quoted, plain, name = ''] = pair.exec(text) ?? [];
    const [value, role] = [quoted ?? plain?.trim() ?? '', findRole(name)];
    if (value === '' || role === null) return null;
    given.set(value, role);
  }
  return given.size === 0 ? null : given;
}

/** Returns the environment for a child process: this process's, with changes. Set a variable to empty to unset it. */
export function childEnvironment(changes: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}

/** Returns the environment for a program that is not Subtier, such as Java: without Subtier's own settings, some of which are secret. */
export function foreignEnvironment(changes: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(([name]) => !/^(SUBTIER|NEO4J)_/.test(name));
  return { ...Object.fromEntries(own), ...changes };
}

/** Returns the origin of an http or https address; null if it is not one or has a path. */
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, href } = new URL(address);
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : null;
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** Whether nobody between can change what an address answers: https, or this machine. */
function isTrustedAddress(address: string): boolean {
  if (!isWebAddress(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'));
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host name or address is loopback, which other machines cannot reach. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true;
  const version = isIP(host);
  return version !== 0 && loopback.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/** Expands a leading `~`, which files of settings leave as it is. */
function absolute(path: string): string {
  return resolve(path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path);
}
