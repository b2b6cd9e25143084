import { useState } from 'react';
import { DataClass } from '../../generated/graphql.ts';
import type { MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { Select } from '../../ui/fields.tsx';
import { valueName } from '../../words.ts';
import { changeMapping } from './use-mapping.ts';

const classes = Object.values(DataClass);

/** Who states the rows, how sure that is, and how dates are written. */
export function Settings({ shown }: { readonly shown: MappedSheetPartsFragment }) {
  return (
    <fieldset className="aside-fields">
      <legend>What states the rows</legend>
      <Setting
        key={`id ${shown.sourceId}`}
        name="Source id"
        value={shown.sourceId}
        onChange={(sourceId) => {
          changeMapping({ sourceId });
        }}
      />
      <Setting
        key={`title ${shown.sourceTitle ?? ''}`}
        name="Title"
        value={shown.sourceTitle ?? ''}
        onChange={(sourceTitle) => {
          changeMapping({ sourceTitle });
        }}
      />
      <Setting
        key={`confidence ${shown.confidence}`}
        name="Confidence, 0 to 100"
        value={String(shown.confidence)}
        isNumber
        onChange={(text) => {
          if (Number.isInteger(Number(text))) changeMapping({ confidence: Number(text) });
        }}
      />
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
      <OrganizationsOnly shown={shown} />
      <p className="soft small">
        The next file of this list replaces what this one states, if its source has the same id.
      </p>
    </fieldset>
  );
}

interface SettingProps {
  readonly name: string;
  readonly value: string;
  readonly isNumber?: boolean;
  /** Called with another text that is not empty, when the field loses focus. */
  readonly onChange: (text: string) => void;
}

/** A field with a draft of its own: an answer to the change of another field does not take away what is being typed. */
function Setting({ name, value, isNumber = false, onChange }: SettingProps) {
  const [draft, setDraft] = useState(value);
  return (
    <label className="control">
      <span className="name">{name}</span>
      <input
        className={isNumber ? 'text-input short' : 'text-input'}
        {...(isNumber ? { type: 'number', min: 0, max: 100 } : { maxLength: 1000 })}
        value={draft}
        onChange={({ target }) => {
          setDraft(target.value);
        }}
        onBlur={() => {
          const text = draft.trim();
          if (text !== '' && text !== value) onChange(text);
        }}
      />
    </label>
  );
}

/** Whether names that may be of persons are accepted. Shows what was asked for until the mapping has changed. */
function OrganizationsOnly({ shown: { organizationsOnly, text } }: { readonly shown: MappedSheetPartsFragment }) {
  const [asked, setAsked] = useState({ isOn: organizationsOnly, text: '' });
  return (
    <label className="control">
      <input
        type="checkbox"
        checked={asked.text === text ? asked.isOn : organizationsOnly}
        onChange={({ target }) => {
          setAsked({ isOn: target.checked, text });
          changeMapping({ organizationsOnly: target.checked });
        }}
      />{' '}
      Every name in this list is of an organization, none of a person
    </label>
  );
}
