import { useState } from 'react';
import { ParameterField } from './parameter-field.tsx';
import type { SavedQuery } from './use-saved-queries.ts';

interface QueryFormProps {
  readonly query: SavedQuery;
  /** What the fields show at first. */
  readonly shown: Readonly<Record<string, string>>;
  readonly onRun: (texts: Readonly<Record<string, string>>) => void;
}

/** The form that a query's parameters make. */
export function QueryForm({ query, shown, onRun }: QueryFormProps) {
  const [texts, setTexts] = useState(shown);
  return (
    <form
      className="query-form"
      onSubmit={(event) => {
        event.preventDefault();
        onRun(texts);
      }}
    >
      {query.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          text={texts[parameter.name] ?? ''}
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
