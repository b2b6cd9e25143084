import { GraphQLError, type ExecutionArgs } from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import type { Plugin } from 'graphql-yoga';
import { countCost } from './count-cost.ts';
import { limitExceeded } from './limit-exceeded.ts';
import { requestLimits } from './request-limits.ts';
import type { ErrorCode } from '../errors/error-codes.ts';

/**
 * Refuses what would cost too much, counted where it is executed: only there are the variables known, and `first` is
 * mostly one of them.
 */
export function limitCost(most: number): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const error = refusal(args, most);
      if (error !== null) setResultAndStopExecution({ errors: [error] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = refusal(args, most);
      if (error !== null) setResultAndStopExecution({ errors: [error] });
    },
  };
}

function refusal(args: ExecutionArgs, most: number): GraphQLError | null {
  try {
    const cost = costOf(args);
    if (cost <= most) return null;
    const message = `The query would cost ${Math.round(cost)}; ${most} is allowed. Ask for fewer fields, or a smaller first.`;
    return limitExceeded(requestLimits.cost, { most, asked: Math.round(cost), message });
  } catch (error) {
    // A variable of the wrong type, or a query too large to count.
    if (error instanceof GraphQLError) return badInput(error);
    throw error;
  }
}

function badInput({ message, nodes }: GraphQLError): GraphQLError {
  const http = { spec: true, status: 400 };
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode, http },
  });
}

function costOf({ schema, document, variableValues, operationName }: ExecutionArgs): number {
  return getComplexity({
    schema,
    query: document,
    estimators: [countCost],
    ...(variableValues == null ? {} : { variables: variableValues }),
    ...(operationName == null ? {} : { operationName }),
  });
}
