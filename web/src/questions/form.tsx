import { useId, useState } from 'react';
import { isListType } from '../show-cypher/parameter-texts.ts';
import { spelledOut } from '../words.ts';
import { EntityField } from './entity-field.tsx';
import type { SavedQuery } from './questions.ts';

interface QueryFormProps {
  readonly query: SavedQuery;
  /** The initial texts of the fields; a change resets the fields. */
  readonly shown: Readonly<Record<string, string>>;
  /** The value used for an empty field, by parameter. */
  readonly defaults: Readonly<Record<string, string>>;
  /** The values that the page's conditions give, by parameter. */
  readonly taken: Readonly<Record<string, string>>;
  readonly onRun: (texts: Readonly<Record<string, string>>) => void;
}

/** The form for a saved question's parameters. */
export function QueryForm({ query, shown, defaults, taken, onRun }: QueryFormProps) {
  const [texts, setTexts] = useState(shown);
  const [initial, setInitial] = useState(JSON.stringify(shown));
  // Reset the fields instead of remounting the form, so that the focus stays on Run.
  if (initial !== JSON.stringify(shown)) {
    setInitial(JSON.stringify(shown));
    setTexts(shown);
  }
  return (
    <form
      className="query-form"
      onSubmit={(event) => {
        event.preventDefault();
        const run = Object.fromEntries(
          Object.entries(texts).map(([name, text]) => [name, text.trim() === '' ? (defaults[name] ?? '') : text]),
        );
        // The fields show the values that are sent.
        setTexts(run);
        onRun(run);
      }}
    >
      {query.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          text={texts[parameter.name] ?? ''}
          latest={parameter.notAfter === null ? '' : (texts[parameter.notAfter] ?? '')}
          fallback={defaults[parameter.name] ?? ''}
          taken={taken[parameter.name] ?? null}
          onText={(text) => {
            setTexts({ ...texts, [parameter.name]: text });
          }}
        />
      ))}
      <button type="submit" className="button main">
        Run
      </button>
    </form>
  );
}

interface ParameterFieldProps {
  readonly parameter: SavedQuery['parameters'][number];
  readonly text: string;
  /** The last day that it takes; an empty string for any. */
  readonly latest: string;
  /** The value the server uses if the field is empty; an empty string for none. */
  readonly fallback: string;
  /** The value that the page's conditions give; null: none. */
  readonly taken: string | null;
  readonly onText: (text: string) => void;
}

/** One parameter, in the control for its type. */
function ParameterField({ parameter, text, latest, fallback, taken, onText }: ParameterFieldProps) {
  const id = useId();
  const { name, type, description, searchType: picked, least, most, notAfter } = parameter;
  const choices = choicesOf(parameter);
  return (
    <div className="field">
      <label id={`${id}-label`} htmlFor={id}>
        {spelledOut(name)} <span className="soft small">{type.replaceAll('!', '')}</span>
      </label>
      {picked !== null ? (
        <EntityField id={id} type={picked} many={isListType(type)} text={text} onText={onText} />
      ) : choices !== null ? (
        <select
          id={id}
          value={text}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => {
            onText(target.value);
          }}
        >
          <option value="">{fallback === '' ? 'not set' : 'default'}</option>
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
          {text !== '' && choices.every(([value]) => value !== text) && (
            <option value={text}>{text} (not allowed)</option>
          )}
        </select>
      ) : (
        <input
          id={id}
          type={inputType(type)}
          step={type.startsWith('Int') ? 1 : 'any'}
          min={least ?? undefined}
          max={most ?? (latest === '' ? undefined : latest)}
          value={text}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => {
            onText(target.value);
          }}
        />
      )}
      <p id={`${id}-help`} className="soft small">
        {description}
        {limitsInWords(least, most)}
        {notAfter !== null && ` Not after “${spelledOut(notAfter)}”.`}
        {isListType(type) && (picked === null ? ' Separate items with commas.' : ' One or more.')}
        {text === taken && ' From the conditions above.'}
        <span role="status">
          {/* Prevents reading the result as unrestricted. */}
          {text.trim() === '' && fallback !== '' && <strong> Default: {fallback}.</strong>}
        </span>
      </p>
    </div>
  );
}

/** The only values of a parameter, each with its words; null if it takes others. */
function choicesOf({ type, values }: SavedQuery['parameters'][number]): readonly (readonly [string, string])[] | null {
  if (values !== null) return values.map((value) => [value, value]);
  if (!type.startsWith('Boolean')) return null;
  return [
    ['true', 'yes'],
    ['false', 'no'],
  ];
}

/** “ From 0 to 6.”; nothing without limits. */
function limitsInWords(least: number | null, most: number | null): string {
  if (least === null) return most === null ? '' : ` At most ${most}.`;
  return most === null ? ` At least ${least}.` : ` From ${least} to ${most}.`;
}

function inputType(type: string): 'date' | 'number' | 'text' {
  if (type.startsWith('Date')) return 'date';
  return /^(Int|Float)/.test(type) ? 'number' : 'text';
}
