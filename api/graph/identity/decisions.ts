import { hash } from 'node:crypto';
import { z } from 'zod';
import { changeCasework, checkText, listRecords, overLimit, signatureFields, signed } from '../casework/records.ts';
import type { Signature } from '../casework/records.ts';
import type { Database } from '../database/database.ts';
import { badInput } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import type { SameOrganizations } from '../ownership/same-party.ts';

export const identityVerdicts = ['SAME', 'NOT_SAME'] as const;
export type IdentityVerdict = (typeof identityVerdicts)[number];

const record = z.object({
  /** The keys of the two organizations, in order. */
  organizations: z.tuple([z.string(), z.string()]),
  verdict: z.enum(identityVerdicts),
  reason: z.string().nullable(),
  ...signatureFields,
});

/** What someone decided about two organizations. It belongs to their keys, so it outlives the data. */
export type IdentityDecision = z.infer<typeof record>;

/** The keys of two organizations. */
export type Pair = readonly [string, string];

/** Whether two organizations are the same, whoever says so. */
export type PairVerdict = Pick<IdentityDecision, 'organizations' | 'verdict'>;

const prefix = 'identity:';

export function inOrder([a, b]: Pair): [string, string] {
  return compareKeys(a, b) <= 0 ? [a, b] : [b, a];
}

/** Hashed, because an index limits the length of a key. */
function recordKey(pair: Pair): string {
  return `${prefix}${hash('sha256', JSON.stringify(inOrder(pair)))}`;
}

const knownRow = z.object({ key: z.string(), isSynthetic: z.boolean() });

/**
 * Decides whether two organizations are the same. The data does not change. A later decision about the two replaces an earlier one.
 * @throws BAD_USER_INPUT for an organization that does not exist, the same one twice, a synthetic and a real one, or a decision that
 *   contradicts others: what is the same as one organization cannot be the same as another from which it was told apart
 */
export async function decideIdentity(
  database: Database,
  pair: Pair,
  { verdict, reason }: Pick<IdentityDecision, 'verdict' | 'reason'>,
  signature: Signature,
): Promise<IdentityDecision> {
  await checkPair(database, pair);
  const decision: IdentityDecision = {
    organizations: inOrder(pair),
    verdict,
    reason: reason === null ? null : checkText(reason, 'reason', caseworkLimits.text),
    ...signed(signature),
  };
  return changeCasework(database, async (transaction) => {
    const key = recordKey(pair);
    const known = (await transaction.list(prefix)).filter((one) => one.key !== key);
    const others = known.map(({ content }) => record.parse(content));
    const limit = caseworkLimits.identityDecisions;
    if (others.length >= limit.most)
      throw overLimit(
        'organization',
        `cannot be decided: there are already ${limit.most} decisions, which is the limit`,
        limit,
        others.length + 1,
      );
    checkConsistency([...others, decision]);
    await transaction.put(key, decision);
    return decision;
  });
}

async function checkPair(database: Pick<Database, 'read'>, pair: Pair): Promise<void> {
  const rows = await database.read(
    // A source may know an organization by a key that has no node, because an import has resolved it to the other one.
    `MATCH (o:Organization) WHERE o.key IN $keys
     UNWIND [o.key] + COLLECT { MATCH (o)-[d:DESCRIBED_BY]->() WHERE d.resolvedFrom IN $keys RETURN d.resolvedFrom } AS key
     RETURN DISTINCT key, coalesce(o.dataClass = 'SYNTHETIC', false) AS isSynthetic`,
    { keys: [...pair] },
  );
  const known = new Map(
    z
      .array(knownRow)
      .parse(rows)
      .map((row) => [row.key, row]),
  );
  const [one, two] = pair;
  const missing = [one, two].find((key) => !known.has(key));
  if (missing !== undefined)
    throw badInput(missing === one ? 'organization' : 'other', `does not exist: “${missing.slice(0, 60)}”`, {
      value: missing,
    });
  if (one === two) throw badInput('other', 'must be another organization');
  if (known.get(one)?.isSynthetic !== known.get(two)?.isSynthetic)
    throw badInput('other', 'cannot be decided: one of the two organizations is synthetic and the other is not');
}

/** @throws BAD_USER_INPUT if two organizations that were told apart are the same by other decisions */
function checkConsistency(decisions: readonly PairVerdict[]): void {
  const same = groupsOf(decisions);
  for (const { organizations, verdict } of decisions) {
    const [one, two] = organizations;
    if (verdict === 'NOT_SAME' && same.get(one)?.includes(two) === true)
      throw badInput(
        'verdict',
        `contradicts other decisions: by them, ${one} and ${two} are both the same and not the same`,
      );
  }
}

/**
 * Withdraws the decision about two organizations: they are undecided again.
 * @throws BAD_USER_INPUT if there is none
 */
export async function withdrawIdentity(database: Database, pair: Pair): Promise<void> {
  await changeCasework(database, async (transaction) => {
    if ((await transaction.read(recordKey(pair))) === null)
      throw badInput('other', 'has no decision with the first organization');
    await transaction.remove(recordKey(pair));
  });
}

/** Returns all decisions, the latest first. */
export async function listIdentityDecisions(database: Pick<Database, 'read'>): Promise<readonly IdentityDecision[]> {
  const found = await listRecords(database, prefix);
  return found.map(({ content }) => record.parse(content)).sort((a, b) => compareKeys(b.at, a.at));
}

const resolvedRow = z.object({ key: z.string(), organization: z.string() });

/**
 * Adds to decisions those about keys that an import resolved to another organization, by its LEI: each holds for that organization, too. Not
 * if other decisions contradict that, or if imports resolved the key to several.
 */
export async function withResolvedKeys(
  database: Pick<Database, 'read'>,
  decisions: readonly PairVerdict[],
): Promise<readonly PairVerdict[]> {
  const keys = [...new Set(decisions.flatMap(({ organizations }) => organizations))];
  if (keys.length === 0) return decisions;
  const rows = await database.read(
    `UNWIND $keys AS key MATCH (o)-[d:DESCRIBED_BY {resolvedFrom: key}]->()
     WITH key, collect(DISTINCT o.key) AS found WHERE size(found) = 1
     RETURN key, found[0] AS organization ORDER BY key`,
    { keys },
  );
  const resolved = new Map(
    z
      .array(resolvedRow)
      .parse(rows)
      .map(({ key, organization }) => [key, organization]),
  );
  if (resolved.size === 0) return decisions;
  const all = [...decisions];
  for (const { organizations, verdict } of decisions) {
    const [one, two] = organizations;
    const pair = inOrder([resolved.get(one) ?? one, resolved.get(two) ?? two]);
    if (pair[0] === pair[1] || (pair.includes(one) && pair.includes(two))) continue;
    const isContradicted =
      verdict === 'SAME' ? distinctBy(all)(...pair) : groupsOf(all).get(pair[0])?.includes(pair[1]);
    if (isContradicted !== true) all.push({ organizations: pair, verdict });
  }
  return all;
}

/** Returns, for each organization with a decision SAME, the others that are the same by one or several decisions. */
export function groupsOf(decisions: readonly PairVerdict[]): SameOrganizations {
  const groups = new Map<string, Set<string>>();
  for (const { organizations, verdict } of decisions) {
    if (verdict !== 'SAME') continue;
    const [one, two] = organizations;
    const joined = new Set([...(groups.get(one) ?? [one]), ...(groups.get(two) ?? [two])]);
    for (const member of joined) groups.set(member, joined);
  }
  return new Map(
    [...groups].map(([key, group]) => [key, [...group].filter((other) => other !== key).sort(compareKeys)]),
  );
}

/**
 * Returns a function that says whether two organizations were told apart: by a decision about the two, or about others that are the same as
 * they.
 */
export function distinctBy(decisions: readonly PairVerdict[]): (one: string, other: string) => boolean {
  const same = groupsOf(decisions);
  // One key stands for all that are the same.
  const representativeOf = (key: string) => [key, ...(same.get(key) ?? [])].sort(compareKeys)[0] ?? key;
  const pairOf = (one: string, other: string) =>
    JSON.stringify(inOrder([representativeOf(one), representativeOf(other)]));
  const distinct = new Set(
    decisions.flatMap(({ verdict, organizations }) => (verdict === 'NOT_SAME' ? [pairOf(...organizations)] : [])),
  );
  return (one, other) => distinct.has(pairOf(one, other));
}
