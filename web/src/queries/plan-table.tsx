import { useMemo } from 'react';
import { TakeRows } from './take-rows.tsx';
import { inDigits } from '../words/count-words.ts';
import { planLines } from './plan-lines.ts';
import type { CypherAnswerFragment } from '../generated/graphql.ts';
import type { PlanLine } from './plan-lines.ts';

type Plan = NonNullable<CypherAnswerFragment['plan']>;

const COLUMNS = ['depth', 'operator', 'details', 'estimatedRows', 'rows', 'dbHits'] as const;

/** A statement's plan, the last operator to work first; with what each did, where it was run. */
export function PlanTable({ plan, wasRun }: { readonly plan: Plan; readonly wasRun: boolean }) {
  const lines = useMemo(() => planLines(plan.map(({ depth }) => depth)), [plan]);
  return (
    <>
      <div className="table-tools">
        <TakeRows
          name="plan"
          columns={COLUMNS}
          rows={plan.map((operator) => COLUMNS.map((column) => operator[column]))}
          synthetic={false}
          truncated={false}
        />
        <span className="soft small">Read it from below: each operator feeds the one above it.</span>
      </div>
      <div className="table-holder" tabIndex={0} role="region" aria-label="Plan">
        <table className="plan">
          <thead>
            <tr>
              <th scope="col">Operator</th>
              <th scope="col">Details</th>
              <th scope="col" className="number">
                Estimated rows
              </th>
              {wasRun && (
                <>
                  <th scope="col" className="number">
                    Rows
                  </th>
                  <th scope="col" className="number">
                    DB hits
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {plan.map(({ operator, details, estimatedRows, rows, dbHits }, i) => (
              <tr key={i}>
                <Operator name={operator} line={lines[i]} />
                <td className="details">{details}</td>
                <td className="number">{estimateInDigits(estimatedRows)}</td>
                {wasRun && (
                  <>
                    <td className="number">{rows === null ? '' : inDigits(rows)}</td>
                    <td className="number">{dbHits === null ? '' : inDigits(dbHits)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Operator({ name, line }: { readonly name: string; readonly line: PlanLine | undefined }) {
  const branch = line?.branch ?? null;
  return (
    <th scope="row">
      <span className="operator">
        {line?.guides.map((guide, i) => (
          <span key={i} aria-hidden="true" className={`guide ${guide}`} />
        ))}
        <span>
          {branch !== null && (
            <span className="unseen">
              Branch {branch.number} of {branch.of}:{' '}
            </span>
          )}
          {name}
        </span>
      </span>
    </th>
  );
}

/** An estimate has fractions, which mean something only where it is small. */
function estimateInDigits(estimate: number | null): string {
  if (estimate === null) return '';
  return inDigits(estimate < 10 ? Math.round(estimate * 100) / 100 : Math.round(estimate));
}
