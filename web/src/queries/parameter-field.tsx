import { useId } from 'react';
import { isListType } from './parameter-values.ts';
import type { SavedQuery } from './use-saved-queries.ts';

interface ParameterFieldProps {
  readonly parameter: SavedQuery['parameters'][number];
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** One parameter, in the control that its type asks for. */
export function ParameterField({ parameter, text, onText }: ParameterFieldProps) {
  const id = useId();
  const { name, type, description } = parameter;
  const kind = type.toLowerCase();
  return (
    <div className="field">
      <label htmlFor={id}>
        {name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}{' '}
        <span className="soft small">{type.replaceAll('!', '')}</span>
      </label>
      {kind.startsWith('bool') ? (
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
          type={inputType(kind)}
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
        {isListType(kind) && ' Several, separated by commas.'}
      </p>
    </div>
  );
}

function inputType(kind: string): 'date' | 'number' | 'text' {
  if (isListType(kind)) return 'text';
  if (kind.startsWith('date')) return 'date';
  return /^(int|float|number)/.test(kind) ? 'number' : 'text';
}
