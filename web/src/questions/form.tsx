import { useId, useState } from 'react';
import { isListType } from '../show-cypher/parameter-texts.ts';
import { EntityField } from './entity-field.tsx';
import { columnWords } from './result-table.tsx';
import type { SavedQuery } from './saved.ts';

interface QueryFormProps {
  readonly query: SavedQuery;
  /** What the fields show at first, and again when it becomes something else. */
  readonly shown: Readonly<Record<string, string>>;
  /** What an emptied field is taken for, by parameter. */
  readonly defaults: Readonly<Record<string, string>>;
  readonly onRun: (texts: Readonly<Record<string, string>>) => void;
}

/** The form that a query's parameters make. */
export function QueryForm({ query, shown, defaults, onRun }: QueryFormProps) {
  const [texts, setTexts] = useState(shown);
  const [begun, setBegun] = useState(JSON.stringify(shown));
  // In place of a new form: the focus stays where it is, on Run.
  if (begun !== JSON.stringify(shown)) {
    setBegun(JSON.stringify(shown));
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
        // The fields show what is asked.
        setTexts(run);
        onRun(run);
      }}
    >
      {query.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          text={texts[parameter.name] ?? ''}
          otherwise={defaults[parameter.name] ?? ''}
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
  /** What the server takes where the field is empty; empty: nothing. */
  readonly otherwise: string;
  readonly onText: (text: string) => void;
}

/** One parameter, in the control that its type asks for. */
function ParameterField({ parameter, text, otherwise, onText }: ParameterFieldProps) {
  const id = useId();
  const { name, type, description, searchType: picked } = parameter;
  return (
    <div className="field">
      <label id={`${id}-label`} htmlFor={id}>
        {columnWords(name)} <span className="soft small">{type.replaceAll('!', '')}</span>
      </label>
      {picked !== null ? (
        <EntityField id={id} type={picked} many={isListType(type)} text={text} onText={onText} />
      ) : type.startsWith('Boolean') ? (
        <select
          id={id}
          value={text}
          onChange={({ target }) => {
            onText(target.value);
          }}
        >
          <option value="">as the query has it</option>
          <option value="true">yes</option>
          <option value="false">no</option>
        </select>
      ) : (
        <input
          id={id}
          type={inputType(type)}
          step="any"
          value={text}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => {
            onText(target.value);
          }}
        />
      )}
      <p id={`${id}-help`} className="soft small">
        {description}
        {isListType(type) && (picked === null ? ' Several, separated by commas.' : ' One or several.')}
        <span role="status">
          {/* Nobody shall take the answer for one without a condition. */}
          {text.trim() === '' && otherwise !== '' && <strong> Left empty, it is {otherwise}.</strong>}
        </span>
      </p>
    </div>
  );
}

function inputType(type: string): 'date' | 'number' | 'text' {
  if (type.startsWith('Date')) return 'date';
  return /^(Int|Float)/.test(type) ? 'number' : 'text';
}
