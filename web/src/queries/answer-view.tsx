import { useMemo, useState } from 'react';
import { AnswerGraph } from './answer-graph.tsx';
import { ResultTable } from './result-table.tsx';
import { counted, inDigits } from '../words/count-words.ts';
import { isSyntheticAnswer } from './is-synthetic-answer.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';

interface AnswerViewProps {
  /** Of a file that the rows are saved to. */
  readonly name: string;
  readonly answer: CypherAnswerFragment;
}

/** What a statement answered: rows as a table, and the nodes and relations that they mention as a graph. */
export function AnswerView({ name, answer }: AnswerViewProps) {
  const [showing, setShowing] = useState<'table' | 'graph'>('table');
  const { columns, rows, graph, truncated, elapsedMs } = answer;
  const synthetic = useMemo(() => isSyntheticAnswer(rows), [rows]);
  const { nodes } = graph;
  return (
    <section aria-label="Answer" className="answer">
      <div className="answer-head">
        <p role="status">
          <strong>
            {rows.length === 0 ? 'No rows: nothing on record answers this.' : counted(rows.length, 'row', 'rows')}
          </strong>
          {truncated && ' (a limit cut the rest)'} <span className="soft">in {inDigits(Math.round(elapsedMs))} ms</span>
          {synthetic && <span className="tag synthetic">some of it is synthetic: made up</span>}
        </p>
        {nodes.length > 0 && (
          <span className="end">
            {(['table', 'graph'] as const).map((one) => (
              <button
                key={one}
                type="button"
                className="button"
                aria-pressed={one === showing}
                onClick={() => {
                  setShowing(one);
                }}
              >
                {one === 'table' ? 'Table' : `Graph · ${counted(nodes.length, 'node', 'nodes')}`}
              </button>
            ))}
          </span>
        )}
      </div>
      {showing === 'graph' && nodes.length > 0 && <AnswerGraph graph={graph} />}
      {showing === 'table' && rows.length > 0 && (
        <ResultTable name={name} columns={columns} rows={rows} synthetic={synthetic} truncated={truncated} />
      )}
    </section>
  );
}
