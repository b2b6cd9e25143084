import { Failure } from './failure.ts';

/** A write would break a constraint of the schema. */
export class ConstraintViolated extends Failure {
  override readonly code = 'CONSTRAINT_VIOLATED';
  override readonly exitCode = 4;
}
