import { Failure } from './failure.ts';

/** No room is left where the data or the jars go. */
export class DiskFull extends Failure {
  override readonly code = 'DISK_FULL';
  override readonly exitCode = 3;
}

/** The codes by which a file system says so. */
export const diskFullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** The code of an error of the system; empty for any other. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
