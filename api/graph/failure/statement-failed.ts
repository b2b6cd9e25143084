import { Failure } from './failure.ts';

/** Neo4j refused or failed to run a statement; `extensions.neo4jCode` has its own code. A fault of ours unless a user wrote the statement. */
export class StatementFailed extends Failure {
  override readonly code = 'STATEMENT_FAILED';
  override readonly exitCode = 4;
}
