import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { decodePosition, encodePosition } from '../cursor.ts';
import type { Database } from '../database/database.ts';
import { existingNodes } from '../entities/entities.ts';
import { loadHops, underOf } from '../entities/hops.ts';
import type { Hop, Statement } from '../exposure/exposure.ts';
import { badInput } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { dayProblem, lastAskedDay } from '../model/day.ts';
import { hopKey } from '../model/keys.ts';
import type { HopIdentity, NodeRef } from '../model/keys.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import { localActor } from '../roles.ts';
import { canvas } from './canvas.ts';
import {
  changeCasework,
  checkSize,
  checkText,
  keysWithoutSummary,
  listSummaries,
  signatureFields,
  signed,
} from './records.ts';
import type { Signature } from './records.ts';
import { SavedRecords } from './saved-records.ts';

const questionVersion = z.object({
  name: z.string(),
  version: z.string(),
  /** The texts of its parameters, as the page's address has them. */
  parameters: z.record(z.string(), z.string()).default({}),
});
/** A saved question with the digest of its statement, and the parameters that it was asked with. */
export type QuestionVersion = z.infer<typeof questionVersion>;

const content = z.object({
  name: z.string(),
  notes: z.string(),
  document: canvas,
  address: z.string(),
  asOf: z.string().nullable(),
  questions: z.array(questionVersion),
});
/** What a person saves of an investigation. */
export type InvestigationContent = z.infer<typeof content>;

const investigation = content.extend({
  id: z.string(),
  revision: z.number(),
  createdAt: z.string(),
  changedAt: z.string(),
  /** When its document last changed: drift counts from then, whatever else was saved since. */
  documentAt: z.string(),
  author: z.string(),
  authorId: signatureFields.authorId,
  /** Who saved it last. */
  changedBy: z.string().default(localActor.name),
  forkedFrom: z.string().nullable(),
});
export type Investigation = z.infer<typeof investigation>;

const summary = investigation
  .omit({ document: true, questions: true })
  .extend({ nodeCount: z.number(), edgeCount: z.number() });
/** What a list shows of an investigation, stored beside it: a thousand documents do not fit into memory. */
export type InvestigationSummary = z.infer<typeof summary>;

export const investigations = new SavedRecords({
  prefix: 'investigation',
  noun: 'investigation',
  schema: investigation,
  limit: caseworkLimits.investigations,
  identifiedBy: 'id',
  added: 'investigation',
  revisionOf: ({ revision, changedBy }) => ({ revision, by: changedBy }),
  alternative: 'fork it',
  listing: (stored) => {
    const { name, changedAt, document } = stored;
    const counts = { nodeCount: Object.keys(document.nodes).length, edgeCount: Object.keys(document.edges).length };
    return { name, changedAt, summary: summary.parse({ ...stored, ...counts }) };
  },
});

/**
 * Checks what a client saves.
 * @param path the argument that has it, followed by a dot
 * @throws BAD_USER_INPUT
 */
export function checkContent(given: unknown, path: '' | 'file.' | 'investigation.' = ''): InvestigationContent {
  const refuse = (member: string, problem: string) => badInput(`${path}${member}`, problem);
  const parsed = content.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(issue?.path.join('.') ?? 'document', `is invalid: ${issue?.message ?? 'wrong form'}`);
  }
  const { name, notes, document, address, asOf, questions } = parsed.data;
  const limits = caseworkLimits;
  checkSize(Object.keys(document.nodes).length, `${path}document`, limits.canvasNodes, 'nodes');
  checkSize(Object.keys(document.edges).length, `${path}document`, limits.canvasEdges, 'edges');
  checkSize(JSON.stringify(document).length, `${path}document`, limits.document, 'characters');
  checkSize(notes.length, `${path}notes`, limits.notes, 'characters');
  checkSize(address.length, `${path}address`, limits.address, 'characters');
  if (asOf !== null && (dayProblem(asOf) !== null || asOf > lastAskedDay))
    throw refuse('asOf', `is "${asOf.slice(0, 40)}"; it must be a date such as 2025-07-18, until ${lastAskedDay}`);
  checkSize(JSON.stringify(questions).length, `${path}questions`, limits.askedQuestions, 'characters');
  return { name: checkText(name, `${path}name`, limits.name), notes, document, address, asOf, questions };
}

/**
 * Saves a new investigation.
 * @param forkedFrom the investigation that it copies, with whose drift it starts
 * @throws BAD_USER_INPUT if there are too many
 */
export async function createInvestigation(
  database: Database,
  given: InvestigationContent,
  signature: Signature,
  forkedFrom: Pick<Investigation, 'id' | 'documentAt'> | null = null,
): Promise<Investigation> {
  const { at, author, authorId } = signed(signature);
  const created = {
    ...given,
    id: randomUUID(),
    revision: 1,
    createdAt: at,
    changedAt: at,
    documentAt: forkedFrom?.documentAt ?? at,
    author,
    authorId,
    changedBy: author,
    forkedFrom: forkedFrom?.id ?? null,
  };
  return investigations.add(database, created.id, created);
}

/**
 * Saves a changed investigation.
 * @param revision the one that the client changed
 * @param since from when its drift counts; default: now, if the document has changed
 * @throws BAD_USER_INPUT if it does not exist, or was changed meanwhile
 */
export async function updateInvestigation(
  database: Database,
  id: string,
  revision: number,
  given: InvestigationContent,
  signature: Signature,
  since?: string,
): Promise<Investigation> {
  const { at, author: changedBy } = signed(signature);
  return investigations.change(database, { key: id, revision, caller: changedBy }, (known) => {
    const isSame = isDeepStrictEqual(known.document, given.document);
    const documentAt = since ?? (isSame ? known.documentAt : at);
    return { ...known, ...given, revision: revision + 1, changedAt: at, changedBy, documentAt };
  });
}

const listName = 'investigations';
const placeShape = z.tuple([z.string(), z.string()]);

/**
 * Returns the investigations whose names contain a text, in upper or lower case: at most `first`, the most recently changed first.
 * @param after the cursor of the last one seen; null: from the start
 * @throws BAD_USER_INPUT for an invalid cursor
 */
export async function listInvestigations(
  database: Database,
  text: string,
  first: number,
  after: string | null = null,
): Promise<readonly InvestigationSummary[]> {
  const [at, id] = after === null ? [] : decodePosition(listName, after, placeShape);
  await summarizeOlder(database);
  const found = await listSummaries(database, {
    prefix: investigations.keyOf(''),
    text,
    first,
    after: at === undefined || id === undefined ? null : { changedAt: at, key: investigations.keyOf(id) },
  });
  return found.map((one) => summary.parse(one));
}

/** The cursor to continue `listInvestigations` after one. */
export function cursorOfInvestigation({ changedAt, id }: Pick<Investigation, 'changedAt' | 'id'>): string {
  return encodePosition(listName, [changedAt, id]);
}

/** Stores the summaries of investigations that an older version of Subtier saved without one: each by itself, because they may be large. */
async function summarizeOlder(database: Database): Promise<void> {
  for (const key of await keysWithoutSummary(database, investigations.keyOf('')))
    await changeCasework(database, async (transaction) => {
      const id = key.slice(investigations.keyOf('').length);
      const known = await investigations.findIn(transaction, id);
      if (known !== null) await investigations.putIn(transaction, id, known);
    });
}

/** Adds questions to others, except duplicates. */
export function mergeQuestions(
  questions: readonly QuestionVersion[],
  added: readonly QuestionVersion[],
): readonly QuestionVersion[] {
  const isThere = ({ name, parameters }: QuestionVersion) =>
    questions.some((one) => one.name === name && isDeepStrictEqual(one.parameters, parameters));
  return [...questions, ...added.filter((question) => !isThere(question))];
}

/** What an investigation refers to in the graph. */
export interface References {
  readonly nodes: readonly NodeRef[];
  readonly hops: readonly HopIdentity[];
  /** What the document keeps of each hop. */
  readonly shown: readonly unknown[];
}

/** How the data has changed since an investigation was saved. Positions are those in the references. */
export interface Drift {
  readonly nodesGone: readonly number[];
  readonly edgesGone: readonly number[];
  /** Hops whose statements have other dates or data classes than the document keeps of them, as they are now. */
  readonly edgesChanged: readonly Hop[];
  /** Hops between the nodes of the investigation that are not on it, with a statement recorded since it was saved. */
  readonly edgesNew: readonly HopIdentity[];
}

/** What the page keeps of the statements of a hop. Other programs may keep nothing, which then does not change either. */
const shownHop = z.object({
  periods: z.array(
    z.object({
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** Absent in documents of older versions, which do not say which statement has which class. */
      dataClass: z.string().optional(),
    }),
  ),
  dataClasses: z.array(z.string()),
});

const newHops = z.array(
  z.object({
    type: z.enum(edgeTypes),
    from: z.object({ label: z.enum(labels), key: z.string() }),
    to: z.object({ label: z.enum(labels), key: z.string() }),
    under: z.string().nullable(),
  }),
);

/** Compares what an investigation refers to with the data. @param since when it was saved */
export async function readDrift(database: Database, { nodes, hops, shown }: References, since: string): Promise<Drift> {
  const [exist, found, recorded] = await Promise.all([
    existingNodes(database, nodes),
    loadHops(database, hops),
    readRecordedSince(database, nodes, since),
  ]);
  const known = new Set(hops.map(hopKey));
  const gone = (all: readonly boolean[]) => all.flatMap((isThere, at) => (isThere ? [] : [at]));
  return {
    nodesGone: gone(exist),
    edgesGone: gone(found.map(({ statements }) => statements.length > 0)),
    edgesChanged: found.filter(({ statements }, at) => statements.length > 0 && hasChanged(shown[at], statements)),
    edgesNew: recorded.filter((hop) => !known.has(hopKey(hop))),
  };
}

function hasChanged(shown: unknown, statements: readonly Statement[]): boolean {
  const kept = shownHop.safeParse(shown);
  if (!kept.success) return false;
  const sorted = (items: readonly unknown[]) => [...new Set(items.map((item) => JSON.stringify(item)))].sort().join();
  const { periods, dataClasses } = kept.data;
  const haveClasses = periods.every(({ dataClass }) => dataClass !== undefined);
  const periodsKept = periods.map(({ from, to, dataClass }) => (haveClasses ? [from, to, dataClass] : [from, to]));
  const periodsNow = statements.map(({ validFrom, validTo, dataClass }) =>
    haveClasses ? [validFrom, validTo, dataClass] : [validFrom, validTo],
  );
  return (
    sorted(periodsKept) !== sorted(periodsNow) ||
    sorted(dataClasses) !== sorted(statements.map(({ dataClass }) => dataClass))
  );
}

/** Reads the hops between nodes that have a statement recorded since a time. */
async function readRecordedSince(
  database: Database,
  nodes: readonly NodeRef[],
  since: string,
): Promise<readonly HopIdentity[]> {
  const keysOf = (wanted: string) => nodes.flatMap(({ label, key }) => (label === wanted ? [key] : []));
  const present = labels.filter((label) => keysOf(label).length > 0);
  const found = await Promise.all(
    present.map((label) =>
      database.read(
        `MATCH (a:${label})-[r:${edgeTypes.join('|')}]->(b) WHERE a.key IN $keys AND r.recordedAt > datetime($since)
         WITH a, r, b, head([l IN labels(b) WHERE l IN $labels]) AS label WHERE label IS NOT NULL AND label + ':' + b.key IN $ends
         RETURN DISTINCT type(r) AS type, {label: '${label}', key: a.key} AS from, {label: label, key: b.key} AS to,
           ${underOf} AS under ORDER BY type, from.key, to.key, under`,
        { keys: keysOf(label), ends: nodes.map(({ label: of, key }) => `${of}:${key}`), since, labels },
      ),
    ),
  );
  return newHops.parse(found.flat());
}
