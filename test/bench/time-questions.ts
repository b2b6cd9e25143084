import { z } from 'zod';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import type { SavedQuery } from '#graph/questions/question.ts';
import { ask } from './ask.ts';
import { benchDays } from './world.ts';

/** Times of a saved question, each the first with these parameters, so that it includes planning. */
export interface QuestionTimes {
  readonly name: string;
  /** Null: it failed, or timed out. */
  readonly seconds: number | null;
  /** With designation lists; undefined if it has no parameter for them. */
  readonly listedSeconds: number | null | undefined;
  readonly rows: number;
}

type Values = Readonly<Record<string, unknown>>;

/** Returns what parameters without a default get. */
async function requiredValues(url: string): Promise<Values> {
  const found = await ask(url, '{ organizations(first: 100) { nodes { key } } }', {}, organizations);
  return { country: 'CN', organizations: found.organizations.nodes.map(({ key }) => key) };
}

const organizations = z.object({ organizations: z.object({ nodes: z.array(z.object({ key: z.string() })) }) });

const document = `query ($name: String!, $parameters: JSON) {
  runSavedQuery(name: $name, parameters: $parameters) { rows graph { nodes { id } } }
}`;
const answer = z.object({ runSavedQuery: z.object({ rows: z.array(z.unknown()) }) });

/** Asks every saved question about the benchmark's day, with defaults for the other parameters. */
export async function timeQuestions(url: string, say: (message: string) => void): Promise<readonly QuestionTimes[]> {
  const { queries } = await loadLibrary(standardLibrary);
  const times: QuestionTimes[] = [];
  const values = await requiredValues(url);
  const timed = (query: SavedQuery, others: Values) => timeQuestion(url, query, { values, others }, say);
  for (const query of queries) {
    const { seconds, rows } = await timed(query, {});
    const hasLists = query.parameters.some(({ name }) => name === 'lists');
    const listed = hasLists ? await timed(query, { lists: [benchDays.list] }) : undefined;
    times.push({ name: query.name, seconds, listedSeconds: listed?.seconds, rows });
  }
  return times;
}

async function timeQuestion(
  url: string,
  { name, parameters }: SavedQuery,
  { values, others }: { readonly values: Values; readonly others: Values },
  say: (message: string) => void,
): Promise<{ readonly seconds: number | null; readonly rows: number }> {
  const required = parameters.filter((one) => one.required && one.default === undefined);
  const days = parameters.filter((one) => one.default === 'today');
  const given = {
    ...Object.fromEntries(required.map((one) => [one.name, values[one.name]])),
    ...Object.fromEntries(days.map((one) => [one.name, benchDays.day])),
    ...others,
  };
  const started = performance.now();
  try {
    const { runSavedQuery } = await ask(url, document, { name, parameters: given }, answer);
    return { seconds: (performance.now() - started) / 1000, rows: runSavedQuery.rows.length };
  } catch (error) {
    say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return { seconds: null, rows: 0 };
  }
}
