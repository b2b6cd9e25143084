import { InvalidArgumentError } from 'commander';
import { isValid, parseISO } from 'date-fns';
import type { Day } from '#graph/model/day.ts';
import { refuseTwice } from './refuse-twice.ts';

/** An option's value as a day. @param before what it was given before */
export function parseDay(text: string, before?: Day): Day {
  refuseTwice(before);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isValid(parseISO(text)))
    throw new InvalidArgumentError('Give a day as yyyy-mm-dd.');
  return text;
}
