import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  isEnumType,
} from 'graphql';
import type { ExecutionArgs, ExecutionResult, FieldNode, GraphQLField } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import type { Context } from '../resolvers/context.ts';

/** Root fields besides mutations that the audit has: what they read is up to the user. */
const auditedQueries: ReadonlySet<string> = new Set(['Query.cypher', 'Query.audit']);

/** Arguments that are neither ids nor of an enum, and which the audit has all the same. */
const auditedArguments: ReadonlySet<string> = new Set(['statement', 'format', 'name', 'records', 'minutes']);

/** Items of a list that the audit has. */
const longestList = 20;

/** Records mutations and typed Cypher in the audit, with how they ended. Must come after the plugins that refuse requests. */
export function recordActions(): Plugin<Context> {
  return {
    onExecute({ args }) {
      const actions = actionsOf(args);
      if (actions.length === 0) return;
      const { audit, user } = args.contextValue;
      return {
        async onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          try {
            for (const { action, key, what } of actions)
              await audit.record({ actor: user, action, what, outcome: outcomeOf(result, key) });
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
            const message = `The audit can't be written, so the answer is withheld, although changes may have been made: ${error.message}`;
            setResult({ errors: [new GraphQLError(message, { extensions: { code: error.code } })] });
          }
        },
      };
    },
  };
}

interface Action {
  readonly action: string;
  /** Under which the field's value is in the answer. */
  readonly key: string;
  readonly what: Readonly<Record<string, unknown>>;
}

function actionsOf(args: ExecutionArgs): readonly Action[] {
  const { schema, document, operationName, variableValues } = args;
  const operation = getOperationAST(document, operationName);
  const type = operation == null ? undefined : schema.getRootType(operation.operation);
  if (operation == null || type == null) return [];
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const variables = variableValues ?? {};
  const selected = collectFields(schema, fragments, variables, type, operation.selectionSet);
  return [...selected].flatMap(([key, [node]]) => {
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    if (node === undefined || field === undefined) return [];
    const action = `${type.name}.${field.name}`;
    const isAudited = operation.operation === OperationTypeNode.MUTATION || auditedQueries.has(action);
    return isAudited ? [{ action, key, what: whatOf(field, node, variables) }] : [];
  });
}

/** Ids, choices and names among the arguments, without what people write. */
function whatOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const values = getArgumentValues(field, node, variables);
  const audited = field.args.filter(({ name, type }) => {
    const named = getNamedType(type);
    return named.name === 'ID' || isEnumType(named) || auditedArguments.has(name);
  });
  return Object.fromEntries(
    audited.flatMap(({ name }) => (values[name] == null ? [] : [[name, shorten(values[name])] as const])),
  );
}

function shorten(value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= longestList) return value;
  return [...z.array(z.unknown()).parse(value).slice(0, longestList), `… ${value.length} in all`];
}

function outcomeOf({ data, errors = [] }: ExecutionResult, key: string): string {
  const own = errors.find(({ path }) => path === undefined || path[0] === key);
  if (own !== undefined) return z.string().catch('OTHER').parse(own.extensions['code']);
  return data == null ? 'OTHER' : 'ok';
}
