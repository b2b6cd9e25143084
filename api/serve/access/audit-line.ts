import { hash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '#graph/cursor.ts';
import { questionLimits } from '#graph/limits.ts';
import type { Actor } from '#graph/roles.ts';

/** Who acts, and by what the request said so. */
export interface AuditedActor extends Actor {
  readonly by?: string;
  /** Id of the session or the token. */
  readonly credential?: string | null;
}

/** What a person did. It names what was read or changed, and has none of the data. */
export interface AuditedAction {
  readonly actor: AuditedActor;
  /** A field of the API, such as `Mutation.decide`, a route or a command. */
  readonly action: string;
  /** Ids, names, formats and statements that were given. */
  readonly what: Readonly<Record<string, unknown>>;
  /** `begun` before a change; afterwards `ok`, or the code of the failure. */
  readonly outcome: string;
  /** Number of the line that was written before the change. */
  readonly begun?: number;
}

/** The outcome of a line that is written before a change. */
export const begunOutcome = 'begun';

const line = z.strictObject({
  n: z.number(),
  at: z.string(),
  actor: z.strictObject({ id: z.string(), name: z.string() }),
  // Lines of older versions have none of the next four.
  by: z.string().optional(),
  credential: z.string().optional(),
  request: z.string().optional(),
  begun: z.number().optional(),
  action: z.string(),
  what: z.record(z.string(), z.unknown()),
  outcome: z.string(),
  before: z.string(),
  hash: z.string(),
});

/** A line of the audit. Its hash covers everything else in it, and the hash of the line before. */
export type AuditLine = z.infer<typeof line>;

/** The hash before the first line. */
export const originHash = '0'.repeat(64);

/** Where a line is added. */
interface LinePlace {
  /** The last line; null: there is none. */
  readonly last: Pick<AuditLine, 'n' | 'hash'> | null;
  readonly now: Date;
  /** Id of the HTTP request; null: there is none. */
  readonly request: string | null;
}

/** Makes the next line, and its text, without the line end. */
export function makeLine(
  { actor, action, what, outcome, begun }: AuditedAction,
  { last, now, request }: LinePlace,
): { readonly n: number; readonly hash: string; readonly text: string } {
  const { by, credential } = actor;
  const n = (last?.n ?? 0) + 1;
  const content = JSON.stringify({
    n,
    at: now.toISOString(),
    actor: { id: shortenText(actor.id), name: shortenText(actor.name) },
    ...(by === undefined ? {} : { by }),
    ...(credential == null ? {} : { credential: shortenText(credential) }),
    ...(request === null ? {} : { request }),
    ...(begun === undefined ? {} : { begun }),
    action: shortenText(action),
    what: shortenWhat(what),
    outcome,
    before: last?.hash ?? originHash,
  });
  const digest = hash('sha256', content, 'hex');
  return { n, hash: digest, text: `${content.slice(0, -1)}${hashSuffix(digest)}` };
}

/** Parses the text of a line; null if it is not a line of the audit. */
export function parseLine(text: string): AuditLine | null {
  return line.safeParse(parseJson(text)).data ?? null;
}

/** Whether the text of a line has the hash that it states. Hashes the text itself, because parsing may lose some of it. */
export function isUnchanged(text: string, { hash: stated }: Pick<AuditLine, 'hash'>): boolean {
  const suffix = hashSuffix(stated);
  return text.endsWith(suffix) && hash('sha256', `${text.slice(0, -suffix.length)}}`, 'hex') === stated;
}

function hashSuffix(digest: string): string {
  return `,"hash":"${digest}"}`;
}

/** Characters of a text in a line. */
const longestText = 2000;
/** Characters of a statement in a line: of one that may run, all. */
const longestStatement = questionLimits.statementLength.most;
/** Items of a list, and members of an object, in a line. */
const longestList = 100;
/** Characters of everything that was given, as JSON. */
const longestWhat = 64_000;
/** Texts that may be statements. */
const statementKeys: ReadonlySet<string> = new Set(['statement', 'parameters']);

function shortenWhat(what: Readonly<Record<string, unknown>>): unknown {
  const short = shorten(what);
  const text = JSON.stringify(short);
  return text.length <= longestWhat ? short : { shortened: shortenText(text) };
}

function shorten(value: unknown, longest = longestText): unknown {
  if (typeof value === 'string') return shortenText(value, longest);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.slice(0, longestList).map((item: unknown) => shorten(item, longest));
    return value.length <= longestList ? items : [...items, `… ${value.length} in all`];
  }
  const members = Object.entries(value).map(([key, member]: [string, unknown]) => [
    shortenText(key),
    shorten(member, statementKeys.has(key) ? longestStatement : longest),
  ]);
  const rest = members.length <= longestList ? [] : [['…', `${members.length} in all`]];
  return Object.fromEntries([...members.slice(0, longestList), ...rest]);
}

/** Shortens a text. Its length and hash remain, so that the whole text can be recognized. */
function shortenText(text: string, longest = longestText): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest)}… ${text.length} characters in all, SHA-256 ${hash('sha256', text, 'hex')}`;
}
