import { useMemo, useState } from 'react';
import { AnswerGraph } from './answer-graph.tsx';
import { PlanTable } from './plan-table.tsx';
import { ResultTable } from './result-table.tsx';
import { counted, inDigits } from '../words/count-words.ts';
import { isSyntheticAnswer } from './is-synthetic-answer.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';

type Showing = 'plan' | 'table' | 'graph';

interface AnswerViewProps {
  /** Of a file that the rows are saved to. */
  readonly name: string;
  readonly answer: CypherAnswerFragment;
}

/** What a statement answered: its plan, rows as a table, and the nodes and relations that they mention as a graph. */
export function AnswerView({ name, answer }: AnswerViewProps) {
  const { columns, columnTypes, rows, graph, truncated, elapsedMs, plan } = answer;
  const [showing, setShowing] = useState<Showing>(plan === null ? 'table' : 'plan');
  const wasRun = plan === null || plan.some((operator) => operator.rows !== null);
  const synthetic = useMemo(() => isSyntheticAnswer(rows), [rows]);
  const { nodes } = graph;
  const ways: readonly Showing[] = [
    ...(plan === null ? [] : (['plan'] as const)),
    ...(wasRun && rows.length > 0 ? (['table'] as const) : []),
    ...(nodes.length > 0 ? (['graph'] as const) : []),
  ];
  return (
    <section aria-label="Answer" className="answer">
      <div className="answer-head">
        <p role="status">
          <strong>{wasRun ? inRows(rows.length) : 'The plan: the statement was not run'}</strong>
          {truncated && ' (a limit cut the rest)'} <span className="soft">in {inDigits(Math.round(elapsedMs))} ms</span>
          {synthetic && <span className="tag synthetic">some of it is synthetic: made up</span>}
        </p>
        {ways.length > 1 && (
          <span className="end">
            {ways.map((one) => (
              <button
                key={one}
                type="button"
                className="button"
                aria-pressed={one === showing}
                onClick={() => {
                  setShowing(one);
                }}
              >
                {one === 'graph'
                  ? `Graph · ${counted(nodes.length, 'node', 'nodes')}`
                  : one === 'plan'
                    ? 'Plan'
                    : 'Table'}
              </button>
            ))}
          </span>
        )}
      </div>
      {showing === 'plan' && plan !== null && <PlanTable plan={plan} wasRun={wasRun} />}
      {showing === 'graph' && nodes.length > 0 && <AnswerGraph graph={graph} />}
      {showing === 'table' && rows.length > 0 && (
        <ResultTable
          name={name}
          columns={columns}
          types={columnTypes}
          rows={rows}
          synthetic={synthetic}
          truncated={truncated}
        />
      )}
    </section>
  );
}

function inRows(count: number): string {
  return count === 0 ? 'No rows: nothing on record answers this.' : counted(count, 'row', 'rows');
}
