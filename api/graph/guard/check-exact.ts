import { BadInput } from '../failure/bad-input.ts';

const beyond64Bits = 2 ** 63;

/**
 * Refuses whole numbers that were written as JSON and may not be what was written: beyond 2^53 it has no exact ones.
 * @param name of the parameter, or the path to the number in it
 * @throws BadInput for the first.
 */
export function checkExact(value: unknown, name: string): void {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) > beyond64Bits) return;
    throw new BadInput(
      `${name} is a whole number beyond 2^53, which JSON does not hold exactly: give it as text, and write toInteger($…) in the statement; of a number that need not be exact, toFloat($…).`,
      { extensions: { argument: name } },
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    checkExact(member, Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`);
}
