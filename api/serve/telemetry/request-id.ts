import { randomUUID } from 'node:crypto';

/** The id that a proxy gave a request, where it is one that may stand in a log and a header; else a new one. */
export function requestId(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && /^[\w.:+/=-]{1,128}$/.test(given) ? given : randomUUID();
}
