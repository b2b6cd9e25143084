import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { z } from 'zod';
import { Failure } from './failure.ts';

interface Setting {
  /** What it does, for users. */
  readonly description: string;
  /** The value if it is not set; null: none, and `description` explains what that means. */
  readonly default: string | null;
}

/** The environment variables for users. */
export const settings = {
  HOST: { description: 'address to listen on; loopback only', default: '127.0.0.1' },
  PORT: { description: 'port to listen on; `0` means any free port', default: '4000' },
  SUBTIER_PUBLIC_URL: {
    description: "the server's public address behind a proxy, such as `https://subtier.example`",
    default: null,
  },
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

/** The validated environment. */
export type Environment = Readonly<ReturnType<typeof readEnvironment>>;

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
  NEO4J_DATABASE: text,
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
 * @throws ENVIRONMENT_INVALID for an invalid value.
 */
export function readEnvironment(from: Readonly<Record<string, string | undefined>> = process.env) {
  const parsed = variables.safeParse(from);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.path.join('.') ?? 'environment';
    throw new Failure('ENVIRONMENT_INVALID', `${name} ${issue?.message ?? 'is invalid'}: change it or unset it.`);
  }
  const set = parsed.data;
  return {
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

/** Returns the environment for a child process: this process's, with changes. Set a variable to empty to unset it. */
export function childEnvironment(changes: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, ...changes };
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

/** Expands a leading `~`, which files of settings leave as it is. */
function absolute(path: string): string {
  return resolve(path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path);
}
