import { hash } from 'node:crypto';
import { z } from 'zod';
import { changeCasework, checkText, listRecords, overLimit, signatureFields, signed } from '../casework/records.ts';
import type { Signature } from '../casework/records.ts';
import type { Database } from '../database/database.ts';
import { badInput } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';

const decision = z.object({ record: z.string(), reason: z.string().nullable(), ...signatureFields });

/**
 * Someone decided that a record of a list, which does not say whether it is about a person, is about an organization. The decision has the
 * record's id only, never its name, and holds for every later edition of the list.
 */
export type ListedOrganization = z.infer<typeof decision>;

const prefix = 'listed:';

/** Hashed, because an index limits the length of a key. */
function recordKey(record: string): string {
  return `${prefix}${hash('sha256', record)}`;
}

/**
 * Decides that records are about organizations, all or none. A later decision about a record replaces an earlier one. Returns the decisions.
 * @param records their ids
 * @throws BAD_USER_INPUT for no id, an id that is empty or too long, too long a reason, and too many decisions
 */
export async function decideListed(
  database: Database,
  records: readonly string[],
  reason: string | null,
  signature: Signature,
): Promise<readonly ListedOrganization[]> {
  const checked = idsOf(records);
  const given = reason === null ? null : checkText(reason, 'reason', caseworkLimits.text);
  const decisions = checked.map((record) => ({ record, reason: given, ...signed(signature) }));
  await changeCasework(database, async (transaction) => {
    const keys = new Set((await transaction.list(prefix)).map(({ key }) => key));
    for (const record of checked) keys.add(recordKey(record));
    const limit = caseworkLimits.listedOrganizations;
    if (keys.size > limit.most)
      throw overLimit('records', `cannot be decided: ${limit.most} decisions are the limit`, limit, keys.size);
    for (const each of decisions) await transaction.put(recordKey(each.record), each);
  });
  return decisions;
}

/**
 * Withdraws decisions, all or none: the records are undecided again. Returns the ids of the records.
 * @throws BAD_USER_INPUT if there is none about one of the records
 */
export async function withdrawListed(database: Database, records: readonly string[]): Promise<readonly string[]> {
  const checked = idsOf(records);
  await changeCasework(database, async (transaction) => {
    for (const record of checked) {
      if ((await transaction.read(recordKey(record))) === null)
        throw badInput('records', `has one about which nobody decided: “${record.slice(0, 60)}”`, { value: record });
      await transaction.remove(recordKey(record));
    }
  });
  return checked;
}

/** Returns all decisions, the latest first. */
export async function listListed(database: Pick<Database, 'read'>): Promise<readonly ListedOrganization[]> {
  const found = await listRecords(database, prefix);
  return found
    .map(({ content }) => decision.parse(content))
    .sort((a, b) => compareKeys(b.at, a.at) || compareKeys(a.record, b.record));
}

function idsOf(records: readonly string[]): readonly string[] {
  const ids = [...new Set(records.map((record) => record.trim()))];
  if (ids.length === 0) throw badInput('records', 'must name at least one record');
  for (const id of ids) checkText(id, 'records', caseworkLimits.name);
  return ids;
}
