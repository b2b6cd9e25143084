import { useState } from 'react';
import { ParameterField } from './parameter-field.tsx';
import { defaultText } from './parameter-values.ts';
import type { SavedQuery } from './use-saved-queries.ts';

interface QueryFormProps {
  readonly query: SavedQuery;
  /** What the address says. */
  readonly given: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly onRun: (texts: Readonly<Record<string, string>>) => void;
}

/** The form that a query's parameters make. */
export function QueryForm({ query, given, asOf, onRun }: QueryFormProps) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      query.parameters.map((parameter) => [parameter.name, given[parameter.name] ?? defaultText(parameter, asOf)]),
    ),
  );
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
