import { useId } from 'react';
import { parameterKinds } from './parameter-kinds.ts';
import type { GivenByName, Given } from './parameter-kinds.ts';

interface GivenFieldsProps {
  readonly names: readonly string[];
  readonly given: GivenByName;
  /** Of which field to say that it can't be sent. */
  readonly wrong: { readonly name: string; readonly problem: string } | null;
  readonly onGiven: (given: GivenByName) => void;
}

/** A field for each parameter of the statement. */
export function GivenFields({ names, given, wrong, onGiven }: GivenFieldsProps) {
  if (names.length === 0) return null;
  return (
    <fieldset className="given">
      <legend>Parameters</legend>
      {names.map((name) => (
        <GivenField
          key={name}
          name={name}
          given={given[name] ?? { kind: 'text', text: '' }}
          problem={wrong?.name === name ? wrong.problem : null}
          onGiven={(next) => {
            onGiven({ ...given, [name]: next });
          }}
        />
      ))}
      <p className="soft small">
        An empty field is null, an empty list one of none; a text with a comma in it goes into JSON: [&quot;a, b&quot;].
        A day is text: write date($day) in the statement to make one of it.
      </p>
    </fieldset>
  );
}

interface GivenFieldProps {
  readonly name: string;
  readonly given: Given;
  readonly problem: string | null;
  readonly onGiven: (given: Given) => void;
}

function GivenField({ name, given, problem, onGiven }: GivenFieldProps) {
  const id = useId();
  return (
    <div className="field given-field">
      <label htmlFor={id}>${name}</label>
      <select
        aria-label={`Kind of $${name}`}
        value={given.kind}
        onChange={({ target }) => {
          const kind = parameterKinds.find((one) => one === target.value) ?? 'text';
          onGiven({ ...given, kind });
        }}
      >
        {parameterKinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      <input
        id={id}
        value={given.text}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        onChange={({ target }) => {
          onGiven({ ...given, text: target.value });
        }}
      />
      {problem !== null && (
        <p role="alert" className="small wrong">
          ${name} {problem}.
        </p>
      )}
    </div>
  );
}
