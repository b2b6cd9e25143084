import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { Actor } from '../roles.ts';
import { changeCasework, listRecords, readRecords } from './records.ts';

/** Somebody as the OpenID provider or the proxy names them. An address, such as one for mail, never identifies: it may pass to another person. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** To show. */
  readonly name: string;
}

const userRecord = z.object({ id: z.string(), issuer: z.string(), subject: z.string(), name: z.string() });

/** Somebody who has signed in at least once. */
export interface KnownUser extends z.infer<typeof userRecord> {
  /** The name that others have too, if `name` tells them apart. */
  readonly alias?: string;
}

const keyOf = (id: string) => `user:${id}`;
/** Characters of a name that is shown. */
const longestName = 100;

/** The id of a user in casework and in the audit. */
export function userId({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): string {
  return hash('sha256', JSON.stringify([issuer, subject]), 'base64url').slice(0, 22);
}

/** The actor that an identity is. */
export function actorOf(identity: Identity): Actor {
  return { id: userId(identity), name: nameOf(identity) };
}

function nameOf({ name, subject }: Identity): string {
  const shown = name.replaceAll(/\p{C}/gu, ' ').trim();
  return (shown === '' ? subject : shown).slice(0, longestName);
}

/** Keeps a user's name, which casework shows for what they do. Writes only if it is new. */
export async function rememberUser(database: Database, identity: Identity): Promise<void> {
  const { id, name } = actorOf(identity);
  const { issuer, subject } = identity;
  const [known] = await readRecords(database, [keyOf(id)]);
  if (known !== undefined && userRecord.parse(known.content).name === name) return;
  await changeCasework(database, (transaction) => transaction.put(keyOf(id), { id, issuer, subject, name }));
}

/** Returns everybody who has signed in, by name. Where several have one name, their subjects or issuers follow it. */
export async function listUsers(database: Pick<Database, 'read'>): Promise<readonly KnownUser[]> {
  const users = (await listRecords(database, 'user:')).map(({ content }) => userRecord.parse(content));
  const distinct = users.map((user) => {
    const alike = users.filter(({ name }) => name.toLowerCase() === user.name.toLowerCase());
    if (alike.length === 1) return user;
    const isBySubject = new Set(alike.map(({ subject }) => subject)).size === alike.length;
    return { ...user, name: `${user.name} (${isBySubject ? user.subject : user.issuer})`, alias: user.name };
  });
  return distinct.toSorted((one, other) => one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1));
}

/**
 * Returns whom a text names with an “@” before the name, in any case. Of names that begin alike, the longest counts; a name that several people
 * have mentions all of them.
 */
export function mentionedIn(
  text: string,
  known: readonly (Actor & { readonly alias?: string | undefined })[],
): readonly Actor[] {
  const people = known.flatMap(({ id, name, alias = name }) => [
    { id, name, called: name },
    ...(alias === name ? [] : [{ id, name, called: alias }]),
  ]);
  const named = new Map<string, Actor>();
  const byLength = people.toSorted((one, other) => other.called.length - one.called.length);
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = text.slice(index + 1).toLowerCase();
    const found = byLength.find(
      ({ called }) => rest.startsWith(called.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(rest.slice(called.length)),
    );
    for (const { id, name, called } of byLength)
      if (called.toLowerCase() === found?.called.toLowerCase() && !named.has(id)) named.set(id, { id, name });
  }
  return [...named.values()];
}

const signOutRecord = z.object({ at: z.string() });
const signOutKey = (what: 'session' | 'user', id: string) => `signed-out:${what}:${id}`;

/** How long a sign-out is remembered, in milliseconds: longer than any session lasts. */
const longestSession = 25 * 3_600_000;

/** Ends a session, or all sessions of a user that began before now, on every server of the graph. */
export async function endSessions(database: Database, what: 'session' | 'user', id: string, now: Date): Promise<void> {
  await changeCasework(database, async (transaction) => {
    for (const { key, content } of await transaction.list('signed-out:'))
      if (Date.parse(signOutRecord.parse(content).at) < now.getTime() - longestSession) await transaction.remove(key);
    await transaction.put(signOutKey(what, id), { at: now.toISOString() });
  });
}

/** Whether a session has been ended. @param began when it began, in milliseconds since 1970 */
export async function isSessionEnded(
  database: Pick<Database, 'read'>,
  { session, user, began }: { readonly session: string; readonly user: string; readonly began: number },
): Promise<boolean> {
  const ends = await readRecords(database, [signOutKey('session', session), signOutKey('user', user)]);
  // Whoever signs in again later at the same session of the provider begins a new one here.
  return ends.some(({ content }) => Date.parse(signOutRecord.parse(content).at) >= began);
}

const logoutRecord = z.object({ at: z.string() });
/** How long a logout token is remembered, in milliseconds: longer than it is valid. */
const longestLogout = 15 * 60_000;

/** Remembers a logout token of a provider on every server of the graph. @returns false if it was sent before */
export async function takeLogoutToken(
  database: Database,
  { issuer, id }: { readonly issuer: string; readonly id: string },
  now: Date,
): Promise<boolean> {
  const taken = `logout-token:${hash('sha256', JSON.stringify([issuer, id]), 'base64url')}`;
  return changeCasework(database, async (transaction) => {
    for (const { key, content } of await transaction.list('logout-token:'))
      if (Date.parse(logoutRecord.parse(content).at) < now.getTime() - longestLogout) await transaction.remove(key);
    if ((await transaction.read(taken)) !== null) return false;
    await transaction.put(taken, { at: now.toISOString() });
    return true;
  });
}
