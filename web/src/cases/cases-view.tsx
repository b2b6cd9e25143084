import { useId, useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { DossierMenu, RemakeDossier } from '../casework/dossier.tsx';
import type { DossierSubject } from '../generated/graphql.ts';
import { EntityField } from '../questions/entity-field.tsx';
import { CasesOnRecord } from '../records/cases-on-record.tsx';
import { Panel } from '../ui/panel.tsx';
import { Drafts } from './drafts.tsx';
import { Investigations } from './investigations.tsx';
import { RequestPage } from './request-page.tsx';
import { Requests } from './requests.tsx';
import { SavedMappings } from './saved-mappings.tsx';
import { WatchSets } from './watch-sets.tsx';

/** What people save: investigations, requests, watch sets and mappings of spreadsheets; and dossiers, which are made from the data and not saved. */
export function CasesView() {
  const { ask, request, conditions } = useAddress().address;
  if (request !== null) return <RequestPage id={request} />;
  if (ask !== null) return <Drafts ask={ask} />;
  return (
    <main className="page cases" id="pane-0" tabIndex={-1}>
      <h2 className="page-title">Cases</h2>
      <p className="soft">The cases on public record, then your own work, which never changes the data.</p>
      <CasesOnRecord conditions={conditions} systems={null}>
        <Investigations />
        <Requests />
        <WatchSets />
        <SavedMappings />
        <DossierPanel />
      </CasesOnRecord>
    </main>
  );
}

const subjects = [
  { subject: 'SYSTEM', type: 'System', words: 'System' },
  { subject: 'PRIME', type: 'Organization', words: 'Prime' },
] as const satisfies readonly {
  readonly subject: DossierSubject;
  readonly type: string;
  readonly words: string;
}[];

/** Makes a dossier of a system or a prime; those of investigations are above, those of exposures on their pages. */
function DossierPanel() {
  return (
    <Panel title="Dossiers" note="what the record shows, with evidence, contradictions, unknowns and method">
      <div className="aside dossier-subjects">
        {subjects.map((one) => (
          <SubjectForm key={one.subject} {...one} />
        ))}
      </div>
      <p className="soft small aside">
        Dossiers of investigations are made above, and those of exposures, systems and primes on their pages. A dossier
        is made from the data each time and not stored; its manifest recreates it.
      </p>
      <div className="aside">
        <RemakeDossier />
      </div>
    </Panel>
  );
}

function SubjectForm({ subject, type, words }: (typeof subjects)[number]) {
  const id = useId();
  const [key, setKey] = useState('');
  return (
    <div className="field">
      <label id={`${id}-label`} htmlFor={id}>
        {words}
      </label>
      <EntityField id={id} type={type} many={false} text={key} onText={setKey} />
      <span id={`${id}-help`} className="soft small">
        Find it by name, then make its dossier.
      </span>
      {key !== '' && (
        <div className="actions">
          <DossierMenu key={key} subject={subject} id={key} of={key} />
        </div>
      )}
    </div>
  );
}
