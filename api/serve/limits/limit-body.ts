import type { Plugin } from 'graphql-yoga';
import { bodyTooLarge } from './body-too-large.ts';

/** Refuses a body by the length that it announces; what announces none is cut by Yoga where it is read. */
export function limitBody(most: number): Plugin {
  return {
    onRequestParse({ request }) {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length > most) throw bodyTooLarge(most, length);
    },
  };
}
