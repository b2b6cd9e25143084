import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { caseworkLimits } from '../limits.ts';
import { checkText, signatureFields, signed } from './records.ts';
import type { Signature } from './records.ts';
import { SavedRecords } from './saved-records.ts';

const savedMapping = z.object({ name: z.string(), text: z.string(), ...signatureFields });
/** A mapping of a spreadsheet that a person saved on the server: its YAML text, and who saved it last. */
type SavedMapping = z.infer<typeof savedMapping>;

export const savedMappings = new SavedRecords({
  prefix: 'mapping',
  noun: 'mapping',
  schema: savedMapping,
  limit: caseworkLimits.mappings,
  identifiedBy: 'name',
  added: 'name',
});

/**
 * Saves a mapping under a name, in place of one with the same name. The caller checks that the text is a mapping.
 * @throws BAD_USER_INPUT
 */
export async function saveMapping(
  database: Database,
  given: Pick<SavedMapping, 'name' | 'text'>,
  signature: Signature,
): Promise<SavedMapping> {
  const name = checkText(given.name, 'name', caseworkLimits.name);
  const text = `${checkText(given.text, 'text', caseworkLimits.mappingText)}\n`;
  return savedMappings.saveNamed(database, { key: name, revision: null }, () => ({ name, text, ...signed(signature) }));
}
