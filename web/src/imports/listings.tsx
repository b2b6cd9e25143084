import { useState } from 'react';
import { DecideListingDocument, ListingsDocument, WithdrawListingDocument } from '../generated/graphql.ts';
import type { ListingDecidedFragment, ListingsQuery } from '../generated/graphql.ts';
import { useDebounced } from '../search/use-search.ts';
import { change, problemOf } from '../server/change.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { useExpandableList } from '../ui/expandable-list.tsx';
import { useFocusAfter } from '../ui/focus.ts';
import { RecordLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { dayInShort, inDigits } from '../words.ts';
import { DecisionButtons } from './decision-buttons.tsx';

type Doubtful = ListingsQuery['doubtfulListings']['nodes'][number];
type Decision = ListingsQuery['listingDecisions'][number];

const FEW = 10;

/** The records of screening lists that may be about persons, and what was decided about them and others. */
export function Listings() {
  const [text, setText] = useState('');
  const nameContains = useDebounced(text.trim());
  const { answer, shown, button } = useExpandableList(
    ListingsDocument,
    { first: FEW + 1, nameContains },
    { few: FEW, itemsOf: ({ doubtfulListings }) => doubtfulListings.nodes, things: 'names' },
  );
  // Once there, the field stays: it has the focus while other names load.
  const [isLong, setLong] = useState(false);
  if (!isLong && button !== false) setLong(true);
  return (
    <section className="import-log" aria-labelledby="listings">
      <h2 id="listings">Listed names that may be of persons</h2>
      <p className="soft small">
        Some screening lists do not say what a record is about. Records that may be about persons are left out, and
        their names are only in the file of rejects. If one is about an organization, decide so: the decision keeps the
        record’s id, never its name. Then import the list again.
      </p>
      {isLong && (
        <label className="control">
          <span className="name">Name contains</span>
          <input
            type="search"
            className="text-input"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
            }}
          />
        </label>
      )}
      <Loaded answer={answer} what="the names">
        {({ doubtfulListings: { file, totalCount }, listingDecisions }) => {
          const elsewhere = listingDecisions.filter(({ record }) => !shown.some((one) => one.record === record));
          return (
            <>
              {shown.length === 0 && <p className="soft">{noneInWords(file, nameContains)}</p>}
              {shown.length > 0 && <NameTable names={shown} />}
              {button}
              {totalCount > shown.length && (
                <p className="soft small">
                  {inDigits(shown.length)} of {inDigits(totalCount)} names are shown.
                  {shown.length === MAX_PAGE_SIZE && ' Search for others, or download the file of rejects.'}
                </p>
              )}
              {elsewhere.length > 0 && <Decided decisions={elsewhere} />}
              {listingDecisions.length === MAX_PAGE_SIZE && (
                <p className="soft small">The latest {inDigits(MAX_PAGE_SIZE)} decisions are shown.</p>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function noneInWords(file: string | null, nameContains: string): string {
  if (file === null) return 'Import or preview the Consolidated Screening List here to see such names.';
  return nameContains === '' ? `No name of ${file} waits for a decision.` : `No name of ${file} contains this.`;
}

function NameTable({ names }: { readonly names: readonly Doubtful[] }) {
  return (
    <div className="table-holder" role="region" aria-label="Names that may be of persons" tabIndex={0}>
      <table className="log">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">List</th>
            <th scope="col">Decision</th>
          </tr>
        </thead>
        <tbody>
          {names.map((one) => (
            <NameRow key={one.record} of={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A name, and a button to decide about it; once it is decided, the decision in its place, which has the focus. */
function NameRow({ of: { record, name, otherNames, list, decision } }: { readonly of: Doubtful }) {
  const place = useFocusAfter<HTMLTableCellElement>(decision !== null);
  return (
    <tr>
      <th scope="row">
        {name}
        {otherNames !== null && <span className="soft small block">{otherNames}</span>}
      </th>
      <td>{list}</td>
      <td ref={place} tabIndex={-1}>
        {decision === null ? (
          <DecisionButtons of={name} buttons={[['Is an organization', () => decide(record)]]} />
        ) : (
          <>
            <p>
              <strong>organization</strong> <When decision={decision} />
            </p>
            <Withdraw record={record} of={name} />
          </>
        )}
      </td>
    </tr>
  );
}

/** Decisions about records that are not in the table above, such as those that an import has let in. */
function Decided({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <>
      <h3>Decided to be organizations</h3>
      <ul className="plain-list">
        {decisions.map((decision) => {
          const { record, organization } = decision;
          return (
            <li key={record}>
              <p>
                {organization === null ? (
                  `Record ${record}`
                ) : (
                  <RecordLink kind="organization" keyOf={organization.key}>
                    {organization.caption}
                  </RecordLink>
                )}{' '}
                <When decision={decision} />
              </p>
              <Withdraw record={record} of={organization?.caption ?? record} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function When({ decision: { at, reason } }: { readonly decision: ListingDecidedFragment }) {
  return (
    <span className="soft small">
      {dayInShort(at)}
      {reason !== null && `, ${reason}`}
    </span>
  );
}

function Withdraw({ record, of }: { readonly record: string; readonly of: string }) {
  return (
    <DecisionButtons of={of} buttons={[['Withdraw', () => problemOf(change(WithdrawListingDocument, { record }))]]} />
  );
}

function decide(record: string): Promise<string | null> {
  return problemOf(change(DecideListingDocument, { record }));
}
