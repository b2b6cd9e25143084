import { resolve } from 'node:path';

/** Where the rejects of an input are written: beside it, so that they are found. */
export function rejectsPath(inputPath: string): string {
  return `${resolve(inputPath)}.rejects.csv`;
}
