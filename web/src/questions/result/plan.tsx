import { useMemo } from 'react';
import type { CypherAnswerFragment } from '../../generated/graphql.ts';
import { inDigits } from '../../words.ts';
import { ExportRows } from './export-rows.tsx';

type Plan = NonNullable<CypherAnswerFragment['plan']>;

const COLUMNS = ['depth', 'operator', 'details', 'estimatedRows', 'rows', 'dbHits'] as const;

/** A statement's plan, the last operator first; if it was run, with the rows and DB hits of each operator. */
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
        <span className="soft small">Read from the bottom: each operator feeds the one above it.</span>
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

/** Rounds an estimate; its fraction matters only when it is small. */
function estimateInDigits(estimate: number | null): string {
  if (estimate === null) return '';
  return inDigits(estimate < 10 ? Math.round(estimate * 100) / 100 : Math.round(estimate));
}

/** A tree guide drawn before an operator, one for each enclosing branch: a passing line, the start of a branch, or a blank. */
type Guide = 'past' | 'start' | 'last' | 'none';

interface PlanLine {
  readonly guides: readonly Guide[];
  /** If the operator starts a branch, its number, counted from 1, and the number of branches. */
  readonly branch: { readonly number: number; readonly of: number } | null;
}

/**
 * Lays out a plan's operators as lines of a tree. An operator with a single input has it directly below; only operators with several
 * inputs branch. Indenting every step would make a plan wider than a phone.
 * @param depths the depths of the operators, in plan order
 */
export function planLines(depths: readonly number[]): readonly PlanLine[] {
  const parents = parentsOf(depths);
  const counts = new Map<number, number>();
  for (const parent of parents) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  const seen = new Map<number, number>();
  /** By operator index, the guides drawn before everything below it. */
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
    return { guides: [...before, number === of ? 'last' : 'start'], branch: { number, of } };
  });
}

/** For each operator, the index of the operator it feeds; -1 for none. */
function parentsOf(depths: readonly number[]): readonly number[] {
  const lastAt: number[] = [];
  return depths.map((depth, index) => {
    lastAt[depth] = index;
    return lastAt[depth - 1] ?? -1;
  });
}
