/** One file of an input, in a folder, in an archive, or by itself. */
export interface InputFile {
  /** As reports name it: its path inside the folder or archive. */
  readonly name: string;
  readonly modified: Date;
  /** Its bytes from the beginning; may be called any number of times. */
  readonly open: () => Promise<AsyncIterable<Buffer>>;
}

export interface InputFiles {
  readonly files: readonly InputFile[];
  readonly close: () => Promise<void>;
}
