import { z } from 'zod/mini';
import {
  DeleteQuestionDocument,
  KeepQuestionDocument,
  OwnQuestionsDocument,
  SavedQueriesDocument,
} from '../generated/graphql.ts';
import type { SavedQueriesQuery } from '../generated/graphql.ts';
import { change, problemOf } from '../server/change.ts';
import type { Answer } from '../server/client.ts';
import { StoredList } from '../server/stored-list.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Draft } from '../show-cypher/draft.ts';
import { givenSchema, limitsSchema, typesSchema } from '../show-cypher/parameters.ts';

export type SavedQuery = SavedQueriesQuery['savedQueries'][number];

export function useSavedQueries(): Answer<SavedQueriesQuery> {
  return useAnswer(SavedQueriesDocument, {});
}

/** A question that someone saved, in this browser or on the server. */
export interface OwnQuestion extends Omit<Draft, 'isTyped'> {
  readonly title: string;
  readonly question: string;
}

/** The maximum number of questions saved in this browser. */
export const MOST_QUESTIONS = 200;

/** The form of a question, besides its title and statement. */
const formSchema = z.object({
  question: z.string(),
  given: givenSchema,
  header: z.optional(z.string()),
  types: z.optional(typesSchema),
  limits: z.optional(z.record(z.string(), limitsSchema)),
});

const questionsSchema = z.array(z.extend(formSchema, { title: z.string(), statement: z.string() }));

export const ownQuestions = new StoredList<OwnQuestion>('subtier.questions', questionsSchema, MOST_QUESTIONS);

/** The most characters that the questions take in the browser's storage, which usually holds five million. */
const MOST_CHARACTERS = 2_000_000;

interface Saved {
  readonly saved: number;
  /** Titles of the questions that the list has no room for. */
  readonly refused: readonly string[];
  /** Whether the browser stored them, so that they outlive the page. */
  readonly lasting: boolean;
}

/** Saves questions in this browser as long as there is room. They replace saved questions with the same title, and no others. */
export function saveQuestions(questions: readonly OwnQuestion[]): Saved {
  let stored = ownQuestions.get();
  const refused: string[] = [];
  for (const question of questions) {
    const next = [question, ...stored.filter(({ title }) => title !== question.title)];
    if (next.length > MOST_QUESTIONS || JSON.stringify(next).length > MOST_CHARACTERS) refused.push(question.title);
    else stored = next;
  }
  const saved = questions.length - refused.length;
  return { saved, refused, lasting: saved === 0 || ownQuestions.set(stored) };
}

export function deleteQuestion(title: string): void {
  ownQuestions.set(ownQuestions.get().filter((question) => question.title !== title));
}

/** A question on the server, with who saved it last; null: an older version of Subtier. */
export interface ServerQuestion extends OwnQuestion {
  readonly changedBy: string | null;
  readonly revision: number;
}

/** Returns the questions that people saved on the server, by name. */
export function useServerQuestions(): Answer<readonly ServerQuestion[]> {
  const answer = useAnswer(OwnQuestionsDocument, {});
  if (answer.state !== 'ready') return answer;
  const data = answer.data.ownQuestions.map(({ name, statement, form, changedBy, revision }): ServerQuestion => {
    // Another client may have saved it with another form.
    const parsed = formSchema.safeParse(form);
    const read = parsed.success ? parsed.data : { question: '', given: {} };
    return { title: name, statement, ...read, changedBy, revision };
  });
  return { ...answer, data };
}

/** Saves a question on the server, in place of one with the same title, if that is still the one shown; returns why it was refused. */
export function saveToServer(
  { title, statement, ...form }: OwnQuestion,
  shown: ServerQuestion | null,
): Promise<string | null> {
  return problemOf(change(KeepQuestionDocument, { name: title, statement, form, revision: shown?.revision ?? 0 }));
}

/** Deletes a question from the server; returns why it was refused. */
export function deleteFromServer(title: string): Promise<string | null> {
  return problemOf(change(DeleteQuestionDocument, { name: title }));
}
