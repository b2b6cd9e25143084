import { useMemo } from 'react';
import type { CypherAnswerFragment } from '../generated/graphql.ts';
import { inDigits } from '../words.ts';
import { ExportRows } from './result-table.tsx';

type Plan = NonNullable<CypherAnswerFragment['plan']>;

const COLUMNS = ['depth', 'operator', 'details', 'estimatedRows', 'rows', 'dbHits'] as const;

/** A statement's plan, the last operator to work first; with what each did, where it was run. */
export function PlanTable({ plan, wasRun }: { readonly plan: Plan; readonly wasRun: boolean }) {
  const lines = useMemo(() => planLines(plan.map(({ depth }) => depth)), [plan]);
  return (
    <>
      <div className="table-tools">
        <ExportRows
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

/** What is drawn before an operator, one for each branch that it stands in: a line past it, a branch's begin, or room. */
type Guide = 'past' | 'begin' | 'last' | 'none';

interface PlanLine {
  readonly guides: readonly Guide[];
  /** Where it begins a branch: which one of how many, from 1. */
  readonly branch: { readonly number: number; readonly of: number } | null;
}

/**
 * A plan's operators as lines of a tree. What alone feeds another stands straight below it; only where several do, each has
 * a branch of its own: indented at each step, a plan would be wider than a phone.
 * @param depths of the operators, in the order of their list
 */
export function planLines(depths: readonly number[]): readonly PlanLine[] {
  const parents = parentsOf(depths);
  const counts = new Map<number, number>();
  for (const parent of parents) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  const seen = new Map<number, number>();
  /** What is drawn before all that is below an operator. */
  const below: (readonly Guide[])[] = [];
  return parents.map((parent, index) => {
    const before = below[parent] ?? [];
    const of = counts.get(parent) ?? 1;
    const number = (seen.get(parent) ?? 0) + 1;
    seen.set(parent, number);
    if (of === 1) {
      below[index] = before;
      return { guides: before, branch: null };
    }
    below[index] = [...before, number === of ? 'none' : 'past'];
    return { guides: [...before, number === of ? 'last' : 'begin'], branch: { number, of } };
  });
}

/** The index of the operator that each feeds; -1: none. */
function parentsOf(depths: readonly number[]): readonly number[] {
  const lastAt: number[] = [];
  return depths.map((depth, index) => {
    lastAt[depth] = index;
    return lastAt[depth - 1] ?? -1;
  });
}
