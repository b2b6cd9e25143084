import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Conditions } from '../address/address.ts';
import { DraftLink } from '../casework/draft-link.tsx';
import { DayButton } from '../conditions/buttons.tsx';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { BriefDocument } from '../generated/graphql.ts';
import type { BriefFindingTextFragment, BriefQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dayInWords, inDigits } from '../words.ts';
import { BriefPicture, isInOnePicture } from './brief-picture.tsx';
import { WhoSaidWhat } from './time-line.tsx';

interface BriefProps {
  readonly conditions: Conditions;
  /** The level of the headline among the headings of the page. */
  readonly isHead: boolean;
  /** The flow from prime to sensitivity: below the picture, or in its place if there are too many chains for one; default: none. */
  readonly flow?: ReactNode;
  /** What follows the brief, once its height is known; default: nothing. */
  readonly children?: ReactNode;
}

/** What happened, who did it, how certain that is and what is not known: under the conditions, in sentences of the server. */
export function Brief({ conditions, isHead, flow = null, children }: BriefProps) {
  const answer = useAnswer(BriefDocument, { filter: toFilter(conditions) });
  const now = answer.state === 'ready' ? { brief: answer.data.brief, conditions } : null;
  const [last, setLast] = useState(now);
  if (now !== null && now.brief !== last?.brief) setLast(now);
  // What was there stays, dimmed, until the new answer is there: without it, the page would lose its place.
  const shown = now ?? (answer.state === 'loading' ? last : null);
  if (shown === null)
    return (
      <>
        {/* As tall as a brief with its picture, so that what follows does not jump. */}
        <div className="brief-place">
          <Loaded answer={answer} what="the brief" rows={4}>
            {() => null}
          </Loaded>
        </div>
        {answer.state === 'failed' && children}
      </>
    );
  const { brief } = shown;
  const Heading = isHead ? 'h2' : 'h3';
  return (
    <>
      <div className="brief" aria-busy={now === null}>
        <header>
          <p className="brief-status">{brief.status}</p>
          <Heading>{brief.headline}</Heading>
          <p>{brief.certainty.join(' ')}</p>
          {brief.day !== null && brief.day !== conditions.asOf && !isHead && (
            <p>
              <DayButton day={brief.day}>Go to {dayInWords(brief.day)}</DayButton>
            </p>
          )}
        </header>
        {brief.day !== null && (isInOnePicture(brief) || flow === null) && (
          <BriefPicture brief={brief} conditions={{ ...shown.conditions, asOf: brief.day }} />
        )}
        {brief.day !== null && <WhoSaidWhat brief={brief} />}
        {brief.day !== null && <BriefParts brief={brief} conditions={{ ...shown.conditions, asOf: brief.day }} />}
        {flow}
      </div>
      {children}
    </>
  );
}

interface BriefPartsProps {
  readonly brief: BriefQuery['brief'];
  /** On the day that the brief describes. */
  readonly conditions: Conditions;
}

function BriefParts({ brief, conditions }: BriefPartsProps) {
  const { established, contested, single, notOnRecord } = brief;
  return (
    <>
      <div className="panels">
        <Findings
          title="Established"
          note="two publishers or more say so, nobody denies it"
          findings={established}
          none="Nothing yet: no statement has two publishers."
        />
        <Findings
          title="Contested"
          note="asserted and denied"
          findings={contested}
          none={`No denial is on record${underConditions(conditions)}.`}
        />
        <Panel title={`Not on record · ${inDigits(notOnRecord.length)}`} note="of how many accesses">
          <ul className="ranked">
            {notOnRecord.map(({ question, topic, accesses }) => (
              <li key={question}>
                <span>
                  {question} <DraftLink topic={topic} of={question} conditions={conditions} />
                </span>{' '}
                <span className="number">{inDigits(accesses)}</span>
              </li>
            ))}
          </ul>
          {notOnRecord.length > 0 && (
            <p className="aside small">
              <DraftLink topic="ALL" conditions={conditions} />
            </p>
          )}
        </Panel>
      </div>
      {single.length > 0 && (
        <details className="brief-single">
          <summary>{counted(single.length, 'point')} resting on one publisher, which nobody denies</summary>
          <FindingList findings={single} />
        </details>
      )}
    </>
  );
}

interface FindingsProps {
  readonly title: string;
  readonly note: string;
  readonly findings: readonly BriefFindingTextFragment[];
  /** What is said if there are none. */
  readonly none: string;
}

function Findings({ title, note, findings, none }: FindingsProps) {
  return (
    <Panel title={`${title} · ${inDigits(findings.length)}`} note={note}>
      {findings.length === 0 ? <p className="soft aside">{none}</p> : <FindingList findings={findings} />}
    </Panel>
  );
}

function FindingList({ findings }: { readonly findings: readonly BriefFindingTextFragment[] }) {
  return (
    <ul className="findings">
      {findings.map(({ sentence, support }, at) => (
        <li key={at}>
          {sentence}
          <span className="soft small">{support}</span>
        </li>
      ))}
    </ul>
  );
}
