import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  TypeInfo,
  getDirectiveValues,
  isObjectType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ExecutionArgs, GraphQLField, GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { includesRole, roles } from '#graph/roles.ts';
import type { Role } from '#graph/roles.ts';
import type { ErrorCode } from '../error-codes.ts';
import type { Context } from '../resolvers/context.ts';

/** The role that each root field needs, by names such as `Mutation.decide`. */
export type Needs = ReadonlyMap<string, Role>;

/** Reads the directive `@needs` of every root field. @throws Error if a root field has none, so that the server does not start */
export function readNeeds(schema: GraphQLSchema): Needs {
  const fields = rootFields(schema);
  const missing = fields.filter(([, field]) => roleOf(schema, field) === null).map(([name]) => name);
  if (missing.length > 0) throw new Error(`These root fields do not say which role they need: ${missing.join(', ')}.`);
  return new Map(
    fields.flatMap(([name, field]) => {
      const role = roleOf(schema, field);
      return role === null ? [] : [[name, role] as const];
    }),
  );
}

function rootFields(schema: GraphQLSchema): readonly (readonly [string, GraphQLField<unknown, unknown>])[] {
  const types = Object.values(OperationTypeNode).map((operation) => schema.getRootType(operation));
  return types.flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const)
      : [],
  );
}

function roleOf(schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>): Role | null {
  const directive = schema.getDirective('needs');
  if (directive == null || astNode == null) return null;
  const given = getDirectiveValues(directive, astNode)?.['role'];
  return roles.find((role) => role === given) ?? null;
}

/** The root fields that a document selects, in any of its operations and fragments. */
export function selectedRootFields(
  schema: GraphQLSchema,
  { document }: Pick<ExecutionArgs, 'document'>,
): ReadonlySet<string> {
  const typeInfo = new TypeInfo(schema);
  const roots = new Set(Object.values(OperationTypeNode).map((operation) => schema.getRootType(operation)));
  const found = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      [Kind.FIELD]: ({ name }) => {
        const parent = typeInfo.getParentType();
        if (isObjectType(parent) && roots.has(parent) && !name.value.startsWith('__'))
          found.add(`${parent.name}.${name.value}`);
      },
    }),
  );
  return found;
}

/**
 * Refuses operations with a root field that the user's role does not include, before anything runs and before a cached answer is found. Fragments
 * and operations of the document that would not run count too.
 */
export function checkNeeds(schema: GraphQLSchema, needs: Needs): Plugin<Context> {
  const refusal = (args: ExecutionArgs, { user, audit }: Context): GraphQLError | null => {
    for (const field of selectedRootFields(schema, args)) {
      const needed = needs.get(field);
      if (needed !== undefined && includesRole(user.role, needed)) continue;
      audit.refusals.count(user, 'FORBIDDEN' satisfies ErrorCode, field);
      const message = `${field} needs the role ${needed ?? 'of nobody'}; yours is ${user.role}.`;
      return new GraphQLError(message, {
        extensions: {
          code: 'FORBIDDEN' satisfies ErrorCode,
          needs: needed,
          role: user.role,
          http: { spec: true, status: 403 },
        },
      });
    }
    return null;
  };
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const error = refusal(args, args.contextValue);
      if (error !== null) setResultAndStopExecution({ errors: [error] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = refusal(args, args.contextValue);
      if (error !== null) setResultAndStopExecution({ errors: [error] });
    },
  };
}
