import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { perDatabase } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import type { Day } from '../model/day.ts';
import { casework } from '../model/vocabulary.ts';
import { vettingUncomparedFrom } from '../priority/bands.ts';

/** A particular state of the graph. The version alone cannot tell: after a wipe it counts from 0 again. */
export interface Edition {
  /** A random id of the derived part, new after each wipe; null until the first import has completed. */
  readonly base: string | null;
  /** Goes up by one with each import, rollback or repair that changes the graph; 0 before the first. */
  readonly version: number;
}

const row = z.object({
  base: z.string().nullable(),
  version: z.number(),
  /** The version for which accesses and exposures were last derived; -1: an import has written statements, and has not raised `version` yet. */
  derivedVersion: z.number(),
  /** How many transactions of a derivation have exchanged exposures since the counts of the whole graph were stored; 0 when it has ended. */
  derivedSteps: z.number(),
  /** See `derivedForm`. */
  form: z.string().nullable(),
  contractsWithPersonnel: z.number(),
  /** A running process holds the lease, and not only to read: see `Lease.readOnly`. */
  isBeingWritten: z.boolean(),
  /** Goes up by one with each change of casework. */
  caseworkVersion: z.number(),
});

/** What the graph records about itself, with its edition. */
export type GraphState = z.infer<typeof row>;

/** Returns an edition as text, for cursors and cache keys. */
export function editionKey({ base, version }: Edition): string {
  return `${base ?? ''}:${version}`;
}

/** Returns as text what answers depend on: the edition, before or after its exposures were derived, and the version of casework. */
export function answersKey(state: GraphState): string {
  return `${derivationKey(state)} ${state.caseworkVersion}`;
}

/** Returns an edition as text, before, while or after its exposures were derived. */
export function derivationKey(state: GraphState): string {
  return `${editionKey(state)} ${state.derivedVersion}.${state.derivedSteps}`;
}

/** Whether two states are of the same edition, with the same exposures derived from it. */
export function isSameDerivation(a: GraphState, b: GraphState): boolean {
  return derivationKey(a) === derivationKey(b);
}

/** How long the lease lasts without a heartbeat of its holder, in seconds. */
export const leaseSeconds = 15;

/**
 * Cypher that is true while a process has the right to write, given a node `lease`. A lease that expires implausibly late was taken
 * before the clock was set back: its holder renews it within seconds, or is dead.
 */
export function isHeld(lease: string): string {
  return `(${lease}.holder IS NOT NULL
    AND datetime.realtime() <= ${lease}.expiresAt <= datetime.realtime() + duration({seconds: ${2 * leaseSeconds}}))`;
}

/**
 * Cypher that is true while a process may be changing the graph, given a node `lease`. A holder that only reads has written its own id to
 * `reader`, so the mark does not apply to the next holder.
 */
function isWriting(lease: string): string {
  return `(${isHeld(lease)} AND coalesce(${lease}.reader <> ${lease}.holder, true))`;
}

/** Always returns one row: a graph that was never set up is at version 0. */
const statement = `OPTIONAL MATCH (graph:Subtier {key: 'graph'})
  OPTIONAL MATCH (lease:Subtier {key: 'lease'})
  OPTIONAL MATCH (casework:${casework.label} {${casework.key}: '${casework.versionRecord}'})
  RETURN coalesce(graph.version, 0) AS version, coalesce(graph.derivedVersion, 0) AS derivedVersion,
    coalesce(graph.derivedSteps, 0) AS derivedSteps, graph.derivedBase AS base, graph.derivedForm AS form, coalesce(graph.contractsWithPersonnel, 0) AS contractsWithPersonnel,
    ${isWriting('lease')} AS isBeingWritten,
    coalesce(toInteger(casework.${casework.content}), 0) AS caseworkVersion`;

export async function readGraphState(database: Pick<Database, 'read'>): Promise<GraphState> {
  const [found] = await database.read(statement);
  return row.parse(found);
}

/** The reads of a graph's state: the running one, the next one, shared by all callers that arrive while the first runs, and what was read last. */
interface StateReads {
  running: Promise<GraphState> | null;
  next: Promise<GraphState> | null;
  last: GraphState | null;
}

const readsOf = perDatabase((): StateReads => ({ running: null, next: null, last: null }));

/** A signal that never aborts: reads with a signal fail fast when the database is down. */
const neverAborts = new AbortController().signal;

/**
 * Same as `readGraphState`, but concurrent calls share one read. The read always starts after the call, so a caller that knows of a
 * change sees it. No caller's signal cancels it.
 */
export function readCoalescedState({ unbound }: Database): Promise<GraphState> {
  const reads = readsOf(unbound);
  const start = () => {
    const running = readGraphState(unbound.until(neverAborts));
    reads.running = running;
    reads.next = null;
    const end = () => {
      // If callers are waiting, the next read replaces this one when it starts.
      if (reads.next === null) reads.running = null;
    };
    running.then((state) => {
      reads.last = state;
      end();
    }, end);
    return running;
  };
  return reads.running === null ? start() : (reads.next ??= reads.running.then(start, start));
}

/** The state that `readCoalescedState` read last; null: none yet. */
export function lastReadState(database: Database): GraphState | null {
  return readsOf(database).last;
}

/** Raise it when the derived form changes, or when the same evidence gives different exposures. */
const form = 22;

/**
 * Identifies how the derived part of the graph is computed, including the decision table and the day that `vettingUncomparedFrom` gives.
 * If the graph has another form, everything is derived again.
 */
export const derivedForm: string = formWith(vettingUncomparedFrom);

/** @param uncomparedFrom the day from which bands are not the same, because the vetting that they require was not compared */
export function formWith(uncomparedFrom: Day | null): string {
  return createHash('sha256')
    .update(String(form))
    .update(readFileSync(new URL('../priority/decision-table.yaml', import.meta.url)))
    .update(String(uncomparedFrom))
    .digest('base64url');
}

/** Whether the derived part is older than the statements, or has another form. An empty graph is never behind. */
export function isBehind({ version, derivedVersion, form: found }: GraphState): boolean {
  return derivedVersion !== version || (version > 0 && found !== derivedForm);
}
