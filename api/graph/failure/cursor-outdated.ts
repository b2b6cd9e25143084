import { Failure } from './failure.ts';

/** A cursor is of a graph as it was: what it stood behind may stand elsewhere since. */
export class CursorOutdated extends Failure {
  override readonly code = 'CURSOR_OUTDATED';
  override readonly exitCode = 2;
}
