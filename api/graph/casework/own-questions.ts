import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { caseworkLimits } from '../limits.ts';
import { checkSize, checkText, signed } from './records.ts';
import type { Signature } from './records.ts';
import { SavedRecords } from './saved-records.ts';

const ownQuestion = z.object({
  name: z.string(),
  statement: z.string(),
  form: z.unknown(),
  changedAt: z.string(),
  /** Who saved it last; null: an older version of Subtier, which did not record it. */
  changedBy: z.string().nullable().default(null),
  authorId: z.string().nullable().default(null),
  /** 1 for a new one, and one more with each change. */
  revision: z.number().default(1),
});
/** A question that a person saved on the server: its statement, and the form of its parameters as the page saves it. */
export type OwnQuestion = z.infer<typeof ownQuestion>;

export const ownQuestions = new SavedRecords({
  prefix: 'question',
  noun: 'own question',
  schema: ownQuestion,
  limit: caseworkLimits.ownQuestions,
  identifiedBy: 'name',
  added: 'name',
  revisionOf: ({ revision, changedBy }) => ({ revision, by: changedBy }),
});

/**
 * Saves a question under a name, in place of one with the same name.
 * @param revision the one that the client changed; 0: there must be none yet; null: any
 * @throws BAD_USER_INPUT, also if someone saved a later revision
 */
export async function saveQuestion(
  database: Database,
  given: Pick<OwnQuestion, 'name' | 'statement' | 'form'>,
  revision: number | null,
  signature: Signature,
): Promise<OwnQuestion> {
  const name = checkText(given.name, 'name', caseworkLimits.name);
  const statement = checkText(given.statement, 'statement', caseworkLimits.ownStatement);
  const form = given.form ?? null;
  checkSize(JSON.stringify(form).length, 'form', caseworkLimits.form, 'characters');
  const { at: changedAt, author: changedBy, authorId } = signed(signature);
  return ownQuestions.saveNamed(database, { key: name, revision, caller: changedBy }, (before) => ({
    ...{ name, statement, form, changedAt, changedBy, authorId },
    revision: (before?.revision ?? 0) + 1,
  }));
}
