import { Failure } from '../failure/failure.ts';
import { judgeStatement } from '../guard/judge-statement.ts';
import type { JudgedStatement } from '../guard/judge-statement.ts';
import type { Mention, StatementFacts } from '../guard/statement-facts.ts';
import { checkExpectation } from './check-expectation.ts';
import { coerceValue } from './coerce-value.ts';
import { modelEdgeTypes, modelLabels, modelProperties } from './model-names.ts';
import { parseParameterType } from './parse-parameter-type.ts';
import { QueryProblem } from './query-problem.ts';
import { readHeader } from './read-header.ts';
import type { HeaderedFile } from './read-header.ts';
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
  for (const [index, expectation] of header.expect.entries())
    checkExpectation(expectation, parameters, file.lineOf(['expect', index]));
  return {
    ...place,
    name: header.name,
    title: header.title,
    question: header.question,
    tags: header.tags,
    severity: header.severity ?? null,
    rule: header.rule === undefined ? null : { ...header.rule, to: header.rule.to ?? null },
    parameters,
    columns: header.columns,
    expectations: header.expect,
    statement: file.statement,
    judged,
  };
}

type Declared = HeaderedFile['header']['parameters'][string];

function readParameter(name: string, declared: Declared, file: HeaderedFile): QueryParameter {
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
    return await judgeStatement(file.statement);
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
  const label = facts.nodeLabels.find(({ name }) => !modelLabels.has(name));
  if (label !== undefined) throw problemAt(label, file, `the model has no label ${label.name}`);
  const type = facts.relationshipTypes.find(({ name }) => !modelEdgeTypes.has(name));
  if (type !== undefined) throw problemAt(type, file, `the model has no edge ${type.name}`);
  const either = facts.labelsOrTypes.find(({ name }) => !modelLabels.has(name) && !modelEdgeTypes.has(name));
  if (either !== undefined) throw problemAt(either, file, `the model has no label or edge ${either.name}`);
  const property = facts.properties.find(({ name }) => !modelProperties.has(name) && !facts.mapKeys.includes(name));
  if (property !== undefined) throw problemAt(property, file, `the model has no property ${property.name}`);
}

function problemAt(mention: Mention, file: HeaderedFile, reason: string): QueryProblem {
  return new QueryProblem(file.statementLine + mention.line - 1, reason);
}

function decapitalize(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;
}
