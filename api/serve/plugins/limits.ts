import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { GraphQLError, getNamedType, isCompositeType, isListType, isNonNullType } from 'graphql';
import type { ExecutionArgs, GraphQLOutputType } from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import type { Plugin } from 'graphql-yoga';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limit } from '#graph/limits.ts';
import type { ErrorCode } from '../error-codes.ts';
import { bodyTooLarge, limitExceeded, requestLimits } from '../limits.ts';

/** Refuses a body by the length that it announces; what announces none is cut by Yoga where it is read. */
export function limitBody(most: number): Plugin {
  return {
    onRequestParse({ request }) {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length > most) throw bodyTooLarge(most, length);
    },
  };
}

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

const { depth, aliases, tokens } = requestLimits;

/** Refuses documents that are too long, too deep or repeat too much, before anything of them runs. */
export const limitDocument: readonly Plugin[] = [
  maxTokensPlugin({ n: tokens.most, onReject: [refuse(tokens, 'tokens')] }),
  maxDepthPlugin({
    n: depth.most,
    ignoreIntrospection: true,
    onReject: [refuse(depth, 'levels of selections')],
  }),
  maxAliasesPlugin({ n: aliases.most, onReject: [refuse(aliases, 'aliases')] }),
];

/** Throws our refusal before the library throws its own, which has no code. */
function refuse(limit: Limit, what: string): (context: unknown, error: GraphQLError) => never {
  return (_, { message }) => {
    const found = /found (\d+)/.exec(message)?.[1];
    const asked = found === undefined ? null : Number(found);
    throw limitExceeded(limit, {
      asked,
      message: `The query has ${asked ?? 'more'} ${what}; ${limit.most ?? 'fewer'} are allowed: ask for less at once.`,
    });
  };
}

const minute = 60;

/**
 * Refuses a client that asks too often, until its minute is over. The client is whom the nearest proxy names last, as
 * that is the one whom it saw itself; without a proxy everything is one client.
 */
export function limitRate(most: number): Plugin {
  const limiter = new RateLimiterMemory({ points: most, duration: minute });
  return {
    async onRequestParse({ request }) {
      const client = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
      try {
        await limiter.consume(client);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.ceil(refused.msBeforeNext / 1000);
        throw limitExceeded(requestLimits.rate, {
          most,
          asked: refused.consumedPoints,
          message: `${refused.consumedPoints} requests in a minute; ${most} are allowed. Ask again in ${seconds} s.`,
          status: 429,
          headers: { 'Retry-After': String(seconds) },
        });
      }
    },
  };
}

/** What a list without `first` is counted as; few have more members. */
const typicalLength = 3;

/** Types beside connections whose lists have the members that the field which gave them was asked for. */
const counted = new Set(['ExposureDiff', 'WhatIf']);

/**
 * How many objects a field makes the server build, at most or typically: itself and what is asked of it, as often as
 * `first` or a typical list has it. A connection's `edges` and `nodes`, and the lists of what opened and closed, are counted by its own `first`.
 */
const countCost: ComplexityEstimator = ({ field, args, childComplexity, type }) => {
  if (!isCompositeType(getNamedType(field.type))) return 0;
  const first = readNumber(args['first']);
  const isList = isListOf(field.type);
  const times = first ?? (Array.isArray(args['ids']) ? args['ids'].length : null);
  if (times !== null) return 1 + Math.max(times, 0) * (isList ? 1 + childComplexity : Math.max(childComplexity, 1));
  if (!isList) return 1 + childComplexity;
  return (type.name.endsWith('Connection') || counted.has(type.name) ? 1 : typicalLength) * (1 + childComplexity);
};

function isListOf(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function readNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
