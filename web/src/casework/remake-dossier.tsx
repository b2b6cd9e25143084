import { useState } from 'react';
import { z } from 'zod/mini';
import { RemakeDossierDocument } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import { fileName, saveFile } from '../ui/save-file.ts';

const forms = [
  { form: 'html', words: 'HTML', type: 'text/html' },
  { form: 'md', words: 'Markdown', type: 'text/markdown' },
] as const;

/** Far more than a manifest has; reading larger files would only freeze the page. */
const LARGEST_FILE = 1_000_000;

/** What tells a manifest from other files, and names the file that is made. The server checks the rest. */
const manifestShape = z.object({
  format: z.literal('subtier-dossier'),
  request: z.object({ profile: z.string() }),
});

/** Takes the manifest of an earlier dossier and downloads the same dossier again. */
export function RemakeDossier() {
  const [form, setForm] = useState<(typeof forms)[number]>(forms[0]);
  const [making, setMaking] = useState(false);
  const [message, setMessage] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (file: File): Promise<void> => {
    setMaking(true);
    setProblem(null);
    setMessage('Making the dossier…');
    const made = await remake(file, form);
    setMaking(false);
    setMessage('problem' in made ? '' : `Downloaded ${made.name}.`);
    setProblem('problem' in made ? made.problem : null);
  };
  return (
    <details className="small">
      <summary>Make again from a manifest…</summary>
      <div className="actions">
        <FormSelect<(typeof forms)[number]> forms={forms} form={form} onForm={setForm} />
        <label className="button">
          Choose the manifest
          <input
            type="file"
            className="unseen"
            accept=".json,application/json"
            disabled={making}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void make(file);
              target.value = '';
            }}
          />
        </label>
      </div>
      <p className="soft">The same dossier, unless the data, decisions, rules or version of Subtier have changed.</p>
      <p role="status">{message}</p>
      {problem !== null && (
        <p role="alert" className="wrong">
          {problem}
        </p>
      )}
    </details>
  );
}

/** A form in which a dossier can be downloaded. */
interface DownloadForm {
  /** What the name of the file ends with. */
  readonly form: string;
  readonly words: string;
}

interface FormSelectProps<Form> {
  readonly forms: readonly Form[];
  readonly form: Form;
  readonly onForm: (form: Form) => void;
}

/** Chooses the form in which a dossier is downloaded. */
export function FormSelect<Form extends DownloadForm>({ forms, form, onForm }: FormSelectProps<Form>) {
  return (
    <label className="control">
      <span className="name">As</span>
      <select
        value={form.form}
        onChange={({ target }) => {
          const chosen = forms.find((one) => one.form === target.value);
          if (chosen !== undefined) onForm(chosen);
        }}
      >
        {forms.map((one) => (
          <option key={one.form} value={one.form}>
            {one.words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Makes the dossier of a file and downloads it; returns its name, or why it could not. */
async function remake(
  file: File,
  { form, type }: (typeof forms)[number],
): Promise<{ readonly name: string } | { readonly problem: string }> {
  const none = {
    problem: `${file.name} is not the manifest of a dossier: choose a manifest that was downloaded here.`,
  };
  if (file.size > LARGEST_FILE) return none;
  let manifest: unknown;
  try {
    manifest = JSON.parse(await file.text());
  } catch {
    return none;
  }
  const parsed = manifestShape.safeParse(manifest);
  if (!parsed.success) return none;
  const variables = { manifest, inHtml: form === 'html', inMarkdown: form === 'md' };
  const asked = await ask(RemakeDossierDocument, variables);
  if ('failure' in asked) return { problem: `${file.name}: ${asked.failure.message}` };
  const { title, html, markdown } = asked.data.remakeDossier;
  const name = fileName(title, `${parsed.data.request.profile.toLowerCase()}.${form}`);
  saveFile(name, type, html ?? markdown ?? '');
  return { name };
}
