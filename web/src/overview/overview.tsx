import { today } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { HeadlineDocument } from '../generated/graphql.ts';
import type { HeadlineQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Status } from '../server/use-status.ts';
import { Loaded } from '../ui/panel.tsx';
import { Skeleton } from '../ui/states.tsx';
import { BarLists } from './bars.tsx';
import { Changes } from './changes.tsx';
import { EARLIEST, Headline } from './headline.tsx';
import { PrimesByCountry } from './matrix.tsx';
import { OverTime } from './over-time.tsx';
import { ChokePoints, Leads, RankedSystems, RecentImports } from './panels.tsx';

/** The first page: what is exposed, since when, through whom, and how little is known. */
export function Overview({ status }: { readonly status: Status | null }) {
  const { address } = useAddress();
  const { conditions } = address;
  const filter = toFilter(conditions);
  const now = today();
  // Lists designate no country on the first day of the calendar: with lists, the headline counts accesses from these countries apart.
  const origins = conditions.lists.length === 0 ? conditions.origins : (['UNDETERMINED'] as const);
  // Whether synthetic data is shown depends on the status.
  const days = { today: { ...filter, asOf: now }, earliest: toFilter({ ...conditions, asOf: EARLIEST, origins }) };
  const answer = useAnswer(HeadlineDocument, { filter, ...days }, status === null);
  return (
    <main id="pane-0" className="page" tabIndex={-1}>
      {status === null ? (
        <Skeleton what="the overview" rows={8} />
      ) : (
        <Loaded answer={answer} what="the overview" rows={8}>
          {(data) => <Content conditions={conditions} headline={data} status={status} />}
        </Loaded>
      )}
    </main>
  );
}

interface ContentProps {
  readonly conditions: Conditions;
  readonly headline: HeadlineQuery;
  readonly status: Status;
}

function Content({ conditions, headline, status }: ContentProps) {
  const shown = { ...conditions, asOf: shownDay(conditions.asOf, headline) };
  const hasExposed = headline.exposures.accessCount > 0 || shown.asOf !== conditions.asOf;
  return (
    <>
      <Headline conditions={conditions} shown={shown.asOf} headline={headline} status={status} />
      <Changes status={status} />
      {/* The lists stay even if the filters leave nothing, so that the filters can be changed. */}
      {(hasExposed || conditions.facets.length > 0) && (
        <>
          <div className="panels two-one">
            <RankedSystems conditions={shown} />
            <OverTime conditions={shown} />
          </div>
          <BarLists conditions={shown} />
          <div className="panels two-one">
            <PrimesByCountry conditions={shown} />
            <ChokePoints conditions={shown} hasExposed={hasExposed} />
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

/** The day that the panels show: if nothing was exposed on the chosen day, the last day on which something was. */
function shownDay(asOf: string, { exposures, coverage }: HeadlineQuery): string {
  return exposures.accessCount > 0 ? asOf : (coverage.lastExposedDay ?? asOf);
}
