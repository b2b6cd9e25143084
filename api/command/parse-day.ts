import { InvalidArgumentError } from 'commander';
import { isValid, parseISO } from 'date-fns';
import type { Day } from '#graph/model/day.ts';

/** An option's value as a day. @param before what it was given before: who gives two wants neither to be left out */
export function parseDay(text: string, before?: Day): Day {
  if (before !== undefined) throw new InvalidArgumentError('It is given twice, and takes one day.');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isValid(parseISO(text)))
    throw new InvalidArgumentError('Give a day as yyyy-mm-dd.');
  return text;
}
