import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { badInput } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';

import { roles } from '../roles.ts';
import type { Actor, Role } from '../roles.ts';
import { changeCasework, checkText, listRecords, overLimit, readRecords, removeRecord } from './records.ts';

const tokenRecord = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  expiresAt: z.string(),
});

/** A token with which a script acts for its owner. What is stored does not show the token itself. */
export type Token = z.infer<typeof tokenRecord>;

/** What is asked for a new token. */
interface TokenRequest {
  readonly name: string;
  readonly role: Role;
  /** How long it is valid. */
  readonly minutes: number;
}

/** Scanners for secrets find tokens by it. */
export const tokenPrefix = 'stk_';
const shortest = 10;
const longest = 90 * 24 * 60;

/** A new token has 256 random bits, so that a plain hash protects it. */
const keyOf = (id: string) => `token:${id}`;
const idOf = (secret: string) => hash('sha256', secret, 'hex').slice(0, 32);

/**
 * Creates a token; its text is never shown again.
 * @throws BAD_USER_INPUT for an invalid name or time, or if there are too many tokens
 */
export async function createToken(
  database: Database,
  owner: Actor,
  { name, role, minutes }: TokenRequest,
  now: Date,
): Promise<{ readonly text: string; readonly token: Token }> {
  const checked = checkText(name, 'name', caseworkLimits.name);
  if (!Number.isInteger(minutes) || minutes < shortest || minutes > longest)
    throw badInput(
      'minutes',
      `is ${minutes}; a token is valid for ${shortest} minutes to 90 days (${longest} minutes)`,
    );
  const text = `${tokenPrefix}${randomBytes(32).toString('base64url')}`;
  const token: Token = {
    id: idOf(text),
    name: checked,
    role,
    owner: { id: owner.id, name: owner.name },
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
  };
  await changeCasework(database, async (transaction) => {
    const known = (await transaction.list('token:')).map(({ content }) => tokenRecord.parse(content));
    const expired = known.filter((one) => isExpired(one, now));
    for (const { id } of expired) await transaction.remove(keyOf(id));
    const limit = caseworkLimits.tokens;
    const count = known.length - expired.length + 1;
    if (count > limit.most) throw overLimit('name', `cannot be added: there are ${limit.most} tokens`, limit, count);
    await transaction.put(keyOf(token.id), token);
  });
  return { text, token };
}

/** Finds the token that a text is; null if it is none, was revoked or has expired. Reads the database each time, so that a revocation holds at once. */
export async function findToken(database: Pick<Database, 'read'>, text: string, now: Date): Promise<Token | null> {
  const [found] = await readRecords(database, [keyOf(idOf(text))]);
  if (found === undefined) return null;
  const token = tokenRecord.parse(found.content);
  return isExpired(token, now) ? null : token;
}

/** Returns the valid tokens, of one owner or of all, those that expire first first. */
export async function listTokens(database: Database, owner: string | null, now: Date): Promise<readonly Token[]> {
  const tokens = (await listRecords(database, 'token:')).map(({ content }) => tokenRecord.parse(content));
  return tokens
    .filter((token) => !isExpired(token, now) && (owner === null || token.owner.id === owner))
    .toSorted((one, other) => (one.expiresAt < other.expiresAt ? -1 : 1));
}

/**
 * Revokes a token at once.
 * @param owner only a token of this owner; null: any
 * @throws BAD_USER_INPUT if there is none
 */
export async function revokeToken(database: Database, id: string, owner: string | null): Promise<void> {
  const missing = () => badInput('id', 'is not the id of a token of yours that is still valid');
  const [found] = await readRecords(database, [keyOf(id)]);
  if (owner !== null && (found === undefined || tokenRecord.parse(found.content).owner.id !== owner)) throw missing();
  await removeRecord(database, keyOf(id), missing);
}

function isExpired({ expiresAt }: Token, now: Date): boolean {
  return Date.parse(expiresAt) <= now.getTime();
}
