import { access } from 'node:fs/promises';
import { BadInput } from '#graph/failure/bad-input.ts';
import { formats } from '#seed/readers/formats.ts';

/**
 * Looks at what is wrong at first sight, before a database is started for nothing.
 * @throws BadInput
 */
export async function checkImport(format: string, paths: readonly string[]): Promise<void> {
  const names = formats.map(({ name }) => name);
  if (!names.includes(format))
    throw new BadInput(`There is no import format ${format}: it must be one of ${names.join(', ')}.`);
  for (const path of paths) {
    try {
      await access(path);
    } catch (error) {
      throw new BadInput(`${path} is not there, or not yours to read.`, { cause: error });
    }
  }
}
