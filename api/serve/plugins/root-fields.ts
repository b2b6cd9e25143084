import { Kind, OperationTypeNode, getOperationAST } from 'graphql';
import type { ExecutionArgs, FieldNode, GraphQLField } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import type { Plugin } from 'graphql-yoga';
import { limitExceeded, requestLimits } from '../limits.ts';

/** A root field that an operation runs. */
interface RootField {
  /** Such as `Mutation.decide`. */
  readonly name: string;
  /** Under which its value is in the answer. */
  readonly key: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/** The root fields that an operation runs, without those that a directive skips. */
export function rootFieldsOf(args: ExecutionArgs): readonly RootField[] {
  const { schema, document, operationName, variableValues } = args;
  const operation = getOperationAST(document, operationName);
  const type = operation == null ? undefined : schema.getRootType(operation.operation);
  if (operation == null || type == null) return [];
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const selected = collectFields(schema, fragments, variableValues ?? {}, type, operation.selectionSet);
  return [...selected].flatMap(([key, [node]]) => {
    const field = node === undefined ? undefined : type.getFields()[node.name.value];
    return node === undefined || field === undefined ? [] : [{ name: `${type.name}.${field.name}`, key, field, node }];
  });
}

/** Whether an operation is a mutation. */
export function isMutation({ document, operationName }: ExecutionArgs): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
}

/** Fields that read the audit, however little they return. */
const auditFields: ReadonlySet<string> = new Set(['Query.audit', 'Query.myActions']);

/** Refuses mutations with many root fields, each of which adds to the audit, and queries that read the audit more than once. */
export function limitRootFields(): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const fields = rootFieldsOf(args);
      const { changes, auditFields: reads } = requestLimits;
      const audits = fields.filter(({ name }) => auditFields.has(name)).length;
      if (isMutation(args) && fields.length > changes.most) {
        const message = `The mutation has ${fields.length} root fields; ${changes.most} are allowed: send several mutations.`;
        setResultAndStopExecution({ errors: [limitExceeded(changes, { asked: fields.length, message })] });
      } else if (audits > reads.most) {
        const message = `The query has audit and myActions ${audits} times; ${reads.most} of them is allowed: send several queries.`;
        setResultAndStopExecution({ errors: [limitExceeded(reads, { asked: audits, message })] });
      }
    },
  };
}
