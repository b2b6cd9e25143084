import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { badInput } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import { checkSize, checkText, signatureFields, signed } from './records.ts';
import type { Signature } from './records.ts';
import { requestKinds, requestTopicNames } from './request-topics.ts';
import { SavedRecords } from './saved-records.ts';
import type { Opened } from './saved-records.ts';

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

export const keptRequests = new SavedRecords({
  prefix: 'request',
  noun: 'request',
  schema: keptRequest,
  limit: caseworkLimits.requests,
  identifiedBy: 'id',
  added: 'request',
  revisionOf: ({ revision, author }) => ({ revision, by: author }),
});

/**
 * Saves a request.
 * @param opened the one to change; null: a new one
 * @throws BAD_USER_INPUT for an empty or too long text, if there are too many, or for a request that does not exist or that someone else changed
 */
export async function saveRequest(
  database: Database,
  opened: Opened | null,
  given: RequestContent,
  signature: Signature,
): Promise<KeptRequest> {
  const checked = checkRequest(given);
  const by = signed(signature);
  const next = (known: KeptRequest | null, id: string): KeptRequest => {
    const history = known?.history ?? [];
    const isNewStatus = known?.status !== checked.status;
    return {
      ...checked,
      id,
      revision: (known?.revision ?? 0) + 1,
      createdAt: known?.createdAt ?? by.at,
      changedAt: by.at,
      author: by.author,
      history: isNewStatus ? [...history, { status: checked.status, ...by }] : history,
    };
  };
  if (opened !== null)
    return keptRequests.change(database, { ...opened, caller: by.author }, (known) => next(known, opened.key));
  const id = randomUUID();
  return keptRequests.add(database, id, next(null, id));
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

/** Returns all requests, those changed last first. */
export async function listRequests(database: Pick<Database, 'read'>): Promise<readonly KeptRequest[]> {
  const found = await keptRequests.list(database);
  return found.toSorted((a, b) => compareKeys(b.changedAt, a.changedAt) || compareKeys(a.id, b.id));
}
