/** Tells the user how things go, a line at a time, apart from the data. */
export function sayProgress(message: string): void {
  process.stderr.write(`${message}\n`);
}
