import { InvalidArgumentError } from 'commander';
import { isValid, parseISO } from 'date-fns';
import type { Day } from '#graph/model/day.ts';

/** An option's value as a day. */
export function parseDay(text: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isValid(parseISO(text)))
    throw new InvalidArgumentError('Give a day as yyyy-mm-dd.');
  return text;
}
