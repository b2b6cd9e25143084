import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { refused } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import {
  changeCasework,
  checkText,
  listRecords,
  putNamed,
  readRecords,
  removeRecord,
  signatureFields,
  signed,
} from './records.ts';
import type { Signature } from './records.ts';

const savedMapping = z.object({ name: z.string(), text: z.string(), ...signatureFields });
/** A mapping of a spreadsheet that a person saved on the server: its YAML text, and who saved it last. */
export type SavedMapping = z.infer<typeof savedMapping>;

const mappingKey = (name: string) => `mapping:${name}`;

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
  const saved: SavedMapping = {
    name,
    text: `${checkText(given.text, 'text', caseworkLimits.mappingText)}\n`,
    ...signed(signature),
  };
  return changeCasework(database, async (transaction) => {
    await putNamed(transaction, mappingKey(''), saved, { limit: caseworkLimits.mappings, kind: 'mappings' });
    return saved;
  });
}

/** Deletes a saved mapping. @throws BAD_USER_INPUT if it does not exist */
export async function deleteMapping(database: Database, name: string): Promise<void> {
  await removeRecord(database, mappingKey(name), () =>
    refused('name', `This server has no mapping "${name.slice(0, 60)}": it may have been deleted.`, { value: name }),
  );
}

/** Returns a saved mapping; null if it does not exist. */
export async function findMapping(database: Pick<Database, 'read'>, name: string): Promise<SavedMapping | null> {
  const [found] = await readRecords(database, [mappingKey(name)]);
  return found === undefined ? null : savedMapping.parse(found.content);
}

/** Returns the saved mappings, by name. */
export async function listMappings(database: Pick<Database, 'read'>): Promise<readonly SavedMapping[]> {
  return (await listRecords(database, mappingKey(''))).map((one) => savedMapping.parse(one.content));
}
