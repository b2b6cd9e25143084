import { hash } from 'node:crypto';
import { Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Database } from '#graph/database/database.ts';
import { editionKey, readCoalescedState } from '#graph/derive/graph-state.ts';
import type { GraphState } from '#graph/derive/graph-state.ts';
import { SeenBefore } from '#graph/exposures/memory.ts';
import { isFailure } from '#graph/failure.ts';
import type { Context } from '../resolvers/context.ts';
import { rootLists } from '../schema/fields.ts';

/** Characters in all answers that are kept, and in one of them. */
const mostInAll = 64_000_000;
const mostInOne = 2_000_000;
/** What it takes to keep an answer, beside its text, as so many characters. */
const answerSize = 200;

/** The text of an answer, and the state of the graph that it was read from. */
interface Answer {
  readonly version: string;
  readonly text: string;
}

/**
 * Answers anew what was answered before: the same document with the same variables on the same day, of the same version of the
 * graph, which is asked for each time. Kept from the second answer on, where it has no errors and nobody wrote while it was
 * read. Stands behind what refuses.
 */
export function cacheAnswers(): Plugin<Context> {
  const answers = new LRUCache<string, Answer>({
    maxSize: mostInAll,
    maxEntrySize: mostInOne,
    sizeCalculation: ({ text }) => text.length + answerSize,
  });
  const asked = new SeenBefore();
  const numberOf = numberDocuments();
  const nameOf = ({ document, operationName, variableValues }: ExecutionArgs, { today }: Context) => {
    const number = numberOf(document);
    if (number === null) return null;
    // Variables may be long, and what is asked once is most.
    return hash('sha256', JSON.stringify([number, operationName, variableValues, today]), 'base64');
  };
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { database } = args.contextValue.graph;
      const name = nameOf(args, args.contextValue);
      if (name === null) return;
      const known = answers.get(name);
      if (!asked.ask(name) && known === undefined) return;
      const before = await stateOf(database);
      if (before === null) return;
      if (known?.version === versionOf(before)) {
        setResultAndStopExecution(asResult(known.text));
        return;
      }
      if (before.isBeingWritten) return;
      return {
        async onExecuteDone({ result }) {
          if (Symbol.asyncIterator in result || result.errors !== undefined) return;
          const after = await stateOf(database);
          const version = versionOf(before);
          if (after === null || after.isBeingWritten || versionOf(after) !== version) return;
          answers.set(name, { version, text: JSON.stringify(result) });
        },
      };
    },
  };
}

/** What Yoga sends as this text. */
function asResult(text: string): ExecutionResult {
  const result = { data: {}, stringify: () => text };
  return result;
}

/** Null: the database is away, which who asks is told by what asks it next. */
function stateOf(database: Database): Promise<GraphState | null> {
  return readCoalescedState(database).catch((error: unknown) => {
    if (isFailure(error, 'SERVICE_UNAVAILABLE')) return null;
    throw error;
  });
}

/** The edition, before or after its analysis: answers differ between the two. */
function versionOf(state: GraphState): string {
  return `${editionKey(state)} ${state.analysisVersion}`;
}

/**
 * Root fields whose answers follow from the graph's version, the day and what was asked alone, and so are the same when asked
 * again. Not users' Cypher, which may ask for the time or for chance, nor what imports and the server are doing.
 */
export const cachedFields: ReadonlySet<string> = new Set([
  ...rootLists.map(({ name }) => name),
  'node',
  'nodes',
  'search',
  'exposures',
  'exposure',
  'exposureGroups',
  'coverage',
  'exposureDiff',
  'exposureTimeline',
  'chokePoints',
  'whatIf',
  'closures',
  'leads',
  'neighbourCounts',
  'neighbours',
  'paths',
  'designationLists',
]);

/**
 * Gives each document whose answers may be kept a number of its own, shorter than its text; null: not to be kept. The same text is
 * the same document while the server has it parsed.
 */
function numberDocuments(): (document: DocumentNode) => number | null {
  const numbers = new WeakMap<DocumentNode, number | null>();
  let next = 0;
  return (document) => {
    const known = numbers.get(document);
    if (known !== undefined) return known;
    const number = isKept(document) ? next++ : null;
    numbers.set(document, number);
    return number;
  };
}

/** Fragments on the root are rare, and not looked into. */
function isKept({ definitions }: DocumentNode): boolean {
  return definitions.every(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ||
      (definition.kind === Kind.OPERATION_DEFINITION &&
        definition.operation === OperationTypeNode.QUERY &&
        definition.selectionSet.selections.every((one) => one.kind === Kind.FIELD && cachedFields.has(one.name.value))),
  );
}
