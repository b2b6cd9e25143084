import type { Row } from '#graph/driver/database.ts';
import type { PlanOperator } from '#graph/guard/plan-operator.ts';
import { plainJson } from '#serve/resolvers/plain-json.ts';
import { branchLines } from './branch-lines.ts';
import { formatRows } from './format-rows.ts';
import type { OutputFormat } from './output-format.ts';
import { printableJson } from './printable.ts';

const columns = ['depth', 'operator', 'details', 'estimatedRows', 'rows', 'dbHits'];

/**
 * A plan as text: for people as a tree, else an operator a row.
 * @param rows what a PROFILE gave, which only JSON has beside the plan; null: it was not run
 */
export function formatPlan(plan: readonly PlanOperator[], rows: readonly Row[] | null, format: OutputFormat): string {
  switch (format) {
    case 'table':
      return formatTree(plan, rows !== null);
    case 'csv':
    case 'ndjson':
      return formatRows(columns, plan.map(rowOf), format);
    case 'json':
      return `${printableJson(JSON.stringify(plainJson(rows === null ? { plan } : { plan, rows }), null, 2))}\n`;
  }
}

function rowOf(operator: PlanOperator): Row {
  return { ...operator };
}

function formatTree(plan: readonly PlanOperator[], wasRun: boolean): string {
  const lines = branchLines(plan.map(({ depth }) => depth));
  const rows = plan.map(({ operator, details, estimatedRows, rows: given, dbHits }, index) => ({
    operator: `${lines[index] ?? ''}${operator}`,
    details,
    'estimated rows': estimatedRows === null ? null : inShort(estimatedRows),
    rows: given,
    'db hits': dbHits,
  }));
  return formatRows(['operator', 'details', 'estimated rows', ...(wasRun ? ['rows', 'db hits'] : [])], rows, 'table');
}

/** An estimate has fractions, which mean something only where it is small. */
function inShort(estimate: number): number {
  return estimate < 10 ? Math.round(estimate * 100) / 100 : Math.round(estimate);
}
