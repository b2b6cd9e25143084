import { useId, useState } from 'react';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DossierDocument } from '../generated/graphql.ts';
import type { DossierProfile, DossierSubject } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { fileName, saveFile } from '../ui/save-file.ts';
import { Loaded } from '../ui/panel.tsx';
import { dayInWords } from '../words.ts';
import { savedConditions, useInvestigationConditions } from './investigations.ts';
import { FormSelect, RemakeDossier } from './remake-dossier.tsx';

const profiles = [
  { profile: 'PUBLIC', words: 'public: no persons, decisions, comments or notes' },
  { profile: 'COMMITTEE', words: 'committee: no ids of persons, comments or notes' },
  { profile: 'INTERNAL', words: 'internal: everything' },
] as const satisfies readonly { readonly profile: DossierProfile; readonly words: string }[];

const forms = [
  { form: 'html', words: 'HTML, to print or save as PDF', type: 'text/html' },
  { form: 'md', words: 'Markdown', type: 'text/markdown' },
  { form: 'json', words: 'manifest, to make it again', type: 'application/json' },
] as const;

interface DossierMenuProps {
  readonly subject: DossierSubject;
  /** Id of the node or exposure; id of the investigation. */
  readonly id: string;
  /** What it is about, for screen readers. */
  readonly of: string;
}

/** A button that opens a small form: for whom the dossier is, and in which form to download it. */
export function DossierMenu({ subject, id, of }: DossierMenuProps) {
  const { address } = useAddress();
  const [open, setOpen] = useState(false);
  const form = useId();
  return (
    <>
      <button
        type="button"
        className="button"
        aria-expanded={open}
        {...(open ? { 'aria-controls': form } : {})}
        onClick={() => {
          setOpen(!open);
        }}
      >
        Dossier<span className="unseen"> of {of}</span>
      </button>
      {open && (
        <div id={form} className="dossier-form">
          {subject === 'INVESTIGATION' ? (
            <InvestigationDossier key={id} subject={subject} id={id} of={of} />
          ) : (
            <DossierForm key={id} subject={subject} id={id} of={of} conditions={address.conditions} when={null} />
          )}
          <RemakeDossier />
        </div>
      )}
    </>
  );
}

/** An investigation is about the date, lists and origins that it was saved with, whatever the page shows. */
function InvestigationDossier(menu: DossierMenuProps) {
  const { address } = useAddress();
  const answer = useInvestigationConditions(menu.id);
  return (
    <Loaded answer={answer} what="the date of the investigation" rows={1}>
      {({ investigation }) =>
        investigation === null ? (
          <p role="alert">Someone has deleted this investigation.</p>
        ) : (
          <DossierForm
            {...menu}
            conditions={savedConditions(investigation, address.conditions)}
            when={investigation.asOf === null ? null : 'as saved'}
          />
        )
      }
    </Loaded>
  );
}

interface DossierFormProps extends DossierMenuProps {
  /** Of them, the date, lists and origins apply. */
  readonly conditions: Conditions;
  /** Which date it is; null for the page's. */
  readonly when: string | null;
}

/** The date, lists and origins apply, as it says; a dossier takes no other conditions. */
function DossierForm({ subject, id, of, conditions, when }: DossierFormProps) {
  const { asOf, lists, origins, minImpactLevel, watchSet, about, facets } = conditions;
  const isFiltered = minImpactLevel !== null || watchSet !== null || about !== null || facets.length > 0;
  const [profile, setProfile] = useState<DossierProfile>('COMMITTEE');
  const [form, setForm] = useState<(typeof forms)[number]>(forms[0]);
  const [making, setMaking] = useState(false);
  const [message, setMessage] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    setMaking(true);
    setProblem(null);
    setMessage('Making the dossier…');
    const variables = {
      subject,
      id,
      asOf,
      lists: [...lists],
      origins: [...origins],
      profile,
      inHtml: form.form === 'html',
      inMarkdown: form.form === 'md',
      asManifest: form.form === 'json',
    };
    const asked = await ask(DossierDocument, variables);
    setMaking(false);
    setMessage('');
    if ('failure' in asked) {
      setProblem(asked.failure.message);
      return;
    }
    const { html, markdown, manifest, title } = asked.data.dossier;
    const text = html ?? markdown ?? `${JSON.stringify(manifest, null, 2)}\n`;
    const name = fileName(title, `${profile.toLowerCase()}.${form.form}`);
    saveFile(name, form.type, text);
    setMessage(`Downloaded ${name}.`);
  };
  return (
    <form
      aria-label={`Dossier of ${of}`}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <label className="control">
        <span className="name">For</span>
        <select
          value={profile}
          onChange={({ target }) => {
            const chosen = profiles.find((one) => one.profile === target.value);
            if (chosen !== undefined) setProfile(chosen.profile);
          }}
        >
          {profiles.map((one) => (
            <option key={one.profile} value={one.profile}>
              {one.words}
            </option>
          ))}
        </select>
      </label>
      <FormSelect<(typeof forms)[number]> forms={forms} form={form} onForm={setForm} />
      <ActionButton type="submit" className="button main" off={making}>
        Download
      </ActionButton>
      <p className="soft small">
        As of {dayInWords(asOf)}
        {when === null ? '' : `, ${when}`}
        {whoInWords(conditions)}; all classes of evidence, each marked.{isFiltered && ' Other filters do not apply.'}
      </p>
      <p role="status" className="small">
        {message}
      </p>
      {problem !== null && (
        <p role="alert" className="small wrong">
          {problem}
        </p>
      )}
    </form>
  );
}

/** “, personnel located in countries on …”; nothing if all foreign personnel count and nobody else. */
function whoInWords({ lists, origins }: Conditions): string {
  if (!origins.includes('FOREIGN')) return ', personnel of undetermined origin';
  const located = lists.length === 0 ? '' : `, personnel located in countries on ${lists.join(', ')}`;
  if (!origins.includes('UNDETERMINED')) return located;
  return `${located === '' ? ', foreign personnel' : located} or personnel of undetermined origin`;
}
