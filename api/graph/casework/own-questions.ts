import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { refused } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { changeCasework, checkSize, checkText, listRecords, putNamed, readRecords, removeRecord } from './records.ts';

const ownQuestion = z.object({ name: z.string(), statement: z.string(), form: z.unknown(), changedAt: z.string() });
/** A question that a person saved on the server: its statement, and the form of its parameters as the page saves it. */
export type OwnQuestion = z.infer<typeof ownQuestion>;

const questionKey = (name: string) => `question:${name}`;

/** Saves a question under a name, in place of one with the same name. @throws BAD_USER_INPUT */
export async function saveQuestion(
  database: Database,
  { name, statement, form }: Omit<OwnQuestion, 'changedAt'>,
  now: Date,
): Promise<OwnQuestion> {
  const kept: OwnQuestion = {
    name: checkText(name, 'name', caseworkLimits.name),
    statement: checkText(statement, 'statement', caseworkLimits.ownStatement),
    form: form ?? null,
    changedAt: now.toISOString(),
  };
  checkSize(JSON.stringify(kept.form).length, 'form', caseworkLimits.form, 'characters');
  return changeCasework(database, async (transaction) => {
    await putNamed(transaction, questionKey(''), kept, { limit: caseworkLimits.ownQuestions, kind: 'questions' });
    return kept;
  });
}

/** Deletes an own question. @throws BAD_USER_INPUT if it does not exist */
export async function deleteQuestion(database: Database, name: string): Promise<void> {
  await removeRecord(database, questionKey(name), () =>
    refused('name', `This server has no own question "${name.slice(0, 60)}": it may have been deleted.`, {
      value: name,
    }),
  );
}

/** Returns an own question; null if it does not exist. */
export async function findQuestion(database: Pick<Database, 'read'>, name: string): Promise<OwnQuestion | null> {
  const [found] = await readRecords(database, [questionKey(name)]);
  return found === undefined ? null : ownQuestion.parse(found.content);
}

/** Returns the own questions, by name. */
export async function listQuestions(database: Pick<Database, 'read'>): Promise<readonly OwnQuestion[]> {
  return (await listRecords(database, questionKey(''))).map((one) => ownQuestion.parse(one.content));
}
