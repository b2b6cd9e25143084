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

/** The most characters that the questions take in the browser's storage, of the five million that it has as a rule. */
const MOST_CHARACTERS = 2_000_000;

export interface Import {
  readonly imported: number;
  /** Titles of the questions that the list has no room for. */
  readonly refused: readonly string[];
  /** Whether the browser keeps them beyond this page. */
  readonly lasting: boolean;
}

/** Keeps imported questions as long as there is room; none that is kept already makes room for them, unless its title is the same. */
export function importQuestions(questions: readonly OwnQuestion[]): Import {
  let kept = ownQuestions.get();
  const refused: string[] = [];
  for (const question of questions) {
    const next = [question, ...kept.filter(({ title }) => title !== question.title)];
    if (next.length > MOST_QUESTIONS || JSON.stringify(next).length > MOST_CHARACTERS) refused.push(question.title);
    else kept = next;
  }
  const imported = questions.length - refused.length;
  return { imported, refused, lasting: imported === 0 || ownQuestions.set(kept) };
}

export function forgetQuestion(title: string): void {
  ownQuestions.set(ownQuestions.get().filter((question) => question.title !== title));
}
