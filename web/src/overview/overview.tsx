import { useState } from 'react';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { Brief } from '../brief/brief.tsx';
import { HeadlineDocument } from '../generated/graphql.ts';
import type { HeadlineQuery } from '../generated/graphql.ts';
import { CasesOnRecord } from '../records/cases-on-record.tsx';
import { Remedies } from '../remedies/ranking.tsx';
import { useAnswer } from '../server/use-answer.ts';
import type { Status } from '../server/use-status.ts';
import { Loaded } from '../ui/panel.tsx';
import { Skeleton } from '../ui/states.tsx';
import { BarLists } from './bars.tsx';
import { Changes } from './changes.tsx';
import { headlineVariables, shownOf } from './first-requests.ts';
import type { Shown } from './first-requests.ts';
import { FlowPanel } from './flow/flow.tsx';
import { Headline } from './headline.tsx';
import { PrimesByCountry } from './matrix.tsx';
import { OverTime } from './over-time.tsx';
import { Leads, RankedSystems, RecentImports } from './panels.tsx';

/** The first page: the brief, the portfolio and how little is known. */
export function Overview({ status }: { readonly status: Status | null }) {
  const { address } = useAddress();
  const { conditions } = address;
  // Whether synthetic data is shown depends on the status.
  const answer = useAnswer(HeadlineDocument, headlineVariables(conditions), status === null);
  const loaded = answer.state === 'ready' ? answer.data : null;
  const now = loaded === null ? null : shownOf(conditions.asOf, loaded);
  const [before, setBefore] = useState(now);
  if (now !== null && (now.day !== before?.day || now.hasExposed !== before.hasExposed)) setBefore(now);
  // The panels stay while the headline loads for other filters: without them, the page would scroll to its top and lose the focus.
  const shown = now ?? (answer.state === 'loading' && before?.day === conditions.asOf ? before : null);
  const earlier = useEarlier(loaded === null || now === null ? null : { conditions, shown: now, headline: loaded });
  const isAway = answer.state === 'failed' && answer.failure.kind === 'away';
  return (
    <main id="pane-0" className="page" tabIndex={-1}>
      {isAway && earlier !== null && status !== null ? (
        <>
          <p className="notice boxed" role="status">
            {answer.failure.message} Until it does, this shows what was loaded before, not what the bar above says.
          </p>
          <div className="dimmed">
            <Content {...earlier} status={status} />
          </div>
        </>
      ) : status === null ? (
        <Skeleton what="the overview" rows={8} />
      ) : shown === null ? (
        <Loaded answer={answer} what="the overview" rows={8}>
          {() => null}
        </Loaded>
      ) : (
        <Content conditions={conditions} shown={shown} headline={loaded} status={status} />
      )}
    </main>
  );
}

type Earlier = Pick<ContentProps, 'conditions' | 'shown' | 'headline'>;

/** Returns what was last loaded. */
function useEarlier(now: Earlier | null): Earlier | null {
  const [last, setLast] = useState(now);
  if (now !== null && (now.headline !== last?.headline || now.conditions !== last.conditions)) setLast(now);
  return last;
}

interface ContentProps {
  readonly conditions: Conditions;
  readonly shown: Shown;
  /** Null: it is loading. */
  readonly headline: HeadlineQuery | null;
  readonly status: Status;
}

function Content({ conditions, shown: { day, hasExposed }, headline, status }: ContentProps) {
  const shown = { ...conditions, asOf: day };
  // The lists stay even if the filters leave nothing, so that the filters can be changed.
  const hasPanels = hasExposed || conditions.facets.length > 0;
  return (
    <>
      <Brief conditions={conditions} isHead flow={hasPanels ? <FlowPanel conditions={shown} /> : null} />
      <CasesOnRecord conditions={conditions} systems={headline?.coverage.systems ?? null} />
      {headline === null ? (
        <Skeleton what="the overview" rows={2} />
      ) : (
        <Headline conditions={conditions} shown={day} headline={headline} status={status} />
      )}
      <Changes status={status} />
      {hasPanels && (
        <>
          <div className="panels two-one">
            <RankedSystems conditions={shown} />
            <OverTime conditions={shown} />
          </div>
          <BarLists conditions={shown} />
          <div className="panels two-one">
            <PrimesByCountry conditions={shown} />
            <Remedies conditions={shown} />
          </div>
        </>
      )}
      <div className="panels">
        <Leads conditions={shown} />
        <RecentImports />
      </div>
    </>
  );
}
