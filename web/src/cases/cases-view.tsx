import { useAddress } from '../address/use-address.ts';
import { DossierPanel } from './dossiers.tsx';
import { Investigations } from './investigations.tsx';
import { WatchSets } from './watch-sets.tsx';

/** What people save: investigations and watch sets; and dossiers, which are made from the data and not saved. */
export function CasesView() {
  const { address } = useAddress();
  return (
    <main className="page cases" id="pane-0" tabIndex={-1}>
      <h2 className="page-title">Cases</h2>
      <p className="soft">
        Kept apart from the data: nothing here changes a count, and no import or wipe of data touches it.
      </p>
      <Investigations conditions={address.conditions} />
      <WatchSets />
      <DossierPanel />
    </main>
  );
}
