import { useState } from 'react';
import {
  addDays,
  countedOrigins,
  evidenceByDefault,
  evidenceClasses,
  isDay,
  originsByDefault,
  sensitivityConditions,
  today,
} from '../address/address.ts';
import type { Conditions, CountedOrigin, SensitivityCondition } from '../address/address.ts';
import { clearances } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { DesignationListsDocument, WatchSetNamesDocument } from '../generated/graphql.ts';
import type { DataClass, DesignationListsQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Select } from '../ui/fields.tsx';
import { clearanceWords, counted, sensitivityConditionInWords, valueName } from '../words.ts';

/** The as-of date: type it, pick it, step a day back or forward, or go to today. */
export function DayControl() {
  const { address, setConditions } = useAddress();
  const { asOf } = address.conditions;
  // A partly typed date takes effect only once it is valid.
  const [typed, setTyped] = useState<{ readonly from: string; readonly text: string } | null>(null);
  const now = today();
  const step = (days: number): void => {
    setConditions({ asOf: addDays(asOf, days) });
  };
  return (
    <div className="control" role="group" aria-label="As-of date">
      <label htmlFor="as-of" className="name">
        as of
      </label>
      <button
        type="button"
        className="button step"
        onClick={() => {
          step(-1);
        }}
      >
        <span className="unseen">One day earlier</span>
        <span aria-hidden="true">‹</span>
      </button>
      <input
        id="as-of"
        type="date"
        required
        value={typed !== null && typed.from === asOf ? typed.text : asOf}
        onChange={({ target }) => {
          setTyped({ from: asOf, text: target.value });
          if (isDay(target.value) && target.value >= '1900-01-01') setConditions({ asOf: target.value });
        }}
        onBlur={() => {
          setTyped(null);
        }}
      />
      <button
        type="button"
        className="button step"
        onClick={() => {
          step(1);
        }}
      >
        <span className="unseen">One day later</span>
        <span aria-hidden="true">›</span>
      </button>
      <ActionButton
        className="button"
        off={asOf === now}
        onClick={() => {
          setConditions({ asOf: now });
        }}
      >
        today
      </ActionButton>
    </div>
  );
}

const evidenceChoices: readonly (readonly [name: string, evidence: readonly DataClass[]])[] = [
  ['all but synthetic', evidenceByDefault],
  ['documented only', ['DOCUMENTED']],
  ['documented and reported', ['DOCUMENTED', 'REPORTED']],
  ['with synthetic', evidenceClasses],
  ['synthetic only', ['SYNTHETIC']],
];

/** The classes of evidence that count: every hop of a chain must have one of them. */
export function EvidenceControl() {
  const { address, setConditions } = useAddress();
  const { evidence } = address.conditions;
  const options = evidenceChoices.map(([name, classes]) => [classes.join(), name] as const);
  const written = evidence.join();
  const isCustom = options.every(([value]) => value !== written);
  return (
    <Select
      name="evidence"
      value={written}
      options={isCustom ? [...options, [written, evidence.map((one) => valueName(one)).join(', ')]] : options}
      onChange={(value) => {
        setConditions({ evidence: evidenceClasses.filter((one) => value.split(',').includes(one)) });
      }}
    />
  );
}

/** The origins of engineers that count. An origin is undetermined if no location is on record. */
export function OriginControl() {
  const { address, setConditions } = useAddress();
  return (
    <Select
      name="origin"
      value={address.conditions.origins.join()}
      options={[
        [originsByDefault.join(), 'foreign'],
        ['UNDETERMINED', 'undetermined'],
        [countedOrigins.join(), 'either'],
      ]}
      onChange={(value) => {
        setConditions({ origins: countedOrigins.filter((one) => value.split(',').includes(one)) });
      }}
    />
  );
}

/** The lowest sensitivity that counts, or only systems of which none is on record. */
export function SensitivityControl() {
  const { address, setConditions } = useAddress();
  return (
    <Select
      name="sensitivity"
      value={address.conditions.sensitivity ?? ''}
      options={sensitivityOptions}
      onChange={(value) => {
        setConditions({ sensitivity: sensitivityConditions.find((one) => one === value) ?? null });
      }}
    />
  );
}

const sensitivityOptions: readonly (readonly [value: SensitivityCondition | '', name: string])[] = [
  ['', 'any'],
  ...sensitivityConditions.map((one) => [one, sensitivityConditionInWords(one)] as const),
];

/** The highest clearance of the engineer. */
export function ClearanceControl() {
  const { address, setConditions } = useAddress();
  const others = address.conditions.facets.filter(({ by }) => by !== 'clearance');
  const chosen = address.conditions.facets.filter(({ by }) => by === 'clearance').map(({ value }) => value);
  const words = clearances.filter((one) => chosen.includes(one)).map((one) => clearanceWords[one]);
  const several = chosen.length > 1 ? [[chosen.join(), words.join(' or ')] as const] : [];
  return (
    <Select
      name="clearance"
      value={chosen.join()}
      options={[['', 'any'], ...clearances.map((one) => [one, clearanceWords[one]] as const), ...several]}
      onChange={(value) => {
        const facets =
          value === ''
            ? []
            : value.split(',').map((one) => ({ by: 'clearance' as const, value: one, excluded: false }));
        setConditions({ facets: [...others, ...facets] });
      }}
    />
  );
}

/** The options of a select for a lowest impact level. */
export function LevelOptions() {
  return (
    <>
      <option value="">any level</option>
      <option value="2">IL2 and up</option>
      <option value="4">IL4 and up</option>
      <option value="5">IL5 and up</option>
      <option value="6">IL6</option>
    </>
  );
}

/** The watch set whose systems count; absent until there is one. */
export function WatchSetControl() {
  const { address, setConditions } = useAddress();
  const { watchSet: chosen } = address.conditions;
  const answer = useAnswer(WatchSetNamesDocument, {});
  const sets = answer.state === 'ready' ? answer.data.watchSets : [];
  if (sets.length === 0 && chosen === null) return null;
  const isDeleted = chosen !== null && answer.state === 'ready' && sets.every(({ id }) => id !== chosen);
  return (
    <Select
      name="watch set"
      value={chosen ?? ''}
      options={[
        ['', 'all systems'],
        ...sets.map(({ id, name }) => [id, name] as const),
        ...(isDeleted ? [[chosen, 'deleted watch set'] as const] : []),
      ]}
      onChange={(watchSet) => {
        setConditions({ watchSet: watchSet === '' ? null : watchSet });
      }}
    />
  );
}

type List = DesignationListsQuery['designationLists'][number];

/** Designation lists, each on or off; with none on, all foreign personnel count. A list of companies only would match no location. */
export function ListsControl() {
  const { address, setConditions } = useAddress();
  const { asOf, lists: chosen, origins } = address.conditions;
  const answer = useDesignationLists(asOf);
  const ready = answer.state === 'ready' ? answer.data.designationLists : null;
  // While another day loads, the buttons stay: they would move the bar, and lose keyboard focus.
  const [known, setKnown] = useState<readonly List[] | null>(null);
  if (ready !== null && ready !== known) setKnown(ready);
  const lists = (known ?? []).filter(
    // A list of companies alone is no condition, also on days before it designates any.
    ({ key, countries, organizationCount, organizationsToday }) =>
      chosen.includes(key) || countries.length > 0 || organizationCount + organizationsToday === 0,
  );
  const unknownLists = ready === null ? [] : chosen.filter((key) => !ready.some((list) => list.key === key));
  const toggle = (key: string): void => {
    setConditions({ lists: chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key] });
  };
  return (
    <div
      className="control lists"
      role="group"
      aria-label="Designation lists"
      aria-busy={known === null && answer.state === 'loading'}
    >
      <span className="name">{nameOf(chosen, lists, origins)}</span>
      {lists.map((list) => (
        <button
          key={list.key}
          type="button"
          className="button"
          aria-pressed={chosen.includes(list.key)}
          title={ready === null ? list.title : titleOf(list)}
          onClick={() => {
            toggle(list.key);
          }}
        >
          {shortTitle(list.title)}
          <span className="unseen">{list.title.slice(shortTitle(list.title).length)}</span>
        </button>
      ))}
      {unknownLists.map((key) => (
        <button
          key={key}
          type="button"
          className="button"
          aria-pressed="true"
          title="Not in this database; click to remove"
          onClick={() => {
            toggle(key);
          }}
        >
          {key} (unknown list)
        </button>
      ))}
    </div>
  );
}

/** The label before the list buttons. */
function nameOf(chosen: readonly string[], lists: readonly List[], origins: readonly CountedOrigin[]): string {
  if (!origins.includes('FOREIGN')) return chosen.length > 0 ? 'foreign if located in' : 'designation lists';
  if (chosen.length > 0) return 'located in';
  return lists.length > 0 ? 'who counts as foreign' : 'any foreign personnel';
}

/** A title without the citation in parentheses at its end, which the tooltip shows. */
function shortTitle(title: string): string {
  return title.replace(/\s*\([^)]*\)$/, '');
}

function titleOf(list: List): string {
  const countries = list.countries.map(({ name }) => name).join(', ');
  const organizations = counted(list.organizationCount, 'organization');
  return `${list.title}. On this day: ${countries === '' ? 'no countries' : countries}; ${organizations}. ${list.citation ?? list.key}`;
}

/** Returns the titles of the conditions' lists; the key of one whose title is not loaded. */
export function useListTitles({ asOf, lists }: Pick<Conditions, 'asOf' | 'lists'>): readonly string[] {
  const answer = useDesignationLists(asOf, lists.length === 0);
  const known = answer.state === 'ready' ? answer.data.designationLists : [];
  return lists.map((key) => known.find((list) => list.key === key)?.title ?? key);
}

/** Returns the designation lists and what they designate on a day. */
export function useDesignationLists(asOf: string, pause = false): Answer<DesignationListsQuery> {
  return useAnswer(DesignationListsDocument, { asOf }, pause);
}
