import type { ReactNode } from 'react';
import type { Conditions } from '../address/address.ts';
import { DayButton } from '../conditions/buttons.tsx';
import { toFilter } from '../conditions/to-filter.ts';
import { DocumentedCasesDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { RecordLink } from '../ui/links.tsx';
import { Panel } from '../ui/panel.tsx';
import { counted, inDigits } from '../words.ts';

interface CasesOnRecordProps {
  readonly conditions: Conditions;
  /** Number of systems that the page counts; null: it is loading, or the page counts none. */
  readonly systems: number | null;
  /** What follows, once the height of the entries is known; default: nothing. */
  readonly children?: ReactNode;
}

/** The documented cases, one short entry each; nothing if there are none. */
export function CasesOnRecord({ conditions, systems, children }: CasesOnRecordProps) {
  const answer = useAnswer(DocumentedCasesDocument, { filter: toFilter(conditions) });
  if (answer.state === 'loading') return null;
  if (answer.state === 'failed' || answer.data.documentedCases.length === 0) return children;
  const cases = answer.data.documentedCases;
  // As the page counts systems: by the classes of evidence alone.
  const counting = cases.flatMap((one) =>
    one.systems.filter(({ dataClass }) => conditions.evidence.includes(dataClass)),
  );
  const others = (systems ?? 0) - new Set(counting.map(({ key }) => key)).size;
  return (
    <>
      <Panel title={`Documented cases · ${inDigits(cases.length)}`} note="on public record, with their sources">
        <ol className="case-entries" aria-label="Documented cases">
          {cases.map(({ key, title, years, place, outcome, summary, coverage }) => (
            <li key={key}>
              <p className="soft small">
                {years} · {place}
              </p>
              <h4>
                <RecordLink kind="documented-case" keyOf={key}>
                  {title}
                </RecordLink>
              </h4>
              <p>{summary}</p>
              <p className="soft small">
                {outcome}
                {coverage.lastExposedDay !== null && (
                  <>
                    {' '}
                    · last exposed day on record <DayButton day={coverage.lastExposedDay} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ol>
        {others > 0 && <p className="soft small aside">{counted(others, 'system')} of other data on record.</p>}
      </Panel>
      {children}
    </>
  );
}
