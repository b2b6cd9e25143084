import { Failure } from '../failure/failure.ts';
import { judgeQuestion } from '../guard/judge-question.ts';
import type { JudgedStatement } from '../guard/judge-statement.ts';
import type { Mention, StatementFacts } from '../guard/statement-facts.ts';
import { checkExpectation } from './check-expectation.ts';
import { coerceValue } from './coerce-value.ts';
import { decapitalize } from './decapitalize.ts';
import { findStrangeName } from './find-strange-name.ts';
import { parseParameterType } from './parse-parameter-type.ts';
import { QueryProblem } from './query-problem.ts';
import { readHeader } from './read-header.ts';
import type { HeaderedFile } from './read-header.ts';
import { readSubject } from './read-subject.ts';
import type { QueryParameter, SavedQuery } from './saved-query.ts';

/**
 * One file of the library, checked in all that needs no database.
 * @param place where it stands: its name in messages, and its folder below the library's
 * @throws QueryProblem
 */
export async function readSavedQuery(text: string, place: { file: string; category: string }): Promise<SavedQuery> {
  const file = readHeader(text);
  const { header } = file;
  const parameters = Object.entries(header.parameters).map(([name, declared]) => readParameter(name, declared, file));
  const judged = await judge(file);
  checkUse(parameters, judged.facts, file);
  checkModel(judged.facts, file);
  checkColumns(judged.facts, file);
  for (const [index, expectation] of header.expect.entries())
    checkExpectation(expectation, parameters, file.lineOf(['expect', index]));
  return {
    ...place,
    name: header.name,
    title: header.title,
    question: header.question,
    tags: header.tags,
    severity: header.severity ?? null,
    rule:
      header.rule === undefined ? null : { ...header.rule, url: header.rule.url ?? null, to: header.rule.to ?? null },
    subject: await readSubject(parameters, judged.facts.columns, file),
    parameters,
    columns: header.columns,
    expectations: header.expect,
    statement: file.statement,
    judged,
  };
}

type Declared = HeaderedFile['header']['parameters'][string];

/** Options that every question has on the command line. */
const reserved: ReadonlySet<string> = new Set(['first', 'format', 'paramsJson', 'paramsFile', 'help']);

function readParameter(name: string, declared: Declared, file: HeaderedFile): QueryParameter {
  if (reserved.has(name))
    throw new QueryProblem(
      file.lineOf(['parameters', name]),
      `a parameter can't be called ${name}: every question has an option of that name`,
    );
  const type = parseParameterType(declared.type);
  if (typeof type === 'string')
    throw new QueryProblem(file.lineOf(['parameters', name, 'type']), `parameter ${name}: ${type}`);
  const given = declared.default;
  if (given !== undefined && given !== null && !(declared.type.startsWith('Date') && given === 'today')) {
    const coerced = coerceValue(type.type, given);
    if ('problem' in coerced)
      throw new QueryProblem(
        file.lineOf(['parameters', name, 'default']),
        `the default of parameter ${name}: it ${coerced.problem}`,
      );
  }
  if (given === null && type.required)
    throw new QueryProblem(
      file.lineOf(['parameters', name, 'default']),
      `the default of parameter ${name} is null, and ${declared.type} never is`,
    );
  return { name, notation: declared.type, ...type, default: given, description: declared.description };
}

async function judge(file: HeaderedFile): Promise<JudgedStatement> {
  try {
    return await judgeQuestion(file.statement);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { line } = error.extensions;
    throw new QueryProblem(file.statementLine + (typeof line === 'number' ? line - 1 : 0), decapitalize(error.message));
  }
}

function checkUse(parameters: readonly QueryParameter[], facts: StatementFacts, file: HeaderedFile): void {
  const undeclared = facts.parameters.find(({ name }) => !parameters.some((parameter) => parameter.name === name));
  if (undeclared !== undefined)
    throw problemAt(undeclared, file, `the parameter $${undeclared.name} is not declared in the header`);
  const unused = parameters.find(({ name }) => !facts.parameters.some((mention) => mention.name === name));
  if (unused !== undefined)
    throw new QueryProblem(
      file.lineOf(['parameters', unused.name]),
      `the parameter ${unused.name} is declared but not used`,
    );
}

function checkModel(facts: StatementFacts, file: HeaderedFile): void {
  const strange = findStrangeName(facts);
  if (strange !== null) throw problemAt(strange, file, strange.reason);
}

function checkColumns({ columns }: StatementFacts, file: HeaderedFile): void {
  const described = Object.keys(file.header.columns);
  const strange = described.find((name) => columns !== null && !columns.some((column) => column.name === name));
  if (strange !== undefined)
    throw new QueryProblem(file.lineOf(['columns', strange]), `the statement returns no column ${strange}`);
}

function problemAt(mention: Mention, file: HeaderedFile, reason: string): QueryProblem {
  return new QueryProblem(file.statementLine + mention.line - 1, reason);
}
