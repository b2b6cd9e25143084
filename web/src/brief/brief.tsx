import { useState } from 'react';
import type { ReactNode } from 'react';
import { addDays } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { DraftLink } from '../casework/draft-link.tsx';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { BriefDocument } from '../generated/graphql.ts';
import type { BriefFindingTextFragment, BriefQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dayInShort, dayInWords, inDigits } from '../words.ts';
import { BriefPicture, isInOnePicture } from './brief-picture.tsx';

interface BriefProps {
  readonly conditions: Conditions;
  /** The level of the headline among the headings of the page. */
  readonly isHead: boolean;
  /** The flow from prime to sensitivity: below the picture, or in its place if there are too many chains for one; default: none. */
  readonly flow?: ReactNode;
}

/** What happened, who did it, how certain that is and what is not known: under the conditions, in sentences of the server. */
export function Brief({ conditions, isHead, flow = null }: BriefProps) {
  const answer = useAnswer(BriefDocument, { filter: toFilter(conditions) });
  const now = answer.state === 'ready' ? { brief: answer.data.brief, conditions } : null;
  const [last, setLast] = useState(now);
  if (now !== null && now.brief !== last?.brief) setLast(now);
  // What was there stays, dimmed, until the new answer is there: without it, the page would lose its place.
  const shown = now ?? (answer.state === 'loading' ? last : null);
  if (shown === null)
    return (
      <Loaded answer={answer} what="the brief" rows={4}>
        {() => null}
      </Loaded>
    );
  const { brief } = shown;
  const Heading = isHead ? 'h2' : 'h3';
  return (
    <div className="brief" aria-busy={now === null}>
      <header>
        <p className="brief-status">{brief.status}</p>
        <Heading>{brief.headline}</Heading>
        <p>{brief.certainty.join(' ')}</p>
      </header>
      {brief.day !== null && (isInOnePicture(brief) || flow === null) && (
        <BriefPicture brief={brief} conditions={{ ...shown.conditions, asOf: brief.day }} />
      )}
      {flow}
      {brief.day !== null && <BriefParts brief={brief} conditions={{ ...shown.conditions, asOf: brief.day }} />}
    </div>
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
      <WhoSaidWhat brief={brief} />
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
          <summary>{counted(single.length, 'statement')} of one publisher alone, which nobody denies</summary>
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

const FEW_CLAIMS = 14;

/** The exposed days and the claims about them on one time line, earliest first. */
function WhoSaidWhat({ brief: { from, to, claims } }: Pick<BriefPartsProps, 'brief'>) {
  const shown = claims.slice(0, FEW_CLAIMS);
  const others = claims.slice(FEW_CLAIMS);
  return (
    <Panel title="Who said what, when" note="● asserts · ○ denies">
      <ol className="time-line">
        <li className="exposed">
          <strong>{from === null ? 'Exposed (start not on record)' : `Exposed from ${dayInWords(from)}`}</strong>
          {to === null ? '; no end is on record' : ` until ${dayInWords(addDays(to, -1))}`}
        </li>
        {shown.map((claim) => (
          <ClaimOnLine key={claim.id} claim={claim} />
        ))}
      </ol>
      {others.length > 0 && (
        <details className="brief-single">
          <summary>{counted(others.length, 'later claim')}</summary>
          <ol className="time-line">
            {others.map((claim) => (
              <ClaimOnLine key={claim.id} claim={claim} />
            ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}

function ClaimOnLine({ claim }: { readonly claim: BriefQuery['brief']['claims'][number] }) {
  const { key, text, stance, claimant, statedOn, organization } = claim;
  return (
    <li className={stance === 'DENIES' ? 'denies' : 'asserts'}>
      <span className="when">{statedOn === null ? '' : dayInShort(statedOn)}</span>
      <RecordLink kind="claim" keyOf={key}>
        {organization?.caption ?? claimant ?? 'Unnamed claimant'}
      </RecordLink>{' '}
      <span className="unseen">{stance === 'DENIES' ? 'denies:' : 'asserts:'}</span>
      <span className="soft">{text ?? 'no text on record'}</span>
    </li>
  );
}
