import { Failure } from '../failure/failure.ts';
import { judgeQuestion } from '../guard/judge-question.ts';
import type { StatementFacts } from '../guard/statement-facts.ts';
import { decapitalize } from './decapitalize.ts';
import { findStrangeName } from './find-strange-name.ts';
import { QueryProblem } from './query-problem.ts';
import type { HeaderedFile } from './read-header.ts';
import type { QueryParameter, Subject } from './saved-query.ts';

/**
 * What a policy check's header says of its findings; null: nothing.
 * @param columns what the check's statement returns; null: not known by name
 * @throws QueryProblem
 */
export async function readSubject(
  parameters: readonly QueryParameter[],
  columns: StatementFacts['columns'],
  file: HeaderedFile,
): Promise<Subject | null> {
  const { subject } = file.header;
  if (subject === undefined) return null;
  const problem = (field: string, reason: string) => new QueryProblem(file.lineOf(['subject', field]), reason);
  const missing = ['verdict', subject.counted, ...subject.columns].find(
    (name) => columns?.some((column) => column.name === name) !== true,
  );
  if (missing !== undefined)
    throw problem('columns', `a policy check returns its verdict and its subject, and this one no column ${missing}`);
  const open = parameters.find(({ required, default: preset }) => required && preset === undefined);
  if (open !== undefined)
    throw new QueryProblem(
      file.lineOf(['parameters', open.name]),
      `a policy check runs by itself, so its parameter ${open.name} needs a default`,
    );
  checkDay(parameters, file);
  const of = await judgeQuestion(subject.of).catch((error: unknown) => {
    throw error instanceof Failure ? problem('of', decapitalize(error.message)) : error;
  });
  const undeclared = of.facts.parameters.find(({ name }) => !parameters.some((parameter) => parameter.name === name));
  if (undeclared !== undefined) throw problem('of', `the parameter $${undeclared.name} is not declared in the header`);
  const strange = findStrangeName(of.facts);
  if (strange !== null) throw problem('of', strange.reason);
  return { ...subject, of };
}

/** The day of a check has one name: under another, `--as-of` and the rule's days would pass it by without a word. */
function checkDay(parameters: readonly QueryParameter[], file: HeaderedFile): void {
  const isDay = ({ type }: QueryParameter) => type.kind === 'scalar' && type.name === 'Date';
  const asOf = parameters.find(({ name }) => name === 'asOf');
  const day = parameters.find(isDay);
  if (asOf === undefined && day !== undefined)
    throw new QueryProblem(
      file.lineOf(['parameters', day.name]),
      `the day of a policy check is its parameter asOf, and this one calls it ${day.name}`,
    );
  if (asOf !== undefined && !isDay(asOf))
    throw new QueryProblem(
      file.lineOf(['parameters', 'asOf', 'type']),
      `the parameter asOf of a policy check is a Date, and this one's is ${asOf.notation}`,
    );
}
