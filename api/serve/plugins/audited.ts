import { GraphQLError, getArgumentValues, getNamedType, isEnumType } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import { begunOutcome } from '../access/audit-line.ts';
import { explainExcess, unaudited } from '../access/audit.ts';
import { limitExceeded, requestLimits } from '../limits.ts';
import type { Context } from '../resolvers/context.ts';
import { isMutation, rootFieldsOf } from './root-fields.ts';

/** Root fields besides mutations that the audit has: those that carry much data out, or whose data is up to the user. */
const auditedQueries: ReadonlySet<string> = new Set([
  'Query.cypher',
  'Query.runSavedQuery',
  'Query.dossier',
  'Query.remakeDossier',
  'Query.audit',
]);

/** Arguments that are neither ids nor of an enum, and which the audit has all the same. */
const auditedArguments: ReadonlySet<string> = new Set(['statement', 'format', 'name', 'records', 'minutes']);

/**
 * Records mutations before they run, so that none is made that the audit does not have, and how they ended; and queries that carry data out, with how
 * they ended. Must come after the plugins that refuse requests.
 */
export function recordActions(): Plugin<Context> {
  return {
    async onExecute({ args, setResultAndStopExecution }) {
      const { audit, user, isWarmUp } = args.contextValue;
      const actions = isWarmUp ? [] : actionsOf(args);
      if (actions.length === 0) return;
      const refused = await refusalOf(args.contextValue);
      if (refused !== null) {
        setResultAndStopExecution({ errors: [refused] });
        return;
      }
      let begun: readonly number[] = [];
      try {
        if (isMutation(args))
          begun = await audit.recordAll(
            actions.map(({ action, what }) => ({ actor: user, action, what, outcome: begunOutcome })),
          );
      } catch (error) {
        setResultAndStopExecution({ errors: [unauditedError(error, 'nothing was changed')] });
        return;
      }
      return {
        async onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          const ended = await recordEnds(args.contextValue, actions, begun, result);
          if (ended !== null) setResult(ended);
        },
      };
    },
  };
}

/** Refuses somebody who has added too much to the audit; null: they may go on. */
async function refusalOf({ audit, user }: Context): Promise<GraphQLError | null> {
  const excess = user.by === 'LOCAL' ? null : await audit.excessOf(user);
  if (excess === null) return null;
  const headers = { 'Retry-After': String(excess.seconds) };
  const message = explainExcess(excess);
  return limitExceeded(requestLimits.audited, { asked: excess.bytes, message, status: 429, headers });
}

/** Records how actions ended. @returns another result if that fails: without data, or after a change with an error */
async function recordEnds(
  { audit, user, notes }: Context,
  actions: readonly Action[],
  begun: readonly number[],
  result: ExecutionResult,
): Promise<ExecutionResult | null> {
  try {
    await audit.recordAll(
      actions.map(({ action, key, what }, at) => ({
        actor: user,
        action,
        what: { ...what, ...notes.get(key) },
        outcome: outcomeOf(result, key),
        ...(begun[at] === undefined ? {} : { begun: begun[at] }),
      })),
    );
    return null;
  } catch (error) {
    if (begun.length === 0) return { errors: [unauditedError(error, 'the answer is withheld')] };
    const unended = unauditedError(error, 'it has the beginning of this change and not how it ended');
    return { ...result, errors: [...(result.errors ?? []), unended] };
  }
}

function unauditedError(error: unknown, consequence: string): GraphQLError {
  if (!(error instanceof Failure)) throw error;
  const { code, message } = unaudited(error, consequence);
  return new GraphQLError(message, { extensions: { code } });
}

interface Action {
  readonly action: string;
  /** Under which the field's value is in the answer. */
  readonly key: string;
  readonly what: Readonly<Record<string, unknown>>;
}

/** The actions of an operation, each with the ids, choices and names among its arguments, without what people write. */
function actionsOf(args: ExecutionArgs): readonly Action[] {
  const isChange = isMutation(args);
  return rootFieldsOf(args).flatMap(({ name, key, field, node }) => {
    if (!isChange && !auditedQueries.has(name)) return [];
    const values = getArgumentValues(field, node, args.variableValues ?? {});
    const audited = field.args.filter((argument) => {
      const type = getNamedType(argument.type);
      return type.name === 'ID' || isEnumType(type) || auditedArguments.has(argument.name);
    });
    const given = audited.flatMap((argument) =>
      values[argument.name] == null ? [] : [[argument.name, values[argument.name]] as const],
    );
    return [{ action: name, key, what: Object.fromEntries(given) }];
  });
}

function outcomeOf({ data, errors = [] }: ExecutionResult, key: string): string {
  const own = errors.find(({ path }) => path === undefined || path[0] === key);
  if (own?.originalError instanceof Failure) return own.originalError.code;
  if (own !== undefined) return z.string().catch('OTHER').parse(own.extensions['code']);
  return data == null ? 'OTHER' : 'ok';
}
