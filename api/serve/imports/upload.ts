/** A file that was sent to be imported, in a temporary folder of its own. */
export interface Upload {
  readonly format: string;
  /** Name of the file, as its sender called it. */
  readonly file: string;
  readonly path: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  /** Keyed hashes of persons' ids are stored instead of the ids. */
  readonly hashPersonIds: boolean;
  /** Removes file and folder; again is no error. */
  remove(): Promise<void>;
}
