import type { Row } from '#graph/driver/database.ts';
import type { PlanOperator } from '#graph/guard/plan-operator.ts';
import { formatPlan } from './format-plan.ts';
import type { OutputFormat } from './output-format.ts';
import { sayProgress } from './say-progress.ts';

/** Writes a plan; what running it took goes to stderr. */
export function writePlan(plan: readonly PlanOperator[], rows: readonly Row[] | null, format: OutputFormat): void {
  process.stdout.write(formatPlan(plan, rows, format));
  const operators = `${plan.length} ${plan.length === 1 ? 'operator' : 'operators'}`;
  if (rows === null) {
    sayProgress(`${operators}; the statement was not run.`);
    return;
  }
  const given = plan[0]?.rows ?? rows.length;
  const hits = plan.reduce((sum, { dbHits }) => sum + (dbHits ?? 0), 0);
  const cut = format === 'json' && given > rows.length ? ` --first left out ${given - rows.length} of the rows.` : '';
  sayProgress(`${operators}; ${given} ${given === 1 ? 'row' : 'rows'}, ${hits} db hits.${cut}`);
}
