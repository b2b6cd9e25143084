import { lazy, useMemo, useState } from 'react';
import type { ComponentType } from 'react';
import { RunSavedQueryDocument } from '../../generated/graphql.ts';
import type { CypherAnswerFragment } from '../../generated/graphql.ts';
import { requestLimits } from '../../generated/limits.ts';
import { useAnswer } from '../../server/use-answer.ts';
import { OfficialText } from '../../ui/links.tsx';
import { Elapsed, Failed, OnDemand, codeOf } from '../../ui/states.tsx';
import { counted, inDigits, inSeconds } from '../../words.ts';
import { chartColumns } from './chart.ts';
import { PlanTable } from './plan.tsx';
import { AnswerGraph } from './graph.tsx';
import { ResultTable } from './table.tsx';

/** Loaded on first use. */
const ResultChart = lazy(async () => ({ default: (await codeOf(import('./chart-view.tsx'))).ResultChart }));

type Showing = 'plan' | 'table' | 'chart' | 'graph';

/** A button that opens the nodes and relations of a result on the canvas. Passed in: the canvas imports this folder. */
export type OpenOnCanvas = ComponentType<{
  readonly graph: CypherAnswerFragment['graph'];
  /** What the result answers, for the list of steps. */
  readonly title: string;
}>;

interface AnswerViewProps {
  /** Name of exported files, without the extension. */
  readonly name: string;
  readonly title: string;
  readonly answer: CypherAnswerFragment;
  /** Whether the table names the Cypher types of its columns: for those who write Cypher. */
  readonly showsTypes: boolean;
  readonly OpenOnCanvas: OpenOnCanvas;
}

/** The result of a statement: its plan, its rows as a table, their numbers as a chart, and the nodes and relations in the rows as a graph. */
export function AnswerView({ name, title, answer, showsTypes, OpenOnCanvas }: AnswerViewProps) {
  const { columns, columnTypes, rows, graph, truncated, elapsedMs, plan, judgment, warnings } = answer;
  const [showing, setShowing] = useState<Showing>(plan === null ? 'table' : 'plan');
  const wasRun = plan === null || plan.some((operator) => operator.rows !== null);
  const synthetic = useMemo(() => isSyntheticAnswer(rows), [rows]);
  const { nodes } = graph;
  const result = { columns, types: columnTypes, rows };
  const charted = useMemo(() => chartColumns({ columns, types: columnTypes, rows }), [columns, columnTypes, rows]);
  const ways: readonly Showing[] = [
    ...(plan === null ? [] : (['plan'] as const)),
    ...(wasRun && rows.length > 0 ? (['table'] as const) : []),
    ...(wasRun && rows.length > 0 && charted !== null ? (['chart'] as const) : []),
    ...(nodes.length > 0 ? (['graph'] as const) : []),
  ];
  return (
    <section aria-label="Result" className="answer">
      <div className="answer-head">
        <p role="status">
          <strong>{wasRun ? inRows(rows.length) : 'Plan only: the statement was not run'}</strong>
          {truncated && ' (limit reached)'} <span className="soft">in {inDigits(Math.round(elapsedMs))} ms</span>
          {synthetic && <span className="tag synthetic">includes synthetic (invented) data</span>}
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
                {one === 'graph' ? `Graph · ${counted(nodes.length, 'node')}` : wayNames[one]}
              </button>
            ))}
          </span>
        )}
        {nodes.length > 0 && <OpenOnCanvas graph={graph} title={title} />}
      </div>
      {warnings.length > 0 && <Warnings warnings={warnings} />}
      {judgment !== null && <JudgedBy judgment={judgment} />}
      {showing === 'plan' && plan !== null && <PlanTable plan={plan} wasRun={wasRun} />}
      {showing === 'chart' && charted !== null && (
        <OnDemand what="the chart" rows={4}>
          <ResultChart result={result} of={charted} />
        </OnDemand>
      )}
      {showing === 'graph' && nodes.length > 0 && <AnswerGraph graph={graph} />}
      {showing === 'table' && rows.length > 0 && (
        <ResultTable
          name={name}
          columns={columns}
          types={showsTypes ? columnTypes : null}
          rows={rows}
          synthetic={synthetic}
          truncated={truncated}
        />
      )}
    </section>
  );
}

const wayNames = { plan: 'Plan', table: 'Table', chart: 'Chart' } as const;

/** Names in the statement that match nothing: without rows, the answer is no all-clear. */
function Warnings({ warnings }: Pick<CypherAnswerFragment, 'warnings'>) {
  return (
    <ul aria-label="Warnings" className="warnings small">
      {warnings.map(({ message, line, column }) => (
        <li key={`${String(line)}:${String(column)}`}>
          <strong>Warning</strong>
          {line !== null && ` on line ${line}`}: {message}
        </li>
      ))}
    </ul>
  );
}

/** Which versions of which rules judged an answer, with links to their official texts. */
function JudgedBy({ judgment }: { readonly judgment: NonNullable<CypherAnswerFragment['judgment']> }) {
  return (
    <div className="soft small">
      {judgment.applied.map(({ sentence, applies }) => (
        <p key={sentence}>
          <OfficialText url={applies.url}>{sentence}</OfficialText>
        </p>
      ))}
      <p>{judgment.notice}</p>
    </div>
  );
}

function inRows(count: number): string {
  return count === 0 ? 'No matching records' : counted(count, 'row');
}

interface QueryResultProps extends Omit<AnswerViewProps, 'answer' | 'showsTypes'> {
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The result of a saved question; while it runs, the elapsed time and a Cancel button. */
export function QueryResult({ parameters, ...view }: QueryResultProps) {
  const [since, setSince] = useState(() => performance.now());
  const [after, setAfter] = useState<number | null>(null);
  // Pausing the query aborts the request, and the server then stops the statement in the database.
  const answer = useAnswer(
    RunSavedQueryDocument,
    { name: view.name, parameters, first: requestLimits.rows },
    after !== null,
  );
  const start = (): void => {
    setSince(performance.now());
    setAfter(null);
  };
  if (after !== null) {
    return (
      <div className="run-bar">
        <p role="status">
          <strong>Canceled</strong> after {inSeconds(after)}.
        </p>
        <button type="button" className="button" onClick={start}>
          Run again
        </button>
      </div>
    );
  }
  switch (answer.state) {
    case 'loading':
      return (
        <div className="run-bar">
          <Elapsed since={since} />
          <button
            type="button"
            className="button"
            onClick={() => {
              setAfter(performance.now() - since);
            }}
          >
            Cancel
          </button>
        </div>
      );
    case 'failed':
      return (
        <Failed
          what="Could not run the query."
          failure={answer.failure}
          onRetry={() => {
            start();
            answer.retry();
          }}
        />
      );
    case 'ready':
      return <AnswerView {...view} answer={answer.data.runSavedQuery} showsTypes={false} />;
  }
}

/** Whether a result contains synthetic data, judged by the keys and data classes in it. */
function isSyntheticAnswer(value: unknown): boolean {
  if (typeof value === 'string') return value === 'SYNTHETIC' || value.startsWith('SYN-');
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(isSyntheticAnswer);
}
