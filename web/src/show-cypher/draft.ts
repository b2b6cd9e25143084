import type { Conditions } from '../address/address.ts';
import { RunCypherDocument } from '../generated/graphql.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';
import { requestLimits } from '../generated/limits.ts';
import { client, toFailure } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import { Store } from '../server/store.ts';
import { isListType, parameterValue, shownTexts } from './parameter-texts.ts';
import { wrapParameters } from './parameters.ts';
import type { Given, GivenByName, LimitsByName, ParameterLimits, TypeByName } from './parameters.ts';

/** The content of the editor and its parameter fields. */
export interface Draft {
  readonly statement: string;
  readonly given: GivenByName;
  /** The YAML header of the file it was imported from. */
  readonly header?: string | undefined;
  /** The types of its parameters, if it comes from a file. */
  readonly types?: TypeByName | undefined;
  /** The values that its parameters take, if it comes from a file. */
  readonly limits?: LimitsByName | undefined;
  /** Whether it was typed since it was opened, and has been neither run nor saved. */
  readonly isTyped?: boolean | undefined;
}

/** The draft survives switching views; the URL contains only the statement that was run. */
export const draftStore = new Store<Draft>({ statement: '', given: {} });

/** A question as in a file under `cypher`. */
interface Question {
  readonly statement: string;
  readonly parameters: readonly (ParameterLimits & {
    readonly name: string;
    readonly type: string;
    readonly default?: unknown;
    readonly condition?: string | null;
  })[];
}

/**
 * Converts a question to a draft that sends the same values as the question's form. The editor sends days as text, which never equals
 * a Cypher date, so each parameter that the file declares as a date is wrapped in `date()`.
 */
export function openQuestion(
  { statement, parameters }: Question,
  conditions: Conditions,
  texts: Readonly<Record<string, string>> = {},
): Draft {
  const typeOf = new Map(parameters.map(({ name, type }) => [name, type]));
  const shown = shownTexts({ parameters }, texts, conditions);
  const given = parameters.map(
    ({ name, type, default: preset }) => [name, givenOf(type, shown[name] ?? '', preset ?? null)] as const,
  );
  const wrapped = wrapParameters(statement, (name) => {
    const type = typeOf.get(name);
    if (type?.includes('Date') !== true) return null;
    return type.startsWith('[') ? `[day IN $${name} | date(day)]` : `date($${name})`;
  });
  const limits = parameters.map(
    ({ name, least, most, values, notAfter }) => [name, { least, most, values, notAfter }] as const,
  );
  return {
    statement: wrapped,
    given: Object.fromEntries(given),
    types: Object.fromEntries(typeOf),
    limits: Object.fromEntries(limits),
  };
}

function givenOf(type: string, text: string, preset: unknown): Given {
  if (isListType(type)) {
    // An empty list is sent as an empty list; an optional list without a default is sent as null.
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

/** The prefix sent before the statement: EXPLAIN for its plan, PROFILE for its plan with the cost of a run, null for none. */
export type Option = 'EXPLAIN' | 'PROFILE' | null;

/** What can be run: a statement and the texts of its fields. */
export type Input = Pick<Draft, 'statement' | 'given'>;

/** The state of the last run. Times are in milliseconds, from `performance.now()`. */
export type Run =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'canceled'; readonly after: number }
  | {
      readonly state: 'failed';
      readonly failure: Failure;
      readonly input: Input;
      readonly option: Option;
      readonly after: number;
    }
  | { readonly state: 'ready'; readonly answer: CypherAnswerFragment; readonly input: Input };

const store = new Store<Run>({ state: 'none' });
let stop: (() => void) | null = null;

/** Runs statements, one at a time; a new run cancels the previous one. */
export const runStore = {
  subscribe: store.subscribe,
  get: store.get,
  /** @param parameters the values of the fields */
  run: (input: Input, parameters: Readonly<Record<string, unknown>>, option: Option = null): void => {
    const before = option === null ? '' : `${option} `;
    stop?.();
    const since = performance.now();
    store.set({ state: 'running', since });
    // Unsubscribing aborts the request, and the server then stops the statement in the database.
    const request = client
      .query(
        RunCypherDocument,
        { statement: before + input.statement, parameters, first: requestLimits.rows },
        { requestPolicy: 'network-only' },
      )
      .subscribe(({ data, error }) => {
        stop = null;
        if (error !== undefined) {
          const failure = withoutPrefix(before.length, toFailure(error));
          store.set({ state: 'failed', failure, input, option, after: performance.now() - since });
        } else if (data !== undefined) {
          store.set({ state: 'ready', answer: data.cypher, input });
        }
      });
    stop = () => {
      request.unsubscribe();
    };
  },
  cancel: (): void => {
    const run = store.get();
    if (run.state !== 'running') return;
    stop?.();
    stop = null;
    store.set({ state: 'canceled', after: performance.now() - run.since });
  },
} as const;

/** Moves a failure's place to its position in the editor, which does not contain the prefix. */
function withoutPrefix(length: number, failure: Failure): Failure {
  const { place } = failure;
  if (place?.line !== 1) return failure;
  return { ...failure, place: { line: 1, column: Math.max(1, place.column - length) } };
}
