import { z } from 'zod/mini';
import { KeptList } from './kept-list.ts';
import { givenForm } from './given-form.ts';
import type { GivenByName } from './parameter-kinds.ts';

/** A question that its user keeps in this browser. */
export interface OwnQuestion {
  readonly title: string;
  readonly question: string;
  readonly statement: string;
  readonly given: GivenByName;
  /** The YAML of the file that it was imported from. */
  readonly header?: string | undefined;
}

/** The most questions that are kept. */
export const MOST_QUESTIONS = 200;

const form = z.array(
  z.object({
    title: z.string(),
    question: z.string(),
    statement: z.string(),
    given: givenForm,
    header: z.optional(z.string()),
  }),
);

export const ownQuestions = new KeptList<OwnQuestion>('subtier.questions', form, MOST_QUESTIONS);

/**
 * Keeps a question; one of the same title is replaced.
 * @returns whether the browser keeps it beyond this page
 */
export function keepQuestion(question: OwnQuestion): boolean {
  return ownQuestions.set([question, ...ownQuestions.get().filter(({ title }) => title !== question.title)]);
}

export function forgetQuestion(title: string): void {
  ownQuestions.set(ownQuestions.get().filter((question) => question.title !== title));
}
