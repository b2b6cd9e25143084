import type { StatedInput } from './stated-input.ts';

/** An import format: what the command line, its help and the documentation know of it. */
export interface Format {
  /** As typed on the command line. */
  readonly name: string;
  readonly title: string;
  /** What a path may be, in words. */
  readonly takes: string;
  /**
   * Looks at everything once, from end to end, and refuses what can't be read as a whole.
   * @throws BadInput with file and, where there is one, line and column.
   */
  read(paths: readonly string[]): Promise<StatedInput>;
}
