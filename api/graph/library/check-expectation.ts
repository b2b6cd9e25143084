import { coerceValue } from './coerce-value.ts';
import { QueryProblem } from './query-problem.ts';
import type { Expectation, QueryParameter } from './saved-query.ts';

/** An expectation may only give parameters that there are, with values that they take. @throws QueryProblem */
export function checkExpectation(expectation: Expectation, parameters: readonly QueryParameter[], line: number): void {
  for (const [name, value] of Object.entries(expectation.parameters)) {
    const parameter = parameters.find((declared) => declared.name === name);
    if (parameter === undefined)
      throw new QueryProblem(line, `it expects something for a parameter ${name} that is not declared`);
    const coerced = coerceValue(parameter.type, value);
    if ('problem' in coerced) throw new QueryProblem(line, `what it expects: ${name} ${coerced.problem}`);
  }
}
