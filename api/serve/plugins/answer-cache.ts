import { hash } from 'node:crypto';
import { Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Database } from '#graph/database/database.ts';
import { answersKey, readCoalescedState } from '#graph/edition/graph-state.ts';
import type { GraphState } from '#graph/edition/graph-state.ts';
import { isFailure } from '#graph/failure.ts';
import type { Context } from '../resolvers/context.ts';
import { rootLists } from '../schema/fields.ts';
import { answerCharacters } from './answer-size.ts';

/** Maximum characters of all cached answers together, and of one answer. */
const maxTotal = 12_000_000;
const maxAnswer = 2_000_000;
/** Overhead of a cached answer besides its text, in characters. */
const overhead = 200;
/** Large enough that a frequent request is not evicted before it comes again; a few megabytes. */
const maxSeen = 20_000;

/** The text of an answer, and the state of the graph that it was read from. */
interface Answer {
  readonly version: string;
  readonly text: string;
}

/**
 * Caches answers by document, variables, day and version of the graph; the version is read for each request. An answer is
 * cached when it is requested the second time, or by the server's warm-up, if it has no errors and nothing was written while it was
 * computed. Must come after the plugins that refuse requests.
 */
export function cacheAnswers(): Plugin<Context> {
  const answers = new LRUCache<string, Answer>({
    maxSize: maxTotal,
    maxEntrySize: maxAnswer,
    sizeCalculation: ({ text }) => text.length + overhead,
  });
  const seen = new LRUCache<string, true>({ max: maxSeen });
  const numberOf = numberDocuments();
  const keyOf = ({ document, operationName, variableValues }: ExecutionArgs, { today }: Context) => {
    const number = numberOf(document);
    if (number === null) return null;
    // Hashed, because variables may be long and most requests come only once.
    return hash('sha256', JSON.stringify([number, operationName, variableValues, today]), 'base64');
  };
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { database } = args.contextValue.graph;
      const key = keyOf(args, args.contextValue);
      if (key === null) return;
      const known = answers.get(key);
      const isRepeated = seen.has(key);
      seen.set(key, true);
      if (!isRepeated && known === undefined && !args.contextValue.isWarmUp) return;
      const before = await readState(database);
      if (before === null) return;
      if (known?.version === answersKey(before)) {
        setResultAndStopExecution(asResult(known.text));
        return;
      }
      if (before.isBeingWritten) return;
      return {
        async onExecuteDone({ result }) {
          if (Symbol.asyncIterator in result || result.errors !== undefined) return;
          if (answerCharacters(args.contextValue) > maxAnswer) return;
          const after = await readState(database);
          const version = answersKey(before);
          if (after === null || after.isBeingWritten || answersKey(after) !== version) return;
          answers.set(key, { version, text: JSON.stringify(result) });
        },
      };
    },
  };
}

/** A result that Yoga sends as this text. */
function asResult(text: string): ExecutionResult {
  const result = { data: {}, stringify: () => text };
  return result;
}

/** Null if the database is down; the request then fails when its resolvers read. */
function readState(database: Database): Promise<GraphState | null> {
  return readCoalescedState(database).catch((error: unknown) => {
    if (isFailure(error, 'SERVICE_UNAVAILABLE')) return null;
    throw error;
  });
}

/**
 * Root fields whose answers depend only on the graph's version, the day and the request. Excludes users' Cypher, which may
 * depend on time or chance, and the state of imports and of the server.
 */
export const cachedFields: ReadonlySet<string> = new Set([
  ...rootLists.map(({ name }) => name),
  'node',
  'nodeByKey',
  'nodes',
  'search',
  'exposures',
  'exposure',
  'exposureConditions',
  'brief',
  'requestDrafts',
  'screening',
  'screenings',
  'documentedCases',
  'documentedCase',
  'engineerEmployment',
  'exposureGroups',
  'exposureBands',
  'exposureGaps',
  'exposureMatrix',
  'exposureFlow',
  'exposedParts',
  'coverage',
  'exposureDiff',
  'compareExposures',
  'exposureTimeline',
  'chokePoints',
  'whatIf',
  'remedies',
  'remedy',
  'smallestRemedies',
  'closures',
  'leads',
  'neighbourCounts',
  'neighbours',
  'sourceSummary',
  'loneStatements',
  'paths',
  'designationLists',
]);

/**
 * Assigns each cacheable document a unique number, which is shorter than its text; null if it is not cacheable. Equal texts
 * are the same document while the server's parser cache has them.
 */
function numberDocuments(): (document: DocumentNode) => number | null {
  const numbers = new WeakMap<DocumentNode, number | null>();
  let next = 0;
  return (document) => {
    const known = numbers.get(document);
    if (known !== undefined) return known;
    const number = isCacheable(document) ? next++ : null;
    numbers.set(document, number);
    return number;
  };
}

/** Whether a document selects only cacheable root fields. Documents with fragments on the root are rare and not cached. */
function isCacheable({ definitions }: DocumentNode): boolean {
  return definitions.every(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ||
      (definition.kind === Kind.OPERATION_DEFINITION &&
        definition.operation === OperationTypeNode.QUERY &&
        definition.selectionSet.selections.every(
          (field) => field.kind === Kind.FIELD && cachedFields.has(field.name.value),
        )),
  );
}
