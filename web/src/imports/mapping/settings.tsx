import { useState } from 'react';
import { DataClass } from '../../generated/graphql.ts';
import type { MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { Select } from '../../ui/fields.tsx';
import { valueName } from '../../words.ts';
import { changeMapping } from './use-mapping.ts';

const classes = Object.values(DataClass);

/** Who states the rows, how sure that is, and how dates are written. */
export function Settings({ shown }: { readonly shown: MappedSheetPartsFragment }) {
  const [sourceId, setSourceId] = useState(shown.sourceId);
  const [sourceTitle, setSourceTitle] = useState(shown.sourceTitle ?? '');
  const [confidence, setConfidence] = useState(String(shown.confidence));
  return (
    <fieldset className="aside-fields">
      <legend>What states the rows</legend>
      <label className="control">
        <span className="name">Source id</span>
        <input
          className="text-input"
          value={sourceId}
          maxLength={1000}
          onChange={({ target }) => {
            setSourceId(target.value);
          }}
          onBlur={() => {
            if (sourceId.trim() !== '' && sourceId !== shown.sourceId) changeMapping({ sourceId: sourceId.trim() });
          }}
        />
      </label>
      <label className="control">
        <span className="name">Title</span>
        <input
          className="text-input"
          value={sourceTitle}
          maxLength={1000}
          onChange={({ target }) => {
            setSourceTitle(target.value);
          }}
          onBlur={() => {
            const title = sourceTitle.trim();
            if (title !== '' && title !== shown.sourceTitle) changeMapping({ sourceTitle: title });
          }}
        />
      </label>
      <label className="control">
        <span className="name">Confidence, 0 to 100</span>
        <input
          className="text-input short"
          type="number"
          min={0}
          max={100}
          value={confidence}
          onChange={({ target }) => {
            setConfidence(target.value);
          }}
          onBlur={() => {
            const number = Number(confidence);
            if (confidence !== '' && Number.isInteger(number) && number !== shown.confidence)
              changeMapping({ confidence: number });
          }}
        />
      </label>
      <Select
        name="Class"
        value={shown.dataClass}
        options={classes.map((one) => [one, valueName(one)] as const)}
        onChange={(dataClass) => {
          changeMapping({ dataClass });
        }}
      />
      <Select
        name="Dates are written"
        value={shown.dateFormat}
        options={shown.dateFormats.map((one) => [one, one] as const)}
        onChange={(dateFormat) => {
          changeMapping({ dateFormat });
        }}
      />
      <p className="soft small">
        The next file of this list replaces what this one states, if its source has the same id.
      </p>
    </fieldset>
  );
}
