import { Failure } from './failure.ts';

/** The server has no database of the name in NEO4J_DATABASE. */
export class DatabaseMissing extends Failure {
  override readonly code = 'DATABASE_MISSING';
  override readonly exitCode = 3;
}
