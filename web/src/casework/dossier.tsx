import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { z } from 'zod/mini';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DossierDocument, RemakeDossierDocument } from '../generated/graphql.ts';
import type { DossierProfile, DossierSubject } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Loaded } from '../ui/panel.tsx';
import { fileName, saveFile } from '../ui/save-file.ts';
import { Select } from '../ui/fields.tsx';
import { dayInWords } from '../words.ts';
import { savedConditions, useInvestigationConditions } from './investigations.ts';

const profiles = [
  ['PUBLIC', 'public: no persons, decisions, comments or notes'],
  ['COMMITTEE', 'committee: no ids of persons, comments or notes'],
  ['INTERNAL', 'internal: everything'],
] as const satisfies readonly (readonly [DossierProfile, string])[];

/** The forms in which a dossier can be downloaded: each is the ending of the file's name. */
type Form = 'html' | 'md' | 'json';

const types = { html: 'text/html', md: 'text/markdown', json: 'application/json' } as const satisfies Record<
  Form,
  string
>;

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
  /** Only the date, lists and origins apply. */
  readonly conditions: Conditions;
  /** Where the date comes from; null if from the page. */
  readonly when: string | null;
}

/** The date, lists and origins apply, as it says; a dossier takes no other conditions. */
function DossierForm({ subject, id, of, conditions, when }: DossierFormProps) {
  const { asOf, lists, origins, sensitivity, watchSet, about, facets } = conditions;
  const isFiltered = sensitivity !== null || watchSet !== null || about !== null || facets.length > 0;
  const [profile, setProfile] = useState<DossierProfile>('COMMITTEE');
  const [form, setForm] = useState<Form>('html');
  const { isMaking, run, outcome } = useDownload();
  const make = async (): Promise<Download> => {
    const asked = await ask(DossierDocument, {
      subject,
      id,
      asOf,
      lists: [...lists],
      origins: [...origins],
      profile,
      inHtml: form === 'html',
      inMarkdown: form === 'md',
      asManifest: form === 'json',
    });
    if ('failure' in asked) return { problem: asked.failure.message };
    const { html, markdown, manifest, title } = asked.data.dossier;
    return download(title, { profile, form, text: html ?? markdown ?? `${JSON.stringify(manifest, null, 2)}\n` });
  };
  return (
    <form
      aria-label={`Dossier of ${of}`}
      onSubmit={(event) => {
        event.preventDefault();
        void run(make);
      }}
    >
      <Select name="For" value={profile} options={profiles} onChange={setProfile} />
      <Select
        name="As"
        value={form}
        options={[
          ['html', 'HTML, to print or save as PDF'],
          ['md', 'Markdown'],
          ['json', 'manifest, to recreate it'],
        ]}
        onChange={setForm}
      />
      <ActionButton type="submit" className="button main" off={isMaking}>
        Download
      </ActionButton>
      <p className="soft small">
        As of {dayInWords(asOf)}
        {when === null ? '' : `, ${when}`}
        {whoInWords(conditions)}; all classes of evidence, each marked.{isFiltered && ' Other filters do not apply.'}
      </p>
      {outcome}
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

/** Takes the manifest of an earlier dossier and downloads the same dossier again. */
export function RemakeDossier() {
  const [form, setForm] = useState<'html' | 'md'>('html');
  const { isMaking, run, outcome } = useDownload();
  return (
    <details className="small">
      <summary>Recreate from a manifest…</summary>
      <div className="actions">
        <Select
          name="As"
          value={form}
          options={[
            ['html', 'HTML'],
            ['md', 'Markdown'],
          ]}
          onChange={setForm}
        />
        <label className="button">
          Choose the manifest
          <input
            type="file"
            className="unseen"
            accept=".json,application/json"
            disabled={isMaking}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void run(() => remake(file, form));
              target.value = '';
            }}
          />
        </label>
      </div>
      <p className="soft">The same dossier, unless the data, decisions, rules or version of Subtier have changed.</p>
      {outcome}
    </details>
  );
}

/** Far more than a manifest has; reading larger files would only freeze the page. */
const LARGEST_FILE = 1_000_000;

/** What tells a manifest from other files, and names the file that is made. The server checks the rest. */
const manifestShape = z.object({
  format: z.literal('subtier-dossier'),
  request: z.object({ profile: z.string() }),
});

/** Makes the dossier of a manifest and downloads it. */
async function remake(file: File, form: 'html' | 'md'): Promise<Download> {
  const notAManifest = {
    problem: `${file.name} is not the manifest of a dossier: choose a manifest that was downloaded here.`,
  };
  if (file.size > LARGEST_FILE) return notAManifest;
  let manifest: unknown;
  try {
    manifest = JSON.parse(await file.text());
  } catch {
    return notAManifest;
  }
  const parsed = manifestShape.safeParse(manifest);
  if (!parsed.success) return notAManifest;
  const asked = await ask(RemakeDossierDocument, { manifest, inHtml: form === 'html', inMarkdown: form === 'md' });
  if ('failure' in asked) return { problem: `${file.name}: ${asked.failure.message}` };
  const { title, html, markdown } = asked.data.remakeDossier;
  return download(title, { profile: parsed.data.request.profile, form, text: html ?? markdown ?? '' });
}

/** The name of a downloaded file, or why there is none. */
type Download = { readonly name: string } | { readonly problem: string };

interface DossierFile {
  readonly profile: string;
  readonly form: Form;
  readonly text: string;
}

function download(title: string, { profile, form, text }: DossierFile): Download {
  const name = fileName(title, `${profile.toLowerCase()}.${form}`);
  saveFile(name, types[form], text);
  return { name };
}

interface Downloading {
  readonly isMaking: boolean;
  readonly run: (make: () => Promise<Download>) => Promise<void>;
  /** What the last download did, or why it did not. */
  readonly outcome: ReactNode;
}

/** Makes dossiers one at a time. */
function useDownload(): Downloading {
  const [isMaking, setMaking] = useState(false);
  const [last, setLast] = useState<Download | null>(null);
  const run = async (make: () => Promise<Download>): Promise<void> => {
    setMaking(true);
    setLast(null);
    setLast(await make());
    setMaking(false);
  };
  const isDone = last !== null && 'name' in last;
  return {
    isMaking,
    run,
    outcome: (
      <>
        <p role="status" className="small">
          {isMaking ? 'Making the dossier…' : isDone && `Downloaded ${last.name}.`}
        </p>
        {last !== null && 'problem' in last && (
          <p role="alert" className="small wrong">
            {last.problem}
          </p>
        )}
      </>
    ),
  };
}
