import { Failure } from './failure.ts';

/** No Java was found, or only one that is too old. */
export class JavaMissing extends Failure {
  override readonly code = 'JAVA_MISSING';
  override readonly exitCode = 3;
}
