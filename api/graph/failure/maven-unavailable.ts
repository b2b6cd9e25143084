import { Failure } from './failure.ts';

/** Maven is missing, or can't fetch Neo4j. */
export class MavenUnavailable extends Failure {
  override readonly code = 'MAVEN_UNAVAILABLE';
  override readonly exitCode = 3;
}
