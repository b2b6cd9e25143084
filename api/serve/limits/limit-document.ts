import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limit } from '#graph/limits/limit.ts';
import { limitExceeded } from './limit-exceeded.ts';
import { requestLimits } from './request-limits.ts';

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
