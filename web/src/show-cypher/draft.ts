import { RunCypherDocument } from '../generated/graphql.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';
import { client, toFailure } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import { Store } from '../server/store.ts';
import { isListType, parameterValue, shownTexts } from './parameter-texts.ts';
import { wrapParameters } from './parameters.ts';
import type { Given, GivenByName } from './parameters.ts';

/** What stands in the editor and its fields. */
export interface Draft {
  readonly statement: string;
  readonly given: GivenByName;
  /** The YAML of the file that it was imported from. */
  readonly header?: string | undefined;
}

/** The draft outlives a look at another view; the address holds only what was run. */
export const draftStore = new Store<Draft>({ statement: '', given: {} });

/** A question as a file under `cypher` has it. */
interface Question {
  readonly statement: string;
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly default?: unknown }[];
}

/**
 * A question for the editor, which sends what the question's own form would. There a day is text, which never equals one:
 * `date()` is put around each parameter that the file declares to be a day.
 */
export function openQuestion(
  { statement, parameters }: Question,
  asOf: string,
  texts: Readonly<Record<string, string>> = {},
): Draft {
  const typeOf = new Map(parameters.map(({ name, type }) => [name, type]));
  const shown = shownTexts({ parameters }, texts, asOf);
  const given = parameters.map(
    ({ name, type, default: preset }) => [name, givenOf(type, shown[name] ?? '', preset ?? null)] as const,
  );
  const wrapped = wrapParameters(statement, (name) => {
    const type = typeOf.get(name);
    if (type?.includes('Date') !== true) return null;
    return type.startsWith('[') ? `[day IN $${name} | date(day)]` : `date($${name})`;
  });
  return { statement: wrapped, given: Object.fromEntries(given) };
}

function givenOf(type: string, text: string, preset: unknown): Given {
  if (isListType(type)) {
    // An empty list is sent as one; a list that may be left out, and has no default, is null then.
    const isNull = text === '' && preset === null && !type.endsWith('!');
    if (isNull) return { kind: 'JSON', text };
    if (!/Int|Float|Boolean/.test(type)) return { kind: 'list', text };
    return { kind: 'JSON', text: JSON.stringify(parameterValue(type, text)) };
  }
  if (/^(Int|Float)/.test(type)) return { kind: 'number', text };
  if (type.startsWith('Boolean'))
    return { kind: 'yes or no', text: text === 'true' ? 'yes' : text === 'false' ? 'no' : '' };
  return { kind: 'text', text };
}

/** The most rows that are asked for. */
export const MOST_ROWS = 1000;

/** What is asked for before the statement as it stands in the editor: its plan, unrun or with what it took; null: nothing. */
export type Option = 'EXPLAIN' | 'PROFILE' | null;

/** Every state of the statement that was last run. Times are those of `performance.now()`, in milliseconds. */
export type Run =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'cancelled'; readonly after: number }
  | {
      readonly state: 'failed';
      readonly failure: Failure;
      readonly statement: string;
      readonly option: Option;
      readonly after: number;
    }
  | { readonly state: 'here'; readonly answer: CypherAnswerFragment; readonly statement: string };

const store = new Store<Run>({ state: 'none' });
let stop: (() => void) | null = null;

/** Runs statements, one at a time; a new one ends the one before. */
export const runStore = {
  subscribe: store.subscribe,
  get: store.get,
  run: (statement: string, parameters: Readonly<Record<string, unknown>>, option: Option = null): void => {
    const before = option === null ? '' : `${option} `;
    stop?.();
    const since = performance.now();
    store.set({ state: 'running', since });
    // Ends the request itself: the server then ends the statement in the database.
    const asked = client
      .query(
        RunCypherDocument,
        { statement: before + statement, parameters, first: MOST_ROWS },
        { requestPolicy: 'network-only' },
      )
      .subscribe(({ data, error }) => {
        stop = null;
        if (error !== undefined) {
          const failure = placedAfter(before.length, toFailure(error));
          store.set({ state: 'failed', failure, statement, option, after: performance.now() - since });
        } else if (data !== undefined) {
          store.set({ state: 'here', answer: data.cypher, statement });
        }
      });
    stop = () => {
      asked.unsubscribe();
    };
  },
  cancel: (): void => {
    const run = store.get();
    if (run.state !== 'running') return;
    stop?.();
    stop = null;
    store.set({ state: 'cancelled', after: performance.now() - run.since });
  },
} as const;

/** A failure whose place is that in the editor, where nothing stands before the first line. */
function placedAfter(length: number, failure: Failure): Failure {
  const { place } = failure;
  if (place?.line !== 1) return failure;
  return { ...failure, place: { line: 1, column: Math.max(1, place.column - length) } };
}
