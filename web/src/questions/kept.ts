import { z } from 'zod/mini';
import { DeleteKeptQuestionDocument, KeepQuestionDocument, KeptQuestionsDocument } from '../generated/graphql.ts';
import { change } from '../server/change.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { givenSchema, limitsSchema, typesSchema } from '../show-cypher/parameters.ts';
import type { OwnQuestion } from './stored.ts';

/** What the server keeps of a question besides its name and statement. */
const form = z.object({
  question: z.string(),
  given: givenSchema,
  header: z.optional(z.string()),
  types: typesSchema,
  limits: z.optional(z.record(z.string(), limitsSchema)),
});

/** Returns the questions that people keep on the server, by name. */
export function useKeptQuestions(): Answer<readonly OwnQuestion[]> {
  const answer = useAnswer(KeptQuestionsDocument, {});
  if (answer.state !== 'ready') return answer;
  const data = answer.data.ownQuestions.map(({ name, statement, form: kept }): OwnQuestion => {
    // Another client may have kept it with another form.
    const parsed = form.safeParse(kept);
    return { title: name, statement, ...(parsed.success ? parsed.data : { question: '', given: {} }) };
  });
  return { ...answer, data };
}

/** Keeps a question on the server, in place of one with the same title; returns why it was refused. */
export async function keepOnServer({ title, statement, ...kept }: OwnQuestion): Promise<string | null> {
  const changed = await change(KeepQuestionDocument, { name: title, statement, form: kept });
  return 'problem' in changed ? changed.problem : null;
}

/** Deletes a question from the server; returns why it was refused. */
export async function deleteFromServer(title: string): Promise<string | null> {
  const changed = await change(DeleteKeptQuestionDocument, { name: title });
  return 'problem' in changed ? changed.problem : null;
}
