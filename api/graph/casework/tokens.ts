import { hash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { badInput } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { roles } from '../roles.ts';
import type { Actor, Role } from '../roles.ts';
import { changeCasework, checkText } from './records.ts';
import { SavedRecords } from './saved-records.ts';

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

const savedTokens = new SavedRecords({
  prefix: 'token',
  noun: 'token',
  schema: tokenRecord,
  limit: caseworkLimits.tokens,
  identifiedBy: 'id',
  added: 'name',
});

/** A new token has 256 random bits, so that a plain hash protects it. */
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
  if (/[\p{Cc}\u2028\u2029]/u.test(checked))
    throw badInput('name', 'has a line end or another control character: write it in one line, without them');
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
    for (const known of await savedTokens.listIn(transaction))
      if (isExpired(known, now)) await savedTokens.removeIn(transaction, known.id);
    await savedTokens.addIn(transaction, token.id, token);
  });
  return { text, token };
}

/** Finds a token by its text; null if it is unknown, revoked or expired. Reads the database each time, so that a revocation holds at once. */
export async function findToken(database: Pick<Database, 'read'>, text: string, now: Date): Promise<Token | null> {
  const token = await savedTokens.find(database, idOf(text));
  return token === null || isExpired(token, now) ? null : token;
}

/** Returns the valid tokens, of one owner or of all, those that expire first first. */
export async function listTokens(database: Database, owner: string | null, now: Date): Promise<readonly Token[]> {
  const tokens = await savedTokens.list(database, ({ expiresAt }) => expiresAt);
  return tokens.filter((token) => !isExpired(token, now) && (owner === null || token.owner.id === owner));
}

/**
 * Revokes a token at once.
 * @param owner only a token of this owner; null: any
 * @throws BAD_USER_INPUT if there is none
 */
export async function revokeToken(database: Database, id: string, owner: string | null): Promise<void> {
  const found = await savedTokens.find(database, id);
  if (found === null || (owner !== null && found.owner.id !== owner))
    throw badInput('id', 'is not the id of a token of yours that is still valid');
  await savedTokens.remove(database, id);
}

function isExpired({ expiresAt }: Token, now: Date): boolean {
  return Date.parse(expiresAt) <= now.getTime();
}
