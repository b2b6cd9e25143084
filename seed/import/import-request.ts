import type { Reject } from '#graph/write/stated-row.ts';

/** What to import, and how. */
export interface ImportRequest {
  /** A name of `formats`. */
  readonly format: string;
  readonly paths: readonly string[];
  /** Reports what would change; nothing is written. */
  readonly dryRun?: boolean;
  /** Any reject, and nothing goes in. */
  readonly strict?: boolean;
  /** A file that has nothing in common with the one of its name that was imported before is its newer version all the same. */
  readonly replace?: boolean;
  /** Ids of persons are replaced by hashes with this key, which is never stored in the graph; null: they stay as given. */
  readonly personIdKey?: string | null;
  readonly onProgress?: (message: string) => void;
  /** Told of each reject, beside the file of them. */
  readonly onReject?: (reject: Reject) => void;
}
