import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limit } from '#graph/limits.ts';
import { bodyTooLarge, limitExceeded, requestLimits } from '../limits.ts';

/** Refuses a body by its announced length. Yoga enforces the limit for bodies without an announced length. */
export function limitBody(): Plugin {
  return {
    onRequestParse({ request }) {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length > requestLimits.body.most) throw bodyTooLarge(length);
    },
  };
}

const { depth, aliases, tokens } = requestLimits;
const levels = { n: depth.most, onReject: [refuse(depth, 'levels of selections')] };

/** Refuses documents that are too long, too deep or have too many aliases, before they run. */
export const limitDocument: readonly Plugin[] = [
  maxTokensPlugin({ n: tokens.most, onReject: [refuse(tokens, 'tokens')] }),
  // A fragment counts as a level, except in introspection: the standard query has 15 levels, and six fragments around them.
  maxDepthPlugin({ ...levels, ignoreIntrospection: true }),
  maxDepthPlugin({ ...levels, ignoreIntrospection: false, flattenFragments: true }),
  maxAliasesPlugin({ n: aliases.most, allowList: [], onReject: [refuse(aliases, 'aliases')] }),
];

/** Throws an error with a code before the library throws its own without one. */
function refuse(limit: Limit, what: string): (context: unknown, error: GraphQLError) => never {
  return (_, { message }) => {
    const found = /found (\d+)/.exec(message)?.[1];
    const asked = found === undefined ? null : Number(found);
    throw limitExceeded(limit, {
      asked,
      message: `The query has ${asked ?? 'more'} ${what}; ${limit.most ?? 'fewer'} are allowed: request less at once.`,
    });
  };
}
