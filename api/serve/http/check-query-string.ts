import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ErrorCode } from '../errors/error-codes.ts';

/** Refuses a GET whose `variables` or `extensions` are no JSON objects, as a body's are: Yoga takes that for a fault of the server. */
export function checkQueryString(): Plugin {
  return {
    onRequestParse({ request, url }) {
      if (request.method !== 'GET') return;
      for (const name of ['variables', 'extensions']) {
        const text = url.searchParams.get(name);
        if (text !== null && text !== '' && !isObject(text))
          throw new GraphQLError(`${name} is not a JSON object.`, {
            extensions: { code: 'BAD_REQUEST' satisfies ErrorCode, http: { status: 400 } },
          });
      }
    },
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
