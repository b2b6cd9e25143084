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
