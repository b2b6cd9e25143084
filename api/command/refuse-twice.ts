import { InvalidArgumentError } from 'commander';

/** Refuses an option that takes one value and has one: who gives two wants neither to be left out. @param before what it was given before */
export function refuseTwice(before: unknown): void {
  if (before !== undefined) throw new InvalidArgumentError('It is given twice, and takes one value.');
}
