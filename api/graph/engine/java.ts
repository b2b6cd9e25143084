import { execFile } from 'node:child_process';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '../env.ts';
import { Failure } from '../failure.ts';

const run = promisify(execFile);

/**
 * Returns the absolute path of the `java` that runs Neo4j: the one in JAVA_HOME, else the one on PATH.
 * @throws JAVA_MISSING if neither exists or both are too old.
 */
export async function findJava(javaHome: string | null, release: Distribution): Promise<string> {
  const candidates = [...(javaHome === null ? [] : [join(javaHome, 'bin', 'java')]), 'java'];
  const tooOld: string[] = [];
  for (const candidate of candidates) {
    const java = await inspectJava(candidate);
    if (java === null) continue;
    if (java.version >= release.java) return join(java.home, 'bin', 'java');
    tooOld.push(`${candidate} is Java ${java.version}`);
  }
  const found = tooOld.length === 0 ? 'no Java was found in JAVA_HOME or on PATH' : tooOld.join(' and ');
  throw new Failure(
    'JAVA_MISSING',
    `Neo4j ${release.version} needs Java ${release.java} or later, but ${found}: install it and set JAVA_HOME, or set NEO4J_URI to your own Neo4j server.`,
  );
}

interface Java {
  /** The feature number: 17 for `17.0.21`; 1 for Java 8 and older. */
  readonly version: number;
  readonly home: string;
}

async function inspectJava(java: string): Promise<Java | null> {
  try {
    const { stdout, stderr } = await run(java, ['-XshowSettings:properties', '-version'], { timeout: 30_000 });
    const properties = `${stderr}\n${stdout}`;
    const home = /^ *java\.home = (.+)$/m.exec(properties)?.[1]?.trim();
    const version = /^ *java\.specification\.version = (\d+)/m.exec(properties)?.[1];
    return home === undefined || version === undefined ? null : { version: Number(version), home };
  } catch {
    // Missing or not a Java: the caller reports it if no other is found.
    return null;
  }
}

/** A Neo4j Community release that the private engine can run. */
export interface Distribution {
  readonly version: string;
  readonly mainClass: string;
  /** Oldest Java that it runs on. */
  readonly java: number;
  /** Settings that only it has. */
  readonly settings: Readonly<Record<string, boolean>>;
}

/** Selects the older of two parsers, which makes a first start 10 % faster. */
const olderParser = { 'internal.cypher.parser.antlr_enabled': false };

/** Returns what a Neo4j version needs: versions named after years have a different main class and need Java 21. */
export function distributionOf(version: string): Distribution {
  const namedAfterYear = Number(version.split('.', 1).join('')) >= 2025;
  return namedAfterYear
    ? { version, mainClass: 'org.neo4j.server.Neo4jCommunity', java: 21, settings: {} }
    : { version, mainClass: 'org.neo4j.server.CommunityEntryPoint', java: 17, settings: olderParser };
}

/**
 * Returns the locale for a Java that gets paths: this process's if that has UTF-8. With another locale, as in many services and containers, Java
 * can't open non-ASCII paths.
 */
export function javaLocale(): { readonly LC_ALL: string } {
  const { LC_ALL, LC_CTYPE, LANG } = childEnvironment({});
  const [locale = ''] = [LC_ALL, LC_CTYPE, LANG].filter((value) => value !== undefined && value !== '');
  return { LC_ALL: /utf-?8/i.test(locale) ? locale : 'C.UTF-8' };
}

const mebibyte = 1024 ** 2;

/** Returns memory sizes for the private database in MiB: modest, because it shares the machine with its user. Respects a container's limit. */
export function memorySizes(): { readonly heap: number; readonly pageCache: number } {
  const limit = process.constrainedMemory();
  const total = (limit > 0 ? Math.min(limit, totalmem()) : totalmem()) / mebibyte;
  return { heap: between(512, total / 6, 2048), pageCache: between(128, total / 12, 2048) };
}

function between(least: number, size: number, most: number): number {
  return Math.round(Math.min(Math.max(size, least), most));
}
