import { useAddress } from '../address/use-address.ts';
import { DraftLink } from '../casework/draft-link.tsx';
import { CountryTag } from '../exposures/tags.tsx';
import type { ScreenRoleKind } from '../generated/graphql.ts';
import { AddressLink, RecordLink } from '../ui/links.tsx';
import { Band } from '../ui/rows.tsx';
import { counted, periodInWords } from '../words.ts';
import { Candidates, Decided } from './candidates.tsx';
import type { OnDecided } from './candidates.tsx';
import { fieldWords, fields } from './list.ts';
import { Ownership } from './ownership.tsx';
import type { ScreenedRow, ScreenedUnder } from './run.ts';
import type { Titles } from './titles.ts';

interface RowDetailProps {
  readonly row: ScreenedRow;
  readonly titles: Titles;
  readonly under: ScreenedUnder;
  readonly onDecided: OnDecided;
}

/** What is behind a row: who it may be and why, its chains, its owners, its designations and what is not on record. */
export function RowDetail({ row, titles, under, onDecided }: RowDetailProps) {
  const { given, result, number } = row;
  const { organization, because, warnings, notOnRecord } = result;
  const stated = fields.flatMap((field) => (given[field] === null ? [] : [`${fieldWords[field]} ${given[field]}`]));
  return (
    <section className="screen-detail" aria-label={`Row ${String(number)}`}>
      <div>
        <p className="soft">As given: {stated.join(' · ')}</p>
        <Sentences of={[...because, ...warnings]} />
        {result.match === 'NONE_ON_RECORD' && (
          <p>That says nothing about the company: it may be in records that nobody has imported.</p>
        )}
      </div>
      <Decided row={row} onDecided={onDecided} />
      {result.match === 'POSSIBLE' && <Candidates row={row} titles={titles} onDecided={onDecided} />}
      {organization !== null && (
        <>
          <InChains row={row} under={under} />
          <Designations row={row} />
          <Ownership organization={organization} under={under} />
        </>
      )}
      <div>
        <h4>Not on record</h4>
        <Sentences of={notOnRecord} />
        {notOnRecord.length === 0 && <p className="soft">Nothing that these answers need.</p>}
        {organization !== null && <Drafts organization={organization.key} under={under} />}
      </div>
    </section>
  );
}

function Sentences({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul className="plain-list">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

const roleWords: Readonly<Record<ScreenRoleKind, string>> = {
  PRIME: 'prime contractor',
  SUBCONTRACTOR: 'subcontractor',
  EMPLOYS_ESCORTS: 'employs escorts',
  EMPLOYS_ENGINEERS: 'employs engineers',
};

interface OfOrganizationProps {
  readonly row: ScreenedRow;
  readonly under: ScreenedUnder;
}

/** Its roles in chains, on the day and on others, and the exposed accesses through it. */
function InChains({ row: { result }, under }: OfOrganizationProps) {
  const { organization, roles, accessesThrough, worst, workAbroad } = result;
  const { conditions } = useAddress().address;
  if (organization === null) return null;
  const about = { kind: 'organization', key: organization.key } as const;
  const own = { ...conditions, ...under, about };
  return (
    <div>
      <h4>In known chains</h4>
      {roles.length === 0 && <p>No role in a chain is on record, on this day or any other.</p>}
      <ul className="plain-list">
        {roles.map(({ role, isToday, tier, contracts }) => (
          <li key={`${role} ${String(isToday)}`}>
            {roleWords[role]}
            {tier !== null && tier > 0 && `, tier ${String(tier)}`}
            {role === 'SUBCONTRACTOR' && tier === null && ', no route from a prime on record'}
            {contracts > 0 && `, ${counted(contracts, 'contract')}`}
            <span className="soft">{isToday ? ' on this day' : ' on another day'}</span>
          </li>
        ))}
      </ul>
      <p>
        {accessesThrough === 0
          ? 'No exposed access on record goes through it on this day.'
          : `${counted(accessesThrough, 'exposed access goes', 'exposed accesses go')} through it; the worst is `}
        {worst !== null && <Band low={worst} high={worst} />}
      </p>
      {workAbroad.length > 0 && (
        <p>
          Work performed abroad:{' '}
          {workAbroad.map((country) => (
            <CountryTag key={country.key} country={country} />
          ))}
        </p>
      )}
      {accessesThrough > 0 && (
        <AddressLink
          change={{
            view: 'chains',
            system: null,
            chain: null,
            node: null,
            hop: null,
            conditions: { ...own, lists: [] },
          }}
        >
          Draw its chains
        </AddressLink>
      )}
    </div>
  );
}

/** The lists that designate it, with their days. */
function Designations({ row: { result } }: { readonly row: ScreenedRow }) {
  const { designations } = result;
  return (
    <div>
      <h4>Designated on</h4>
      {designations.length === 0 && <p>No list on record designates it, on this day or any other.</p>}
      <ul className="plain-list">
        {designations.map(({ list, title, from, to, source, isToday }) => (
          <li key={`${list} ${source} ${from ?? ''}`}>
            <RecordLink kind="list" keyOf={list}>
              {title}
            </RecordLink>
            , {periodInWords(from, to)} (
            <RecordLink kind="source" keyOf={source}>
              {source}
            </RecordLink>
            ){!isToday && <span className="soft"> not on this day</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface DraftsProps {
  readonly organization: string;
  readonly under: ScreenedUnder;
}

/** A link to the drafts of requests for what is not on record about an organization. */
function Drafts({ organization, under }: DraftsProps) {
  const { conditions } = useAddress().address;
  const about = { kind: 'organization', key: organization } as const;
  return (
    <p>
      <DraftLink topic="ALL" conditions={{ ...conditions, ...under, about }} />
    </p>
  );
}
