import { Failure } from './failure.ts';

/** The data were written by a newer Neo4j than the one that is to open them. */
export class StoreTooNew extends Failure {
  override readonly code = 'STORE_TOO_NEW';
  override readonly exitCode = 3;
}
