import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { z } from 'zod';
import { Failure } from './failure.ts';

interface Setting {
  /** What it says, for those who set it. */
  readonly says: string;
  /** What it is where it is not set; null: nothing, which `says` explains. */
  readonly default: string | null;
}

/** The variables of the environment that users may set; `env.ts` reads them. */
export const settings = {
  HOST: { says: 'where to listen; only on this machine', default: '127.0.0.1' },
  PORT: { says: 'on which port; `0` is any free one', default: '4000' },
  SUBTIER_PUBLIC_URL: { says: '`https://…` under which a proxy shows the server', default: null },
  SUBTIER_HOME: { says: 'folder of the private database', default: '.subtier' },
  SUBTIER_PERSON_ID_KEY: {
    says: 'secret of `import --hash-person-ids`, 32 characters or more; none: one in `SUBTIER_HOME`, made when first needed',
    default: null,
  },
  NEO4J_URI: { says: 'a server of your own, as `neo4j://localhost:7687`; none: a private one', default: null },
  NEO4J_USER: { says: "that server's user", default: 'neo4j' },
  NEO4J_PASSWORD: { says: 'and its password', default: null },
  NEO4J_DATABASE: { says: "which of that server's databases; none: the user's default", default: null },
  SUBTIER_SLOW_MS: { says: 'a statement that takes longer is logged, in milliseconds', default: '1000' },
  OTEL_EXPORTER_OTLP_ENDPOINT: { says: '`http://…` of a collector for traces, by OTLP over HTTP', default: null },
  OTEL_SERVICE_NAME: { says: "the server's name in traces", default: 'subtier' },
  JAVA_HOME: { says: 'the Java that runs the private database; none: the one on the path', default: null },
  XDG_CACHE_HOME: { says: "folder of what can be fetched again; none: the system's own", default: null },
  SUBTIER_NEO4J_VERSION: { says: 'which Neo4j Community the private database is', default: '5.26.28' },
} as const satisfies Readonly<Record<string, Setting>>;

/** What the environment says, checked. */
export interface Environment {
  /** A server of the user's; null: a private one. */
  readonly neo4jUri: string | null;
  readonly user: string;
  readonly password: string;
  /** Null: the user's default database. */
  readonly database: string | null;
  /** Absolute folder of the private database, its password, logs and what else must outlive a command. */
  readonly home: string;
  /** Secret by which ids of persons are hashed; null: one in `home`. */
  readonly personIdKey: string | null;
  /** Name or address to listen on, without brackets. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Origin under which a proxy shows this server to others, as `https://subtier.example`; null: this machine only. */
  readonly publicUrl: string | null;
  /** Statements that take longer are logged, in milliseconds. */
  readonly slowMilliseconds: number;
  /** Where traces go, by OTLP over HTTP, without `/v1/traces`; null: nowhere. */
  readonly tracesEndpoint: string | null;
  /** By which the server is known in traces. */
  readonly serviceName: string;
  /** Absolute folder of what can be fetched again. */
  readonly cacheDirectory: string;
  /** Which Neo4j Community the private database is. */
  readonly neo4jVersion: string;
  readonly javaHome: string | null;
  readonly ci: boolean;
  /** Started by `npm start`, `npm run` or `npx`, whose end is to be ours. */
  readonly underNpm: boolean;
}

const checkout = fileURLToPath(new URL('../..', import.meta.url));

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const neo4jUri = text.refine(
  (value) => value === undefined || /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^/@\s]+\/?$/.test(value),
  {
    message:
      'must look like neo4j://localhost:7687 (bolt, neo4j, with +s or +ssc for TLS; user and password go elsewhere)',
  },
);

const port = text.refine((value) => value === undefined || (/^\d{1,5}$/.test(value) && Number(value) <= 65535), {
  message: 'must be a port number from 0 (any free one) to 65535',
});

const publicUrl = text.refine((value) => value === undefined || originOf(value) !== null, {
  message: 'must be an address such as https://subtier.example, without a path',
});

const milliseconds = text.refine((value) => value === undefined || /^\d{1,9}$/.test(value), {
  message: 'must be a number of milliseconds, such as 1000',
});

const collector = text.refine((value) => value === undefined || isWebAddress(value), {
  message: 'must be an address such as http://localhost:4318',
});

const secret = text.refine((value) => value === undefined || value.length >= 32, {
  message: 'must have 32 characters or more',
});

/** What `settings` declares, and what says where we run. */
const variables = z.object({
  NEO4J_URI: neo4jUri,
  NEO4J_USER: text,
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: text,
  SUBTIER_HOME: text,
  SUBTIER_PERSON_ID_KEY: secret,
  HOST: text,
  PORT: port,
  SUBTIER_PUBLIC_URL: publicUrl,
  SUBTIER_SLOW_MS: milliseconds,
  OTEL_EXPORTER_OTLP_ENDPOINT: collector,
  OTEL_SERVICE_NAME: text,
  XDG_CACHE_HOME: text,
  JAVA_HOME: text,
  SUBTIER_NEO4J_VERSION: text,
  CI: text,
  npm_lifecycle_event: text,
} satisfies Readonly<Record<keyof typeof settings | 'CI' | 'npm_lifecycle_event', z.ZodType>>);

/**
 * Reads the process's environment; an empty variable counts as not set.
 * @throws ENVIRONMENT_INVALID for a value that can't be used.
 */
export function readEnvironment(from: Readonly<Record<string, string | undefined>> = process.env): Environment {
  const parsed = variables.safeParse(from);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.path.join('.') ?? 'environment';
    throw new Failure('ENVIRONMENT_INVALID', `${name} ${issue?.message ?? 'is not valid'}: set it anew or unset it.`);
  }
  const set = parsed.data;
  return {
    neo4jUri: set.NEO4J_URI ?? null,
    user: set.NEO4J_USER ?? settings.NEO4J_USER.default,
    password: set.NEO4J_PASSWORD ?? '',
    database: set.NEO4J_DATABASE ?? null,
    home: absolute(set.SUBTIER_HOME ?? join(checkout, settings.SUBTIER_HOME.default)),
    personIdKey: set.SUBTIER_PERSON_ID_KEY ?? null,
    host: (set.HOST ?? settings.HOST.default).replace(/^\[(.*)\]$/, '$1'),
    port: Number(set.PORT ?? settings.PORT.default),
    publicUrl: set.SUBTIER_PUBLIC_URL === undefined ? null : originOf(set.SUBTIER_PUBLIC_URL),
    slowMilliseconds: Number(set.SUBTIER_SLOW_MS ?? settings.SUBTIER_SLOW_MS.default),
    tracesEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '') ?? null,
    serviceName: set.OTEL_SERVICE_NAME ?? settings.OTEL_SERVICE_NAME.default,
    cacheDirectory:
      set.XDG_CACHE_HOME === undefined
        ? envPaths('subtier', { suffix: '' }).cache
        : join(absolute(set.XDG_CACHE_HOME), 'subtier'),
    neo4jVersion: set.SUBTIER_NEO4J_VERSION ?? settings.SUBTIER_NEO4J_VERSION.default,
    javaHome: set.JAVA_HOME ?? null,
    ci: set.CI !== undefined && set.CI !== 'false' && set.CI !== '0',
    underNpm: set.npm_lifecycle_event !== undefined,
  };
}

/** What a child process inherits, with changes; an empty value counts as not set. */
export function childEnvironment(changes: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}

/** Null for what is no origin of the web. */
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, origin, href } = new URL(address);
  return /^https?:$/.test(protocol) && href === `${origin}/` ? origin : null;
}

function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** A leading `~` comes unexpanded from files of settings. */
function absolute(path: string): string {
  return resolve(path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path);
}
