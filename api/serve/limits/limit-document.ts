import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limitExceeded, type Limit } from './limit-exceeded.ts';

const mostDepth = 20;
const mostAliases = 500;
const mostTokens = 20_000;

/** Refuses documents that are too long, too deep or repeat too much, before anything of them runs. */
export const limitDocument: readonly Plugin[] = [
  maxTokensPlugin({ n: mostTokens, onReject: [refuse('tokens', mostTokens, 'tokens')] }),
  maxDepthPlugin({
    n: mostDepth,
    ignoreIntrospection: true,
    onReject: [refuse('depth', mostDepth, 'levels of selections')],
  }),
  maxAliasesPlugin({ n: mostAliases, onReject: [refuse('aliases', mostAliases, 'aliases')] }),
];

/** Throws our refusal before the library throws its own, which has no code. */
function refuse(limit: Limit, most: number, what: string): (context: unknown, error: GraphQLError) => never {
  return (_, { message }) => {
    const found = /found (\d+)/.exec(message)?.[1];
    const asked = found === undefined ? null : Number(found);
    throw limitExceeded(limit, {
      most,
      asked,
      message: `The query has ${asked ?? 'more'} ${what}; ${most} are allowed: ask for less at once.`,
    });
  };
}
