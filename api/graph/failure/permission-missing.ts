import { Failure } from './failure.ts';

/** The database user may not do what is needed. */
export class PermissionMissing extends Failure {
  override readonly code = 'PERMISSION_MISSING';
  override readonly exitCode = 3;
}
