import { DiskFull } from '../failure/disk-full.ts';
import { HomeUnavailable } from '../failure/home-unavailable.ts';

/** The Failure that a file system's error means; anything else comes back as it is. `name` is the variable that says where. */
export function fileFailure(error: unknown, folder: string, name: 'SUBTIER_HOME' | 'XDG_CACHE_HOME'): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DiskFull(
        `The disk is full: free some space in ${folder}, or set ${name} to a folder on another disk.`,
        {
          cause: error,
        },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
    case 'ENOENT':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new HomeUnavailable(
        `The folder ${folder} can't be written (${error.code}): give yourself the right, or set ${name} to another folder.`,
        { cause: error },
      );
    default:
      return error;
  }
}
