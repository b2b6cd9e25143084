import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limit } from '#graph/limits.ts';
import { bodyTooLarge, limitExceeded, requestLimits } from '../limits.ts';

/** Bytes beyond the limit that are read before the connection is cut. */
const mostIgnored = 16 * requestLimits.body.most;

/**
 * Refuses a body that is too large, by its announced length or by what arrives. What arrives beyond the limit is read and dropped: Yoga's own limit
 * closes the connection while the client still sends, and the client sees that instead of the reason.
 */
export function limitBody(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length > requestLimits.body.most) throw bodyTooLarge(length);
      const { body, url, method, headers, signal } = request;
      if (requestParser === undefined || body === null) return;
      let bytes = 0;
      // The stream of a request of this process, such as in the warm-up, is one of Node.js, which takes no other kind.
      const Transform = body instanceof ReadableStream ? TransformStream : fetchAPI.TransformStream;
      const limited = body.pipeThrough(
        new Transform<Uint8Array, Uint8Array>({
          transform(chunk, controller) {
            bytes += chunk.byteLength;
            if (bytes > mostIgnored) controller.error(bodyTooLarge(null));
            else if (bytes <= requestLimits.body.most) controller.enqueue(chunk);
          },
          flush(controller) {
            if (bytes > requestLimits.body.most) controller.error(bodyTooLarge(null));
          },
        }),
      );
      setRequestParser(() => requestParser(new fetchAPI.Request(url, { method, headers, signal, body: limited })));
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
