import { useId, useState, useSyncExternalStore } from 'react';
import { SaveMappingDocument, SavedMappingsDocument } from '../../generated/graphql.ts';
import { caseworkLimits } from '../../generated/limits.ts';
import { change } from '../../server/change.ts';
import { useAnswer } from '../../server/use-answer.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Select } from '../../ui/fields.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { beginAgain, beginWithSaved, changeText, givenStore, markSaved } from './use-mapping.ts';
import type { Mapping } from './use-mapping.ts';

const PROPOSED = 'proposed';
const OTHER = 'other';

/** Where the mapping comes from and where it is kept: in Cases, or in a file. */
export function KeepMapping({ mapping }: { readonly mapping: Mapping }) {
  const { shown } = mapping;
  const answer = useAnswer(SavedMappingsDocument, {});
  const saved = answer.state === 'ready' ? answer.data.savedMappings.map(({ name }) => name) : [];
  const given = useSyncExternalStore(givenStore.subscribe, givenStore.get);
  const isSaved = given !== null && saved.includes(given.name);
  const begun = given === null ? PROPOSED : isSaved ? `:${given.name}` : OTHER;
  const id = useId();
  return (
    <div className="aside-fields">
      <Select
        name="Begin with"
        value={begun}
        options={[
          [PROPOSED, 'the proposed mapping'],
          ...(begun === OTHER ? [[OTHER, given?.name ?? ''] as const] : []),
          ...saved.map((name) => [`:${name}`, name] as const),
        ]}
        onChange={(chosen) => {
          if (chosen === PROPOSED) beginAgain(null);
          else if (chosen !== OTHER) void beginWithSaved(chosen.slice(1));
        }}
      />
      <label className="control" htmlFor={id}>
        <span className="name">or with a file</span>
        <input
          id={id}
          type="file"
          accept=".yaml,.yml"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file === undefined) return;
            void file.text().then((text) => {
              beginAgain({ name: file.name, text });
            });
          }}
        />
      </label>
      {shown !== null && <Keep key={given?.name} mapping={mapping} name={isSaved ? given.name : ''} names={saved} />}
    </div>
  );
}

interface KeepProps {
  readonly mapping: Mapping;
  /** Under which it is saved; empty if it is not. */
  readonly name: string;
  readonly names: readonly string[];
}

function Keep({ mapping: { file, shown, busy }, name: before, names }: KeepProps) {
  const [name, setName] = useState(before);
  const [message, setMessage] = useState('');
  const text = shown?.text ?? '';
  const save = async () => {
    const saved = await change(SaveMappingDocument, { name, text });
    setMessage('problem' in saved ? saved.problem : `Saved “${saved.data.saveMapping.name}” in Cases.`);
    if (!('problem' in saved)) markSaved();
  };
  return (
    <>
      <form
        className="keep"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className="control">
          <span className="name">Name in Cases</span>
          <input
            className="text-input"
            value={name}
            maxLength={caseworkLimits.name}
            onChange={({ target }) => {
              setName(target.value);
            }}
          />
        </label>
        <ActionButton type="submit" className="button" off={busy || name.trim() === ''}>
          {names.includes(name.trim()) ? `Replace “${name.trim()}”` : 'Save the mapping'}
        </ActionButton>
        <ActionButton
          className="button"
          off={busy}
          onClick={() => {
            saveFile(`${file.name.replace(/\.[^.]*$/, '')}.mapping.yaml`, 'application/yaml', text);
            markSaved();
          }}
        >
          Download .mapping.yaml
        </ActionButton>
      </form>
      <p role="status" className={message === '' ? 'unseen' : 'small'}>
        {message}
      </p>
      <AsText key={text} text={text} />
    </>
  );
}

/** The mapping as text, for what the columns above cannot say: conditions, constants, lists, further tables. */
function AsText({ text }: { readonly text: string }) {
  const [typed, setTyped] = useState(text);
  return (
    <details className="as-text">
      <summary>Edit the mapping as text</summary>
      <textarea
        aria-label="The mapping as YAML"
        value={typed}
        rows={16}
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      <ActionButton
        className="button"
        off={typed === text}
        onClick={() => {
          changeText(typed);
        }}
      >
        Use this text
      </ActionButton>
    </details>
  );
}
