import { z } from 'zod';
import { changeCasework, checkText, overLimit, readRecords, signatureFields, signed } from '../casework/records.ts';
import type { Signature } from '../casework/records.ts';
import type { Database } from '../database/database.ts';
import { noSuchNode } from '../entities/entities.ts';
import { badInput } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { findByKeys } from './candidates.ts';

const decision = z.object({
  /** The digest of the row: it holds for every list with a row of the same name, identifiers and country. */
  digest: z.string(),
  /** The key of the organization that it is; null: none of those rejected. */
  organization: z.string().nullable(),
  /** The keys of those that it is not. */
  rejected: z.array(z.string()),
  reason: z.string().nullable(),
  ...signatureFields,
});

/** What a person decided about a row of a list of suppliers. It keeps a digest of the row, and no name. */
export type ScreeningDecision = z.infer<typeof decision>;

const prefix = 'screened:';
const digestForm = /^[0-9a-f]{64}$/;

interface DecisionInput {
  readonly digest: string;
  /** Null: none of `rejected`. */
  readonly organization: string | null;
  readonly rejected: readonly string[];
  readonly reason: string | null;
}

/**
 * Decides which organization a row is, or rejects candidates. A later decision replaces an earlier one.
 * @throws BAD_USER_INPUT for an invalid digest, an organization that does not exist, and an empty decision
 */
export async function decideRow(
  database: Database,
  { digest, organization, rejected, reason }: DecisionInput,
  signature: Signature,
): Promise<ScreeningDecision> {
  if (!digestForm.test(digest)) throw badInput('row', 'is no digest of a row: use the `digest` of a result');
  if (organization === null && rejected.length === 0) throw badInput('rejected', 'must name at least one organization');
  if (rejected.length > maxRejected)
    throw badInput('rejected', `has ${rejected.length} items; ${maxRejected} are allowed`);
  if (organization !== null && rejected.includes(organization))
    throw badInput('rejected', 'names the organization that the row is decided to be');
  const named = organization === null ? rejected : [organization, ...rejected];
  const known = await findByKeys(database, named);
  const missing = named.find((key) => !known.has(key));
  if (missing !== undefined)
    throw noSuchNode(missing === organization ? 'organization' : 'rejected', { label: 'Organization', key: missing });
  const decided: ScreeningDecision = {
    digest,
    organization,
    rejected: [...new Set(rejected)],
    reason: reason === null ? null : checkText(reason, 'reason', caseworkLimits.text),
    ...signed(signature),
  };
  return changeCasework(database, async (transaction) => {
    const limit = caseworkLimits.rowDecisions;
    const count = await transaction.count(prefix);
    if (count >= limit.most && (await transaction.read(prefix + digest)) === null)
      throw overLimit('row', `cannot be decided: ${limit.most} decisions are the limit`, limit, count + 1);
    await transaction.put(prefix + digest, decided);
    return decided;
  });
}

const maxRejected = 100;

/** Withdraws the decision about a row. @throws BAD_USER_INPUT if there is none */
export async function withdrawRow(database: Database, digest: string): Promise<void> {
  await changeCasework(database, async (transaction) => {
    if (!digestForm.test(digest) || (await transaction.read(prefix + digest)) === null)
      throw badInput('row', 'has no decision');
    await transaction.remove(prefix + digest);
  });
}

/** Returns the decisions about rows, by digest. */
export async function readRowDecisions(
  database: Pick<Database, 'read'>,
  digests: readonly string[],
): Promise<ReadonlyMap<string, ScreeningDecision>> {
  const found = await readRecords(
    database,
    digests.map((digest) => prefix + digest),
  );
  return new Map(found.map(({ content }) => decision.parse(content)).map((one) => [one.digest, one]));
}
