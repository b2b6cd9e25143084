import { Failure } from './failure.ts';

/** The graph was set up by a later Subtier, whose form this one does not know. */
export class SchemaTooNew extends Failure {
  override readonly code = 'SCHEMA_TOO_NEW';
  override readonly exitCode = 3;
}
