import { BadInput } from '#graph/failure/bad-input.ts';
import { formats } from '../readers/formats.ts';
import type { StatedInput } from '../readers/stated-input.ts';
import { withoutPersonalData } from '../readers/without-personal-data.ts';
import type { ImportRequest } from './import-request.ts';

/**
 * Looks at what is to be imported, from end to end, without a database; for the caller to close.
 * @throws BadInput for an unknown format or an input that can't be read as a whole.
 */
export async function readInput({
  format,
  paths,
  personIdKey = null,
}: Pick<ImportRequest, 'format' | 'paths' | 'personIdKey'>): Promise<StatedInput> {
  const found = formats.find(({ name }) => name === format);
  if (found === undefined) {
    const known = formats.map(({ name }) => name).join(', ');
    throw new BadInput(`There is no import format ${format}: it must be one of ${known}.`);
  }
  if (paths.length === 0) throw new BadInput(`Nothing to import: give ${found.takes}.`);
  return withoutPersonalData(await found.read(paths), personIdKey);
}
