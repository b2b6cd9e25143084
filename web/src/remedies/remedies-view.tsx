import { useState } from 'react';
import { remedyKinds } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { SmallestRemediesDocument } from '../generated/graphql.ts';
import type { RemedyKind, SmallestRemediesQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dayInWords, inDigits } from '../words.ts';
import { RemedyEffects } from './effect.tsx';
import { KindLinks, RemedyList, RemedyRanking, accesses, gainsInWords } from './ranking.tsx';

/** Actions that somebody can take, or the effects of one of them, under the page's conditions. */
export function RemediesView() {
  const { remedy, remedyKind, conditions } = useAddress().address;
  const [named = '', ...nodes] = remedy;
  const kind = remedyKinds.find((one) => one === named);
  return (
    <main id="pane-0" className="page" tabIndex={-1}>
      <h2 className="page-title">Remedies</h2>
      <p className="soft">
        What the record would show if somebody took an action on {dayInWords(conditions.asOf)}. Each number is an
        access, counted as everywhere on this page; nothing is written.
      </p>
      {kind === undefined ? (
        <>
          <KindLinks chosen={remedyKind} conditions={conditions} />
          <RemedyRanking key={remedyKind} kind={remedyKind} conditions={conditions} />
          <SmallestSet key={`${remedyKind} set`} kind={remedyKind} conditions={conditions} />
        </>
      ) : (
        <>
          <p>
            <AddressLink change={{ remedy: [] }}>Back to the list</AddressLink>
          </p>
          <RemedyEffects kind={kind} nodes={nodes} conditions={conditions} />
        </>
      )}
    </main>
  );
}

interface SmallestSetProps {
  readonly kind: RemedyKind | null;
  readonly conditions: Conditions;
}

/** Few actions that close everything together; asked for by a button, because it takes many computations. */
function SmallestSet({ kind, conditions }: SmallestSetProps) {
  const [isAsked, setAsked] = useState(false);
  const variables = { filter: toFilter(conditions), kinds: kind === null ? [] : [kind] };
  const answer = useAnswer(SmallestRemediesDocument, variables, !isAsked);
  return (
    <Panel title="A short list" note="few actions that close as much as they can together">
      {isAsked ? (
        <Loaded answer={answer} what="the short list">
          {({ smallestRemedies }) => <FoundSet found={smallestRemedies} conditions={conditions} />}
        </Loaded>
      ) : (
        <p className="aside">
          <button
            type="button"
            className="button"
            onClick={() => {
              setAsked(true);
            }}
          >
            Find a short list
          </button>
        </p>
      )}
    </Panel>
  );
}

interface FoundSetProps {
  readonly found: SmallestRemediesQuery['smallestRemedies'];
  readonly conditions: Conditions;
}

function FoundSet({ found, conditions }: FoundSetProps) {
  const { remedies, before, after, opens, changes, atLeast } = found;
  if (before === 0) return <p className="soft aside">Nothing is exposed under these conditions.</p>;
  return (
    <>
      <div className="aside">
        <p>
          <strong>
            {counted(remedies.length, 'action')} together {remedies.length === 1 ? 'leaves' : 'leave'} {inDigits(after)}{' '}
            of {accesses(before)} exposed.
          </strong>{' '}
          {gainsInWords(opens, changes)}
        </p>
        <p className="soft small">
          Each action closes most of what those before it leave; its own numbers are those of the action alone.{' '}
          {atLeast === null
            ? 'Actions of these kinds cannot close all.'
            : atLeast < remedies.length
              ? `It takes at least ${counted(atLeast, 'action')}, so there may be a shorter list.`
              : 'No shorter list closes all.'}
        </p>
      </div>
      <RemedyList remedies={remedies} conditions={conditions} />
    </>
  );
}
