import { Failure } from './failure.ts';

/** A statement was given up before it had an answer: its user cancelled it, or its deadline passed. */
export class ReadAborted extends Failure {
  override readonly code = 'READ_ABORTED';
  override readonly exitCode = 2;
}
