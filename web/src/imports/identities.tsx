import { useState } from 'react';
import { DecideIdentityDocument, IdentitySuggestionsDocument, WithdrawIdentityDocument } from '../generated/graphql.ts';
import type { IdentitySuggestionsQuery, IdentityVerdict, LikeOrganizationFragment } from '../generated/graphql.ts';
import { change, problemOf } from '../server/change.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { useExpandableList } from '../ui/expandable-list.tsx';
import { RecordLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { useFocusAfter } from '../ui/focus.ts';
import { dayInShort, inDigits } from '../words.ts';
import { DecisionButtons } from './decision-buttons.tsx';

type Suggestion = IdentitySuggestionsQuery['identitySuggestions']['nodes'][number];
type Decision = IdentitySuggestionsQuery['identityDecisions'][number];

const FEW = 5;

/** A pair that was decided while the page shows it. */
interface DecidedHere {
  readonly suggestion: Suggestion;
  /** Its place in the list. */
  readonly at: number;
}

/** Pairs of organizations that may be the same, side by side, and what was decided about others. */
export function Identities() {
  const { answer, shown, button } = useExpandableList(
    IdentitySuggestionsDocument,
    { first: FEW + 1 },
    { few: FEW, itemsOf: ({ identitySuggestions }) => identitySuggestions.nodes, things: 'pairs' },
  );
  const [here, setHere] = useState<readonly DecidedHere[]>([]);
  const pairs = inPlace(shown, here);
  const isHere = new Set(here.map(({ suggestion }) => idOf(suggestion)));
  return (
    <section className="import-log" aria-labelledby="identities">
      <h2 id="identities">Organizations that may be the same</h2>
      <p className="soft small">
        “Same” does not change any statement, chain or exposure. Leads treat the two as one, both pages show the
        decision, and you can withdraw it. Decisions stay when files are imported again.
      </p>
      <Loaded answer={answer} what="the suggestions">
        {({ identitySuggestions: { totalCount, truncated }, identityDecisions }) => {
          const decisionOf = new Map(identityDecisions.map((decision) => [decision.keys.join('\n'), decision]));
          const elsewhere = identityDecisions.filter(({ keys }) => !isHere.has(keys.join('\n')));
          return (
            <>
              {pairs.length === 0 && (
                <p className="soft">
                  No two organizations look alike{elsewhere.length > 0 && ', except those decided below'}.
                </p>
              )}
              <ul className="plain-list">
                {pairs.map((suggestion, at) => (
                  <Pair
                    key={idOf(suggestion)}
                    suggestion={suggestion}
                    decision={decisionOf.get(idOf(suggestion)) ?? null}
                    onDecided={() => {
                      setHere((before) => [
                        ...before.filter((one) => one.suggestion !== suggestion),
                        { suggestion, at },
                      ]);
                    }}
                  />
                ))}
              </ul>
              {button}
              {totalCount > shown.length && (
                <p className="soft small">
                  {inDigits(shown.length)} of {inDigits(totalCount)}
                  {truncated && ' or more'} pairs are shown.
                  {shown.length === MAX_PAGE_SIZE && ' Decide some of them to see more.'}
                </p>
              )}
              {elsewhere.length > 0 && <Decided decisions={elsewhere} />}
              {identityDecisions.length === MAX_PAGE_SIZE && (
                <p className="soft small">The latest {inDigits(MAX_PAGE_SIZE)} decisions are shown.</p>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

/** The keys of the two organizations, which identify the pair. */
function idOf({ organizations }: Suggestion): string {
  return organizations.map(({ key }) => key).join('\n');
}

/** The suggestions, with those decided here in their places: no other pair must come under a pointer that is about to click again. */
function inPlace(suggestions: readonly Suggestion[], here: readonly DecidedHere[]): readonly Suggestion[] {
  const decided = new Set(here.map(({ suggestion }) => idOf(suggestion)));
  const pairs = suggestions.filter((one) => !decided.has(idOf(one)));
  for (const { suggestion, at } of [...here].sort((a, b) => a.at - b.at)) pairs.splice(at, 0, suggestion);
  return pairs;
}

const facts = [
  ['Key', ({ key }: LikeOrganizationFragment) => key],
  ['UEI', ({ uei }: LikeOrganizationFragment) => uei],
  ['CAGE', ({ cage }: LikeOrganizationFragment) => cage],
  ['LEI', ({ lei }: LikeOrganizationFragment) => lei],
  ['Country', ({ country }: LikeOrganizationFragment) => country?.name ?? null],
] as const;

interface PairProps {
  readonly suggestion: Suggestion;
  /** Null: nobody has decided, or the decision is withdrawn. */
  readonly decision: Decision | null;
  readonly onDecided: () => void;
}

/** A pair, and buttons to decide about it; once it is decided, what was decided in their place. */
function Pair({ suggestion: { organizations, evidence, isStrong }, decision, onDecided }: PairProps) {
  const place = useFocusAfter<HTMLDivElement>(decision !== null);
  const [one, two] = organizations;
  if (one === undefined || two === undefined) return null;
  const title = `${one.caption} and ${two.caption}`;
  const decide = async (verdict: IdentityVerdict): Promise<string | null> => {
    const problem = await problemOf(change(DecideIdentityDocument, { organization: one.key, other: two.key, verdict }));
    if (problem === null) onDecided();
    return problem;
  };
  const table = (
    <table>
      <caption>
        {headingOf(evidence, isStrong)} {evidence.map(inWords).join(', ')}
      </caption>
      <thead>
        <tr>
          <td />
          {organizations.map(({ key, caption }) => (
            <th key={key} scope="col">
              <RecordLink kind="organization" keyOf={key}>
                {caption}
              </RecordLink>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(([name, valueOf]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {organizations.map((organization) => (
              <td key={organization.key}>{valueOf(organization)}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">Sources</th>
          {organizations.map(({ key, sources }) => (
            <td key={key}>{sources.map(({ caption: name }) => name).join(', ')}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
  return (
    <li>
      {decision === null ? (
        <div className="table-holder" role="region" aria-label={title} tabIndex={0}>
          {table}
        </div>
      ) : (
        <div className="table-holder">{table}</div>
      )}
      <div ref={place} tabIndex={-1}>
        {decision === null ? (
          <DecisionButtons
            of={title}
            buttons={[
              ['Same', () => decide('SAME')],
              ['Not the same', () => decide('NOT_SAME')],
            ]}
          />
        ) : (
          <DecidedPair decision={decision} />
        )}
      </div>
    </li>
  );
}

function headingOf(evidence: Suggestion['evidence'], isStrong: boolean): string {
  if (evidence.some(({ kind }) => kind === 'DUPLICATE_LEI')) return 'Registered twice:';
  return isStrong ? 'Share' : 'Only a similar name:';
}

function inWords({ kind, value, similarity }: Suggestion['evidence'][number]): string {
  if (kind === 'NAME')
    return `${inDigits(similarity)}% alike, ${value == null ? 'the country of one is not known' : `in ${value}`}`;
  return kind === 'DUPLICATE_LEI' ? `LEI ${value ?? ''} is a duplicate, by its record` : `${kind} ${value ?? ''}`;
}

function Decided({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <>
      <h3>Decided</h3>
      <ul className="plain-list">
        {decisions.map((decision) => (
          <li key={decision.keys.join('\n')}>
            <DecidedPair decision={decision} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was decided about two organizations, and a button to withdraw it. */
function DecidedPair({ decision }: { readonly decision: Decision }) {
  const { keys, organizations, verdict, reason, at } = decision;
  const [one = '', two = ''] = keys;
  const title = keys.map((key, side) => organizations[side]?.caption ?? key).join(' and ');
  const withdraw = (): Promise<string | null> =>
    problemOf(change(WithdrawIdentityDocument, { organization: one, other: two }));
  return (
    <>
      <p>
        {title}: <strong>{verdict === 'SAME' ? 'same' : 'not the same'}</strong>{' '}
        <span className="soft small">
          {dayInShort(at)}
          {reason !== null && `, ${reason}`}
        </span>
      </p>
      <DecisionButtons of={title} buttons={[['Withdraw', withdraw]]} />
    </>
  );
}
