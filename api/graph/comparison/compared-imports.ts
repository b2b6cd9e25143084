import { z } from 'zod';
import type { Database, Transaction } from '../database/database.ts';
import { TouchedKeys, touchingEdges } from '../derive/touched.ts';
import { EditionCache } from '../edition/edition-cache.ts';
import { readInTransaction } from '../edition/torn-read.ts';
import { addDescribed, affectedAccesses } from '../evidence/affected.ts';
import { currentEvidence } from '../evidence/evidence-statements.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { rewoundEvidence } from '../evidence/rewound.ts';
import type { FormerSource, Moment } from '../evidence/rewound.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { badInput, refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { readOneEdition } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { spellingsOf } from '../ingest/check/piid.ts';
import { keyOf, touchRows } from '../ingest/waiting/provisional.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { sourcePrefix } from '../model/statement-keys.ts';
import { edgeTypes, superseded } from '../model/vocabulary.ts';
import { computeEffect, readChains } from './effect.ts';
import type { ChainPlace, ReadStates, States } from './effect.ts';
import { checkFilter, filteredStatement } from '../exposures/statement.ts';

/** Two states of the graph, each as it was after an import. */
export interface ComparedImports {
  /** The id of the earlier import. */
  readonly from: string;
  /** The id of the later import; null: the graph as it is now. */
  readonly to: string | null;
  readonly filter: ExposureFilter;
}

interface Moments {
  readonly from: Moment;
  /** Null: now. */
  readonly to: Moment | null;
}

/** What differs between two states. */
interface Changed {
  readonly moments: Moments;
  /** Of the recomputed accesses: the chains that are only in the later state, only in the earlier one, and in both. By PRIORITY. */
  readonly opened: readonly ChainPlace[];
  readonly closed: readonly ChainPlace[];
  readonly unchanged: readonly ChainPlace[];
  /** The ids of the chains that the recomputed accesses have now. All other chains in the graph are unchanged. */
  readonly recomputed: readonly string[];
}

/** Finding what has changed takes long, and a page asks for three states of it, and for more of each. */
const cache = new EditionCache<Changed>(16);

/**
 * Finds what differs between the states after two imports, and answers a question about it. Accesses that depend on anything that was stated or
 * superseded since the earlier import are computed from the evidence of both states; the rest is unchanged. What was rolled back since is in neither.
 * @throws BAD_USER_INPUT for an import that is unknown or has left no state, for two that are not in the order of time, if too much has changed
 *   since the earlier one, and if rows have waited for their contracts in a way that cannot be rewound; GRAPH_CHANGING during an import, and after
 *   an interrupted one; otherwise as `findExposures`
 */
export async function compareImports<T>(
  { database }: Graph,
  compared: ComparedImports,
  answer: (changed: Changed) => Promise<T>,
): Promise<T> {
  await checkFilter(database, compared.filter);
  const { unbound } = database;
  const find = async () => {
    const name = JSON.stringify(compared);
    const { value } = await cache.find(unbound, name, () =>
      readInTransaction(unbound, (transaction) => findChanged(transaction, compared)),
    );
    return answer(value);
  };
  // Otherwise a difference between the statements and what is derived of them would count as a change.
  return readOneEdition(database, find, { code: 'GRAPH_CHANGING' });
}

/** Reads some of the chains that have changed, with all properties of their statements, as they were in the earlier or in the later state. */
export function readChanged(
  database: Database,
  chosen: readonly ChainPlace[],
  state: keyof States,
  moments: Moments,
  filter: ExposureFilter,
): Promise<readonly Exposure[]> {
  return readInTransaction(database, (transaction) =>
    readChains(chosen, state, statesOf(transaction, moments), filter),
  );
}

async function findChanged(transaction: Transaction, { from, to, filter }: ComparedImports): Promise<Changed> {
  const earlier = await readStart(transaction, from, 'from.import');
  const later = to === null ? null : await readStart(transaction, to, 'to.import');
  if (later !== null && later <= earlier)
    throw refused(
      'to.import',
      later < earlier
        ? 'to.import is an earlier import than from.import: exchange them.'
        : 'Both sides name the same import.',
    );
  const moments = {
    from: await readMoment(transaction, earlier),
    to: later === null ? null : await readMoment(transaction, later),
  };
  const accesses = await readAffected(transaction, moments.from);
  const { opened, closed, unchanged } = await computeEffect(accesses, statesOf(transaction, moments), filter);
  return { moments, opened, closed, unchanged, recomputed: await readIds(transaction, accesses, filter) };
}

/** Reads the evidence of accesses at both moments. */
function statesOf(transaction: Transaction, { from, to }: Moments): ReadStates {
  const [before, after] = [from, to].map((moment) =>
    moment === null ? currentEvidence(transaction) : rewoundEvidence(transaction, moment),
  );
  if (before === undefined || after === undefined) throw new RangeError('Two moments have two states.');
  return async (accesses, withProperties) => ({
    before: await readEvidence(before, accesses, { withProperties }),
    after: await readEvidence(after, accesses, { withProperties }),
  });
}

const idRows = z.array(z.object({ id: z.string() }));

/** Reads the ids of the chains that some accesses have in the graph, under the filter. */
async function readIds(
  transaction: Transaction,
  accesses: readonly string[],
  filter: ExposureFilter,
): Promise<readonly string[]> {
  const limit = Number.MAX_SAFE_INTEGER;
  const { text, parameters } = filteredStatement('chains', filter, { limit }, { by: 'ACCESSES', keys: accesses });
  return idRows.parse(await transaction.run(text, parameters)).map(({ id }) => id);
}

const startRow = z.object({ state: z.string(), startedAt: z.string(), completedBy: z.string().nullable() });

/** Returns when an import began whose state can be shown. */
async function readStart(transaction: Transaction, id: string, argument: string): Promise<Date> {
  const [row] = await transaction.run(
    `MATCH (i:Import {id: $id}) RETURN i.state AS state, i.startedAt AS startedAt, i.completedBy AS completedBy`,
    { id },
  );
  const value = id.slice(0, 60);
  if (row === undefined) throw badInput(argument, `does not exist: “${value}”`, { value });
  const { state, startedAt, completedBy } = startRow.parse(row);
  switch (state) {
    case 'DONE':
      return new Date(startedAt);
    case 'ROLLING_BACK':
    case 'ROLLED_BACK':
      throw refused(argument, `The import ${value} was rolled back: nothing that it stated is left.`, { value });
    case 'COMPLETED':
      throw refused(
        argument,
        `The import ${value} was interrupted, and ${completedBy ?? 'a later one'} completed it: compare that one.`,
        { value },
      );
    default:
      throw refused(argument, `The import ${value} has not finished.`, { value });
  }
}

/** Imports that began later, and whose statements are in the graph. */
const laterImports = `MATCH (i:Import) WHERE i.startedAt > $at AND i.state <> 'ROLLED_BACK' AND NOT coalesce(i.undone, false)`;

const formerRows = z.array(z.object({ former: z.array(z.string()) }));
const formerValues = z.object({
  key: z.string(),
  grade: z.string().nullish(),
  retrievedAt: z.string().nullish(),
  publishedOn: z.string().nullish(),
});

async function readMoment(transaction: Transaction, at: Date): Promise<Moment> {
  const rows = formerRows.parse(
    await transaction.run(`${laterImports} RETURN coalesce(i.formerSources, []) AS former ORDER BY i.startedAt DESC`, {
      at,
    }),
  );
  const former = rows.flatMap((row) => row.former.map((text) => formerValues.parse(JSON.parse(text))));
  // In reverse order of time: what the first later import changed comes last.
  const sources = former.map(({ key, grade, retrievedAt, publishedOn }): readonly [string, FormerSource] => [
    key,
    { grade: grade ?? null, retrievedAt: retrievedAt ?? null, publishedOn: publishedOn ?? null },
  ]);
  await checkProvisional(transaction, at);
  return { at, sources: Object.fromEntries(sources), ...(await readMadeLater(transaction, at)) };
}

/** Waiting rows `w` that were there at the time. */
const keptThen = `MATCH (w:WaitingRow) WHERE w.recordedAt <= $at AND (w.supersededAt IS NULL OR w.supersededAt > $at)`;

/** Whether the relationship `d` is or was a description. */
const isDescription = `(type(d) = 'DESCRIBED_BY' OR d.type = 'DESCRIBED_BY')`;

const provisionalRows = z.array(
  z.object({ ids: z.array(z.string()), piids: z.array(z.string()), are: z.array(z.string()), own: z.string() }),
);
const awardRows = z.array(z.object({ piid: z.string(), key: z.string(), was: z.boolean(), hasChanged: z.boolean() }));

/**
 * Checks that the statements about provisional contracts name the contracts that they named at the time: when one becomes an award, its rows are
 * stated anew, and what they stated before is not on record.
 */
async function checkProvisional(transaction: Transaction, at: Date): Promise<void> {
  const rows = provisionalRows.parse(
    await transaction.run(
      `${keptThen} AND w.provisional IS NOT NULL AND w.statements IS NOT NULL
       RETURN w.provisional AS ids, w.piids AS piids, w.resolvedTo AS are, coalesce(head(w.statements), '') AS own`,
      { at },
    ),
  );
  if (rows.length === 0) return;
  const piids = [...new Set(rows.flatMap((row) => row.piids))];
  const found = await transaction.run(
    `UNWIND $piids AS one
     MATCH (c:Contract) USING INDEX c:Contract(piid) WHERE c.piid IN one.spellings AND c.key STARTS WITH 'CONT_'
     WITH one, c, COLLECT {
       MATCH (c)-[d:DESCRIBED_BY|${superseded}]->(:Source)
       WHERE ${isDescription} AND NOT split(d.key, '~')[0] IN $own
       RETURN [d.recordedAt <= $at AND (d.supersededAt IS NULL OR d.supersededAt > $at), d.recordedAt > $at OR coalesce(d.supersededAt > $at, false)]
     } AS descriptions
     RETURN one.piid AS piid, c.key AS key, any(d IN descriptions WHERE d[0]) AS was, any(d IN descriptions WHERE d[1]) AS hasChanged`,
    {
      at,
      piids: piids.map((piid) => ({ piid, spellings: spellingsOf(piid) })),
      own: rows.map(({ own }) => keyOf(own)),
    },
  );
  const awards = groupBy(awardRows.parse(found), ({ piid }) => piid);
  for (const { ids, piids: own, are } of rows)
    for (const [i, id] of ids.entries()) {
      const candidates = awards.get(own[i] ?? '') ?? [];
      const [only, ...others] = candidates.filter(({ was }) => was);
      const isUnclear = others.length > 0 && candidates.some(({ hasChanged }) => hasChanged);
      if (!isUnclear && (others.length > 0 || are[i] === (only?.key ?? id))) continue;
      throw refused(
        'from.import',
        `Rows about the contract ${id} were stated anew since that import, because awards with its PIID came or went: what they stated before is not on record. Name a later import.`,
      );
    }
}

const madeRows = z.array(z.object({ statements: z.array(z.string()), recordedAt: z.string() }));

/**
 * Finds the statements of rows that still waited at the time, and the statements that these replaced: their contracts were described later, but
 * all of them have the time of the rows' own import.
 */
async function readMadeLater(
  transaction: Transaction,
  at: Date,
): Promise<Pick<Moment, 'madeLater' | 'supersededLater'>> {
  const rows = await transaction.run(
    `${keptThen} AND w.statements IS NOT NULL AND any(contract IN w.resolvedTo WHERE NOT EXISTS {
       MATCH (c:Contract {key: contract})-[d:DESCRIBED_BY|${superseded}]->(:Source)
       WHERE ${isDescription} AND d.recordedAt <= $at
     })
     RETURN w.statements AS statements, toString(w.recordedAt) AS recordedAt`,
    { at },
  );
  const made = madeRows
    .parse(rows)
    .flatMap(({ statements, recordedAt }) => statements.map((one) => ({ key: keyOf(one), recordedAt })));
  if (made.length > questionLimits.importStatements.most) throw tooMuch('statements');
  const replaced =
    made.length === 0
      ? []
      : await transaction.run(
          `UNWIND $made AS one
           MATCH ()-[s:${superseded}]->() USING INDEX SEEK s:${superseded}(key)
           WHERE s.key STARTS WITH one.key + '~' AND s.supersededAt = datetime(one.recordedAt)
           RETURN s.key AS key`,
          { made },
        );
  return {
    madeLater: made.map(({ key, recordedAt }) => `${key}~${recordedAt}`),
    supersededLater: replaced.map(({ key }) => z.string().parse(key)),
  };
}

function tooMuch(what: 'statements' | 'accesses', asked: number | null = null): Failure {
  const limit = what === 'statements' ? questionLimits.importStatements : questionLimits.importAccesses;
  const affected = what === 'statements' ? 'statements were changed' : 'accesses were affected';
  return refused(
    'from.import',
    `More than ${limit.most.toLocaleString('en-US')} ${affected} since that import, which is the limit: name a later one.`,
    exceeded(limit, asked),
  );
}

/** Finds the accesses that depend on anything that has changed since. */
async function readAffected(transaction: Transaction, moment: Moment): Promise<readonly string[]> {
  const touched = new TouchedKeys();
  let left: number = questionLimits.importStatements.most;
  const touch = async (edge: string, match: string, parameters: Readonly<Record<string, unknown>>) => {
    const rows = await transaction.run(
      `${match} RETURN r.type AS type, a.key AS from, b.key AS to, r{.key, .access, .contract} AS properties LIMIT $limit`,
      { ...parameters, at: moment.at, limit: left + 1 },
    );
    left -= rows.length;
    if (left < 0) throw tooMuch('statements');
    for (const row of rows) {
      const found = edgeTypes.find((type) => type === (row['type'] ?? edge));
      if (found !== undefined) touchRows(touched, found, [row]);
    }
  };
  const later = await transaction.run(`${laterImports} UNWIND i.sources AS source RETURN DISTINCT source`, {
    at: moment.at,
  });
  const prefixes = later.map(({ source }) => sourcePrefix(z.string().parse(source)));
  const made = moment.madeLater.map((key) => key.slice(0, key.indexOf('~')));
  for (const edge of touchingEdges) {
    const seek = `MATCH (a)-[r:${edge}]->(b) USING INDEX SEEK r:${edge}(key)`;
    await touch(edge, `UNWIND $prefixes AS prefix ${seek} WHERE r.key STARTS WITH prefix AND r.recordedAt > $at`, {
      prefixes,
    });
    if (made.length > 0) await touch(edge, `UNWIND $made AS key ${seek} WHERE r.key = key`, { made });
  }
  const seek = `MATCH (a)-[r:${superseded}]->(b) USING INDEX SEEK r:${superseded}(key)`;
  await touch(
    superseded,
    `UNWIND $prefixes AS prefix ${seek} WHERE r.key STARTS WITH prefix AND r.supersededAt > $at`,
    {
      prefixes,
    },
  );
  const atOtherTimes = [...moment.madeLater, ...moment.supersededLater];
  if (atOtherTimes.length > 0)
    await touch(superseded, `UNWIND $made AS key ${seek} WHERE r.key = key`, { made: atOtherTimes });
  for (const key of Object.keys(moment.sources)) touched.touchSource(key);
  const result = touched.result();
  if (result === 'all') throw tooMuch('accesses');
  const read: Database['read'] = (statement, parameters) => transaction.run(statement, parameters);
  const affected = await affectedAccesses(transaction, await addDescribed({ read }, result));
  if (affected === 'all') throw tooMuch('accesses');
  if (affected.size > questionLimits.importAccesses.most) throw tooMuch('accesses', affected.size);
  return [...affected].sort(compareKeys);
}
