import { Failure } from './failure.ts';

/** Neo4j does not accept a user's statement, or stopped running it on an error in it. */
export class StatementRejected extends Failure {
  override readonly code = 'STATEMENT_REJECTED';
  override readonly exitCode = 2;
}
