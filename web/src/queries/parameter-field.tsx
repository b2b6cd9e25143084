import { useId } from 'react';
import { EntityField } from './entity-field.tsx';
import { columnWords } from './column-words.ts';
import { isListType } from './parameter-values.ts';
import type { SavedQuery } from './use-saved-queries.ts';

interface ParameterFieldProps {
  readonly parameter: SavedQuery['parameters'][number];
  readonly text: string;
  /** What the server takes where the field is empty; empty: nothing. */
  readonly otherwise: string;
  readonly onText: (text: string) => void;
}

/** One parameter, in the control that its type asks for. */
export function ParameterField({ parameter, text, otherwise, onText }: ParameterFieldProps) {
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
