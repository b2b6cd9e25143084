import { BadInput } from '#graph/failure/bad-input.ts';

/** Values by name; not given: none. @throws BadInput for what is no object. */
export function readParameters(given: unknown): Readonly<Record<string, unknown>> {
  if (given === null || given === undefined) return {};
  if (typeof given === 'object' && !Array.isArray(given)) return Object.fromEntries(Object.entries(given));
  throw new BadInput('parameters takes an object with a value for each name.', {
    extensions: { argument: 'parameters' },
  });
}
