import { useAddress } from '../address/use-address.ts';
import { ChainsView } from '../chains/chains-view.tsx';
import { ConditionsBar } from '../conditions/bar.tsx';
import { CoverageBar } from '../coverage/coverage-bar.tsx';
import { LazyFreeCanvas } from '../free-canvas/lazy.tsx';
import { useStatus } from '../server/use-status.ts';
import type { Status } from '../server/use-status.ts';
import { AwayNotice, NoData } from '../ui/states.tsx';
import { LazyQueries } from './lazy-queries.tsx';

/** The page: conditions at the top, one of the views, coverage at the bottom. */
export function Shell() {
  const { address } = useAddress();
  const status = useStatus();
  return (
    <div className="shell">
      <a
        className="skip"
        href="#pane-0"
        onClick={(event) => {
          // Following the link would replace the fragment, which contains the editor's statement.
          event.preventDefault();
          document.getElementById('pane-0')?.focus();
        }}
      >
        Skip to content
      </a>
      <ConditionsBar />
      <AwayNotice />
      {status !== null && isEmpty(status) ? (
        <main id="pane-0" tabIndex={-1}>
          <NoData />
        </main>
      ) : (
        viewOf(address.view)
      )}
      <CoverageBar conditions={address.conditions} status={status} />
    </div>
  );
}

function viewOf(view: ReturnType<typeof useAddress>['address']['view']) {
  switch (view) {
    case 'chains':
      return <ChainsView />;
    case 'network':
      return <LazyFreeCanvas />;
    case 'queries':
      return <LazyQueries />;
  }
}

/** Whether nothing was imported; countries and designation lists exist from the start and do not count. */
function isEmpty(status: Status): boolean {
  const count = (label: string): number => status.counts.find((row) => row.label === label)?.count ?? 0;
  return count('Organization') + count('System') + count('Contract') + count('Person') === 0;
}
