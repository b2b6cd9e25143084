import { GraphQLError, getNamedType, isAbstractType, isLeafType, isObjectType, parse } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { graphChanging } from '#graph/edition/torn-read.ts';
import { isSameDerivation, readGraphState } from '#graph/edition/graph-state.ts';
import type { Graph } from '#graph/graph.ts';
import { Failure, badInput } from '#graph/failure.ts';

/** Answers documents of this process itself, such as for an export. */
interface Executor {
  readonly schema: GraphQLSchema;
  readonly execute: (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult>;
}

/** The types of which a line has every field. Of the nodes that these refer to, it has the values, but not what they refer to. */
const whole: ReadonlySet<string> = new Set([
  ...['Exposure', 'Period', 'Priority', 'PriorityReason', 'Path', 'Edge', 'Statement'],
]);
/**
 * Fields that a line leaves out: statements of Cypher; what says as much as `citation`; passages, which are long and may belong to somebody; and what people
 * decide, which is no data.
 */
const leftOut: ReadonlySet<string> = new Set([
  ...['Exposure.cypher', 'Exposure.review', 'PriorityReason.versions', 'Statement.passages', 'Statement.claims'],
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

/** The document of a page of lines. */
function linesDocument(schema: GraphQLSchema): DocumentNode {
  const type = schema.getType('Exposure');
  if (type === undefined) throw new Error('The schema has no exposures.');
  return parse(`query ExposureLines($filter: ExposureFilter, $after: String) {
    exposures(filter: $filter, first: 100, after: $after) { nodes ${selectionOf(schema, type)} pageInfo { hasNextPage endCursor } } }`);
}

const page = z.object({
  exposures: z.object({
    nodes: z.array(z.unknown()),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

/**
 * Yields every exposure under a filter by PRIORITY as JSON Lines, each with its hops, their evidence and their sources as the API gives them: a page at a time,
 * so that memory does not grow with their number.
 * @param filter an `ExposureFilter` of the API
 * @throws BAD_USER_INPUT for an invalid filter; GRAPH_CHANGING if the graph changes meanwhile, because lines may then be missing or twice
 */
export async function* exposureLines(
  { database }: Pick<Graph, 'database'>,
  { schema, execute }: Executor,
  filter: unknown,
): AsyncGenerator<string, void, undefined> {
  const document = linesDocument(schema);
  let before: Awaited<ReturnType<typeof readGraphState>> | null = null;
  for (let after: string | null = null, hasNext = true; hasNext;) {
    const { nodes, pageInfo } = readPage(await execute(document, { filter, after }));
    const now = await readGraphState(database);
    // The first page repairs what is derived, if need be.
    before ??= now;
    if (!isSameDerivation(before, now)) throw graphChanging();
    if (nodes.length > 0) yield nodes.map((node) => `${JSON.stringify(node)}\n`).join('');
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
