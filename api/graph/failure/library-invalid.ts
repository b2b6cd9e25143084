import { Failure } from './failure.ts';

/** A saved query's file can't be taken: its message and `extensions` (`file`, `line`) say where and why. */
export class LibraryInvalid extends Failure {
  override readonly code = 'LIBRARY_INVALID';
  override readonly exitCode = 2;
}
