import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import { compareKeys } from '../model/keys.ts';
import type { HopIdentity } from '../model/keys.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import { hopsStatement } from '../exposures/rows.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { badInput, refused } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import type { Day } from '../model/day.ts';
import { changeCasework, checkText, listRecords, overLimit, readRecords, signatureFields, signed } from './records.ts';
import type { CaseworkTransaction, Signature } from './records.ts';
import { listUsers, mentionedIn } from './users.ts';

/** OPEN: there is no decision, or it was withdrawn. */
const decisionStatuses = ['OPEN', 'UNDER_REVIEW', 'DISPUTED', 'ACCEPTED', 'CLOSED'] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** What someone decides about an exposure. */
interface DecisionInput {
  readonly status: DecisionStatus;
  /** The last day of an ACCEPTED status; null for the others. */
  readonly until: Day | null;
  /** Required for ACCEPTED. */
  readonly reason: string | null;
  /** Who says that it is CLOSED; null for the others. */
  readonly closedBy: string | null;
}

const node = z.object({ label: z.enum(labels), key: z.string() });
const hop = z.object({ type: z.enum(edgeTypes), from: node, to: node, under: z.string().nullable() });
/** What an exposure was about when someone first decided or commented on it: readable even if the data no longer has the chain. */
const subject = z.object({
  system: z.string(),
  engineer: z.string(),
  escort: z.string().nullable(),
  accountable: z.string().nullable(),
  prime: z.string().nullable(),
  access: z.string(),
  hops: z.array(hop),
});
const decision = z.object({
  status: z.enum(decisionStatuses),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  closedBy: z.string().nullable(),
});
const person = z.object({ id: z.string(), name: z.string() });
const reviewRecord = z.object({
  chain: z.string(),
  subject,
  decision: decision.extend(signatureFields).nullable(),
  /** Who is to decide; null: nobody in particular. */
  assignee: person.nullable().default(null),
  /** Ids of the people whom comments mention. */
  mentioned: z.array(z.string()).default([]),
  events: z.number(),
  comments: z.number(),
  changedAt: z.string(),
});
const eventRecord = z.object({
  ...signatureFields,
  decision: decision.nullable(),
  comment: z.string().nullable(),
  /** Whom the comment mentions. */
  mentions: z.array(person).default([]),
  /** To whom it was assigned; null: it was not. */
  assignment: z.object({ to: person.nullable() }).nullable().default(null),
});
type ReviewRecord = z.infer<typeof reviewRecord>;

/** A decision, a comment or an assignment, as it was made. */
export type ReviewEvent = z.infer<typeof eventRecord>;

/** What people decided about an exposure. It never changes a count of exposures. */
export interface Review extends Omit<ReviewRecord, 'decision'> {
  /** The status today: an ACCEPTED exposure is OPEN again after its last day. */
  readonly status: DecisionStatus;
  readonly isExpired: boolean;
  /** The last decision; null: there are only comments, or nothing. */
  readonly decision: ReviewRecord['decision'];
}

const keyOf = (chain: string) => `decision:${chain}`;
const eventsOf = (chain: string) => `event:${chain}:`;

/**
 * Decides about an exposure. Earlier decisions stay in its history.
 * @throws BAD_USER_INPUT if the status lacks what it needs, or has what it does not take
 */
export async function decide(
  database: Database,
  exposure: Exposure,
  input: DecisionInput,
  signature: Signature,
): Promise<Review> {
  const made = checkDecision(input, signature.at.toISOString().slice(0, 10));
  return addEvent(database, exposure, { decision: made }, signature);
}

/** Comments on an exposure, and mentions whom the comment names with an “@”. @throws BAD_USER_INPUT for an empty or too long text */
export async function comment(
  database: Database,
  exposure: Exposure,
  text: string,
  signature: Signature,
): Promise<Review> {
  const checked = checkText(text, 'text', caseworkLimits.text);
  const mentions = mentionedIn(checked, [...(await listUsers(database)), signature.by]);
  return addEvent(database, exposure, { comment: checked, mentions: [...mentions] }, signature);
}

/**
 * Assigns the decision about an exposure to somebody who has signed in, or to the caller.
 * @param to null: to nobody
 * @throws BAD_USER_INPUT if nobody with this id has signed in
 */
export async function assign(
  database: Database,
  exposure: Exposure,
  to: string | null,
  signature: Signature,
): Promise<Review> {
  const people = to === null ? [] : [signature.by, ...(await listUsers(database))];
  const found = people.find(({ id }) => id === to);
  if (to !== null && found === undefined)
    throw refused('to', `Nobody with the id "${to.slice(0, 60)}" has signed in.`, { value: to });
  const person = found === undefined ? null : { id: found.id, name: found.name };
  return addEvent(database, exposure, { assignment: { to: person } }, signature);
}

function checkDecision({ status, until, reason, closedBy }: DecisionInput, today: Day): DecisionInput {
  const refuse = (argument: string, value: unknown, only: DecisionStatus) => {
    if (value !== null && status !== only) throw badInput(argument, `can only be given with the status ${only}`);
  };
  refuse('until', until, 'ACCEPTED');
  refuse('closedBy', closedBy, 'CLOSED');
  if (status === 'ACCEPTED') {
    if (until === null)
      throw badInput('until', 'is required with the status ACCEPTED: the last day on which it is accepted');
    if (until < today) throw badInput('until', `is ${until}, which is in the past`);
    if (reason === null) throw badInput('reason', 'is required with the status ACCEPTED');
  }
  if (status === 'CLOSED' && closedBy === null)
    throw badInput('closedBy', 'is required with the status CLOSED: who says that it is closed');
  return {
    status,
    until,
    reason: reason === null ? null : checkText(reason, 'reason', caseworkLimits.text),
    closedBy: closedBy === null ? null : checkText(closedBy, 'closedBy', caseworkLimits.text),
  };
}

async function addEvent(
  database: Database,
  exposure: Exposure,
  given: Partial<Omit<ReviewEvent, keyof typeof signatureFields>>,
  signature: Signature,
): Promise<Review> {
  const by = signed(signature);
  const { at } = by;
  const made = { decision: null, comment: null, mentions: [], assignment: null, ...given };
  const changed = await changeCasework(database, async (transaction) => {
    const known = await readReview(transaction, exposure.id);
    const events = (known?.events ?? 0) + 1;
    const limit = caseworkLimits.events;
    if (events > limit.most)
      throw overLimit(
        'exposure',
        `already has ${limit.most} decisions, comments and assignments, which is the limit`,
        limit,
        events,
      );
    const review: ReviewRecord = {
      chain: exposure.id,
      subject: known?.subject ?? subjectOf(exposure),
      decision: made.decision === null ? (known?.decision ?? null) : { ...made.decision, ...by },
      assignee: made.assignment === null ? (known?.assignee ?? null) : made.assignment.to,
      mentioned: [...new Set([...(known?.mentioned ?? []), ...made.mentions.map(({ id }) => id)])],
      events,
      comments: (known?.comments ?? 0) + (made.comment === null ? 0 : 1),
      changedAt: at,
    };
    await transaction.put(`${eventsOf(exposure.id)}${String(events).padStart(5, '0')}`, { ...by, ...made });
    await transaction.put(keyOf(exposure.id), review);
    return review;
  });
  return reviewOn(changed, at.slice(0, 10));
}

async function readReview(transaction: CaseworkTransaction, chain: string): Promise<ReviewRecord | null> {
  return reviewRecord.nullable().parse(await transaction.read(keyOf(chain)));
}

function subjectOf(exposure: Exposure): z.infer<typeof subject> {
  const { system, engineer, escort, accountable, prime, access, path } = exposure;
  const hops = path.map(({ type, from, to, under }) => ({ type, from, to, under }));
  return { system, engineer, escort, accountable, prime, access, hops };
}

function reviewOn(record: ReviewRecord, today: Day): Review {
  const { decision: last } = record;
  const isExpired = last?.until != null && last.until < today;
  return { ...record, isExpired, status: last === null || isExpired ? 'OPEN' : last.status };
}

/** Returns the reviews of chains, in their order; null for each that has neither a decision nor a comment. */
export async function readReviews(
  database: Pick<Database, 'read'>,
  chains: readonly string[],
  today: Day,
): Promise<readonly (Review | null)[]> {
  const found = await readRecords(database, chains.map(keyOf));
  const byKey = new Map(found.map(({ key, content }) => [key, reviewOn(reviewRecord.parse(content), today)]));
  return chains.map((chain) => byKey.get(keyOf(chain)) ?? null);
}

/** Returns all reviews, those changed last first. */
export async function listReviews(database: Pick<Database, 'read'>, today: Day): Promise<readonly Review[]> {
  const found = await listRecords(database, keyOf(''));
  return found
    .map(({ content }) => reviewOn(reviewRecord.parse(content), today))
    .sort((a, b) => compareKeys(b.changedAt, a.changedAt));
}

/** Returns the decisions and comments about a chain, in the order in which they were made. */
export async function listEvents(database: Pick<Database, 'read'>, chain: string): Promise<readonly ReviewEvent[]> {
  return (await listRecords(database, eventsOf(chain))).map(({ content }) => eventRecord.parse(content));
}

/** Conditions on chains, as in a filter of exposures. */
export interface ChainConditions {
  readonly onlyChains: readonly string[];
  readonly withoutChains: readonly string[];
}

/** Matches no chain: an empty list is no condition. */
const noChain = '';

/** Turns wanted statuses into conditions on chains. Chains without a decision are OPEN. No statuses: no condition. */
export async function chainsWithStatus(
  database: Pick<Database, 'read'>,
  statuses: readonly DecisionStatus[],
  today: Day,
): Promise<ChainConditions> {
  if (statuses.length === 0) return { onlyChains: [], withoutChains: [] };
  const reviews = await listReviews(database, today);
  const chainsOf = (isWanted: boolean) =>
    reviews.filter(({ status }) => statuses.includes(status) === isWanted).map(({ chain }) => chain);
  const unwanted = chainsOf(false);
  // Never empty, so that the first decision does not change which accesses coverage counts.
  if (statuses.includes('OPEN')) return { onlyChains: [], withoutChains: unwanted.length === 0 ? [noChain] : unwanted };
  const wanted = chainsOf(true);
  return { onlyChains: wanted.length === 0 ? [noChain] : wanted, withoutChains: [] };
}

/** When the database had all hops of a chain. */
export interface Sighting {
  /** When the last of its hops was first recorded; null: it never had all. */
  readonly firstSeen: string | null;
  /** The import that recorded it. */
  readonly firstImport: string | null;
  /** When the first of its hops was withdrawn or superseded; null: all are still on record. */
  readonly lastSeen: string | null;
}

const sightingRow = z.object({
  at: z.number(),
  firstAt: z.string().nullable(),
  firstImport: z.string().nullable(),
  isCurrent: z.boolean(),
  supersededAt: z.string().nullable(),
});
const sightingRows = z.array(sightingRow);
type SightingRow = z.infer<typeof sightingRow>;

/** Returns when the database first and last had all hops of each chain, with one statement for all of them. */
export async function readSightings(
  database: Pick<Database, 'read'>,
  chains: readonly (readonly HopIdentity[])[],
): Promise<readonly Sighting[]> {
  const { parameters } = hopsStatement(chains.flat(), 'common');
  const { text } = fixedStatement('sightings', parameters);
  const rows = new Map(sightingRows.parse(await database.read(text, parameters)).map((row) => [row.at, row]));
  let start = 0;
  return chains.map((hops) => {
    const found = hops.flatMap((_, at) => rows.get(start + at) ?? []);
    start += hops.length;
    return found.length < hops.length ? { firstSeen: null, firstImport: null, lastSeen: null } : sightingOf(found);
  });
}

function sightingOf(hops: readonly SightingRow[]): Sighting {
  const [latest] = hops.toSorted((a, b) => compareKeys(b.firstAt ?? '', a.firstAt ?? ''));
  const ends = hops.flatMap(({ isCurrent, supersededAt }) =>
    isCurrent || supersededAt === null ? [] : [supersededAt],
  );
  return {
    firstSeen: latest?.firstAt ?? null,
    firstImport: latest?.firstImport ?? null,
    lastSeen: ends.sort()[0] ?? null,
  };
}
