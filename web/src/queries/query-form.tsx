import { useState } from 'react';
import { ParameterField } from './parameter-field.tsx';
import type { SavedQuery } from './use-saved-queries.ts';

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
