import { printable } from './printable.ts';

/**
 * Tells the user how things go, a line at a time, apart from the data. Everything that is said on stderr goes through here, since names of files,
 * columns and sources may hold what steers a terminal or forges a line.
 */
export function sayProgress(message: string): void {
  process.stderr.write(`${printable(message)}\n`);
}
