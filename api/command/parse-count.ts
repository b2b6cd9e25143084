import { InvalidArgumentError } from 'commander';

/** An option's value as a whole number of at least 1. */
export function parseCount(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Give a whole number of at least 1.');
  return number;
}
