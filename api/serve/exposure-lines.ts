import { GraphQLError, getNamedType, isAbstractType, isLeafType, isObjectType, parse } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { graphChanging } from '#graph/edition/torn-read.ts';
import { isSameDerivation, readGraphState } from '#graph/edition/graph-state.ts';
import type { Graph } from '#graph/graph.ts';
import { Failure, badInput } from '#graph/failure.ts';
import { statementFields } from './schema/statements.ts';

/** Answers documents of this process itself, such as for an export. */
export interface Executor {
  readonly schema: GraphQLSchema;
  readonly execute: (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult>;
}

/** The types of which a line has every field. Of the nodes that these refer to, it has the values, but not what they refer to. */
const whole: ReadonlySet<string> = new Set([
  ...['Exposure', 'Period', 'Priority', 'PriorityReason', 'Path', 'Edge', 'Statement'],
]);
/**
 * Fields that a line leaves out: statements of Cypher; what says as much as `citation`, or as `properties`; passages, which are long and may belong to
 * somebody; and what people decide, which is no data.
 */
const leftOut: ReadonlySet<string> = new Set([
  ...['Exposure.cypher', 'Exposure.review', 'PriorityReason.versions', 'Statement.passages', 'Statement.claims'],
  ...statementFields.map(({ name }) => `Statement.${name}`),
]);

/** The selection of a type in a line. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType): string {
  if (isAbstractType(type)) {
    const parts = schema.getPossibleTypes(type).filter(({ name }) => !whole.has(name) && name !== 'Access');
    return `{ __typename ${parts.map((part) => `... on ${part.name} ${selectionOf(schema, part)}`).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const isWhole = whole.has(type.name);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    // Fields with arguments list what a node is connected to.
    const isOut = leftOut.has(`${type.name}.${field.name}`) || field.args.length > 0;
    if (isOut || (!isWhole && !isLeafType(named))) return [];
    return isLeafType(named) ? [field.name] : [`${field.name} ${selectionOf(schema, named)}`];
  });
  return `{ ${fields.join(' ')} }`;
}

/** The document of a page of exposures. @param selection what to select of each */
function pageDocument(selection: string): DocumentNode {
  return parse(`query ExposureLines($filter: ExposureFilter, $after: String) {
    exposures(filter: $filter, first: 100, after: $after) { nodes ${selection} pageInfo { hasNextPage endCursor } } }`);
}

const page = z.object({
  exposures: z.object({
    nodes: z.array(z.unknown()),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/**
 * Yields every exposure under a filter by PRIORITY as JSON Lines, each with its hops, their evidence and their sources as the API gives them.
 * @param filter an `ExposureFilter` of the API
 * @throws as `exposurePages`
 */
export async function* exposureLines(
  graph: Pick<Graph, 'database'>,
  executor: Executor,
  filter: unknown,
): AsyncGenerator<string, void, undefined> {
  const type = executor.schema.getType('Exposure');
  if (type === undefined) throw new Error('The schema has no exposures.');
  for await (const nodes of exposurePages(graph, executor, filter, selectionOf(executor.schema, type)))
    if (nodes.length > 0) yield nodes.map((node) => `${JSON.stringify(node)}\n`).join('');
}

/**
 * Yields every exposure under a filter by PRIORITY as the API gives it: a page at a time, so that memory does not grow with their number.
 * @param filter an `ExposureFilter` of the API
 * @param selection what to select of each exposure
 * @throws BAD_USER_INPUT for an invalid filter; GRAPH_CHANGING if the graph changes meanwhile, because exposures may then be missing or twice
 */
export async function* exposurePages(
  { database }: Pick<Graph, 'database'>,
  { execute }: Executor,
  filter: unknown,
  selection: string,
): AsyncGenerator<readonly unknown[], void, undefined> {
  const document = pageDocument(selection);
  let before: Awaited<ReturnType<typeof readGraphState>> | null = null;
  for (let after: string | null = null, hasNext = true; hasNext;) {
    const { nodes, pageInfo } = readPage(await execute(document, { filter, after }));
    const now = await readGraphState(database);
    // The first page repairs what is derived, if need be.
    before ??= now;
    if (!isSameDerivation(before, now)) throw graphChanging();
    yield nodes;
    [after, hasNext] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
}

function readPage({ data, errors }: ExecutionResult): z.infer<typeof page>['exposures'] {
  const [error] = errors ?? [];
  if (error === undefined) return page.parse(data).exposures;
  const cause = error.originalError ?? null;
  if (cause instanceof Failure) throw cause;
  if (cause === null || cause instanceof GraphQLError)
    throw badInput('filter', `is invalid: ${error.message.replace(/\.$/, '')}`);
  throw cause;
}
