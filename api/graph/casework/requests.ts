import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { badInput, refused } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import {
  changeCasework,
  checkSize,
  checkText,
  listRecords,
  overLimit,
  readRecords,
  removeRecord,
  signatureFields,
  signed,
} from './records.ts';
import type { Signature } from './records.ts';
import { requestKinds, requestTopicNames } from './request-topics.ts';

const requestStatuses = ['DRAFT', 'ASKED', 'ANSWERED', 'REFUSED'] as const;

const content = z.object({
  topic: z.enum(requestTopicNames),
  kind: z.enum(requestKinds),
  title: z.string(),
  recipient: z.string(),
  text: z.string(),
  status: z.enum(requestStatuses),
  /** What came back, or why it was refused. */
  note: z.string(),
  /** The day that the draft was about, and the exposed accesses that its answer would settle as it was counted then. */
  asOf: z.string(),
  accesses: z.number(),
  /** The address of the page with the conditions under which it was drafted. */
  address: z.string(),
});
/** What a person saves of a request. */
type RequestContent = z.infer<typeof content>;

const keptRequest = content.extend({
  id: z.string(),
  /** Goes up by one with each save. */
  revision: z.number(),
  createdAt: z.string(),
  changedAt: z.string(),
  /** Who saved this revision. */
  author: z.string(),
  /** Each status that it had, with the time from which it had it. */
  history: z.array(z.object({ status: z.enum(requestStatuses), ...signatureFields })),
});
/** A request that is kept: no import or wipe of the data changes it. */
export type KeptRequest = z.infer<typeof keptRequest>;

const keyOf = (id: string) => `request:${id}`;

/** A request that a client has changed, in the revision that it opened. */
interface Opened {
  readonly id: string;
  readonly revision: number;
}

/**
 * Saves a request.
 * @param opened the one to change; null: a new one
 * @throws BAD_USER_INPUT for an empty or too long text, if there are too many, or for a request that does not exist or was changed meanwhile
 */
export async function saveRequest(
  database: Database,
  opened: Opened | null,
  given: RequestContent,
  signature: Signature,
): Promise<KeptRequest> {
  const checked = checkRequest(given);
  const by = signed(signature);
  return changeCasework(database, async (transaction) => {
    const known = opened === null ? null : checkOpened(await transaction.read(keyOf(opened.id)), opened, by.author);
    const limit = caseworkLimits.requests;
    const count = known === null ? await transaction.count(keyOf('')) : 0;
    if (count >= limit.most)
      throw overLimit('request', `cannot be kept: there are ${limit.most} already; delete one first`, limit, count + 1);
    const history = known?.history ?? [];
    const isNewStatus = known?.status !== checked.status;
    const saved: KeptRequest = {
      ...checked,
      id: known?.id ?? randomUUID(),
      revision: (known?.revision ?? 0) + 1,
      createdAt: known?.createdAt ?? by.at,
      changedAt: by.at,
      author: by.author,
      history: isNewStatus ? [...history, { status: checked.status, ...by }] : history,
    };
    await transaction.put(keyOf(saved.id), saved);
    return saved;
  });
}

function checkOpened(stored: unknown, { id, revision }: Opened, caller: string): KeptRequest {
  const known = keptRequest.nullable().parse(stored);
  if (known === null) throw noSuchRequest(id);
  if (known.revision === revision) return known;
  const by = known.author === caller ? 'someone' : known.author;
  throw refused(
    'revision',
    `Nothing was saved: ${by} saved a later version meanwhile (revision ${known.revision}; yours is of ${revision}). Open it again.`,
  );
}

function checkRequest(given: RequestContent): RequestContent {
  const { title, recipient, text, note, address, accesses } = given;
  const { name, requestText, text: shortText, address: longest } = caseworkLimits;
  if (accesses < 0) throw badInput('request.accesses', `is ${accesses}; it must not be negative`);
  checkSize(address.length, 'request.address', longest, 'characters');
  checkSize(note.length, 'request.note', shortText, 'characters');
  return {
    ...given,
    title: checkText(title, 'request.title', name),
    recipient: checkText(recipient, 'request.recipient', name),
    // Its line breaks are part of it, also the last one.
    text: `${checkText(text, 'request.text', requestText)}\n`,
  };
}

/** Deletes a request. @throws BAD_USER_INPUT if it does not exist */
export async function deleteRequest(database: Database, id: string): Promise<void> {
  await removeRecord(database, keyOf(id), () => noSuchRequest(id));
}

/** Returns a request; null if it does not exist. */
export async function findRequest(database: Pick<Database, 'read'>, id: string): Promise<KeptRequest | null> {
  const [found] = await readRecords(database, [keyOf(id)]);
  return found === undefined ? null : keptRequest.parse(found.content);
}

/** Returns all requests, those changed last first. */
export async function listRequests(database: Pick<Database, 'read'>): Promise<readonly KeptRequest[]> {
  const found = await listRecords(database, keyOf(''));
  return found
    .map((one) => keptRequest.parse(one.content))
    .sort((a, b) => compareKeys(b.changedAt, a.changedAt) || compareKeys(a.id, b.id));
}

function noSuchRequest(id: string) {
  const sentence = `This server has no request "${id.slice(0, 60)}": it may have been deleted.`;
  return refused('id', sentence, { value: id });
}
