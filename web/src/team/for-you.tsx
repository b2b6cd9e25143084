import { ForYouDocument, MyActionsDocument } from '../generated/graphql.ts';
import type { ForYouFragment } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, valueName } from '../words.ts';
import { momentInWords } from './tokens.tsx';

/** What is assigned to the caller, and where comments mention them. */
export function ForYouPanel({ me }: { readonly me: string }) {
  const answer = useAnswer(ForYouDocument, { me });
  return (
    <Panel title="For you" note="decisions assigned to you, and comments that mention you">
      <Loaded answer={answer} what="what is for you" rows={2}>
        {({ assigned, mentioned }) => (
          <>
            <ReviewedList title="Assigned to you" reviewed={assigned} />
            <ReviewedList title="Comments that mention you" reviewed={mentioned} />
            {assigned.length + mentioned.length === 0 && (
              <p className="soft aside">Nothing is assigned to you, and no comment mentions you.</p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

interface ReviewedListProps {
  readonly title: string;
  readonly reviewed: readonly ForYouFragment[];
}

function ReviewedList({ title, reviewed }: ReviewedListProps) {
  if (reviewed.length === 0) return null;
  return (
    <>
      <h4 className="aside">{title}</h4>
      <ul className="plain-list aside">
        {reviewed.map(({ exposure, systemKey, engineerKey, review }) => (
          <li key={review.exposureId}>
            <RecordLink kind="exposure" keyOf={review.exposureId}>
              {exposure?.engineer.caption ?? engineerKey} › {exposure?.system.caption ?? systemKey}
            </RecordLink>{' '}
            <span className="soft">{valueName(review.status)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const SHOWN = 20;

/** What the caller did lately, from the audit. */
export function MyActionsPanel() {
  const answer = useAnswer(MyActionsDocument, { first: SHOWN });
  return (
    <Panel
      title="What you did lately"
      note={`the last ${counted(SHOWN, 'entry', 'entries')} of the audit that are yours`}
    >
      <Loaded answer={answer} what="what you did" rows={2}>
        {({ myActions }) =>
          myActions.length === 0 ? (
            <p className="soft aside">Nothing yet: this lists what you change, export and ask in Cypher.</p>
          ) : (
            <ul className="plain-list aside small">
              {myActions.map(({ number, at, action, what, outcome }) => (
                <li key={number}>
                  <span className="soft">{momentInWords(at)}</span> {action.replace(/^(Query|Mutation)\./, '')}{' '}
                  <code>{JSON.stringify(what)}</code> {outcome === 'ok' ? '' : outcome}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
