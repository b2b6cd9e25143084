import { Failure } from './failure.ts';

/** A file that was sent is larger than is taken. */
export class UploadTooLarge extends Failure {
  override readonly code = 'BODY_LIMIT_EXCEEDED';
  override readonly exitCode = 2;
}
