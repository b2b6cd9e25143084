/** A Neo4j Community release that the private engine can run. */
export interface Release {
  readonly version: string;
  readonly mainClass: string;
  /** The least Java it runs on. */
  readonly java: number;
}

/** What a version needs: those named after years have another main class and ask for Java 21. */
export function releaseOf(version: string): Release {
  const namedAfterYear = Number(version.split('.', 1).join('')) >= 2025;
  return namedAfterYear
    ? { version, mainClass: 'org.neo4j.server.Neo4jCommunity', java: 21 }
    : { version, mainClass: 'org.neo4j.server.CommunityEntryPoint', java: 17 };
}
