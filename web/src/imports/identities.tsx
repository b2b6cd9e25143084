import { useState } from 'react';
import { DecideIdentityDocument, IdentitySuggestionsDocument, WithdrawIdentityDocument } from '../generated/graphql.ts';
import type { IdentitySuggestionsQuery, IdentityVerdict, LikeOrganizationFragment } from '../generated/graphql.ts';
import { change, problemOf } from '../server/change.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MOST_ON_PAGE } from '../server/use-pages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { RecordLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { dayInShort, inDigits } from '../words.ts';

type Suggestion = IdentitySuggestionsQuery['identitySuggestions']['nodes'][number];
type Decision = IdentitySuggestionsQuery['identityDecisions'][number];

const FEW = 5;

/** Pairs of organizations that may be the same, side by side, and what was decided about others. */
export function Identities() {
  const [first, setFirst] = useState(FEW);
  const answer = useAnswer(IdentitySuggestionsDocument, { first });
  return (
    <section className="import-log" aria-labelledby="identities">
      <h2 id="identities">Organizations that may be the same</h2>
      <p className="soft small">
        “Same” does not change any statement, chain or exposure. Leads treat the two as one, both pages show the
        decision, and you can withdraw it. Decisions stay when files are imported again.
      </p>
      <Loaded answer={answer} what="the suggestions">
        {({ identitySuggestions: { nodes, totalCount, truncated }, identityDecisions }) => (
          <>
            {totalCount === 0 && (
              <p className="soft">
                No two organizations look alike{identityDecisions.length > 0 && ', except those decided below'}.
              </p>
            )}
            <ul className="plain-list">
              {nodes.map((suggestion) => (
                <li key={suggestion.organizations.map(({ key }) => key).join(' ')}>
                  <Pair suggestion={suggestion} />
                </li>
              ))}
            </ul>
            {totalCount > nodes.length && first < MOST_ON_PAGE && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  setFirst(MOST_ON_PAGE);
                }}
              >
                Show more of {inDigits(totalCount)} pairs
              </button>
            )}
            {totalCount > nodes.length && first === MOST_ON_PAGE && (
              <p className="soft small">
                {inDigits(MOST_ON_PAGE)} of {inDigits(totalCount)} pairs. Decide some of them to see more.
              </p>
            )}
            {truncated && (
              <p className="soft small">
                There are more than these {inDigits(totalCount)} pairs. Decide some of them to see more.
              </p>
            )}
            {identityDecisions.length > 0 && <Decided decisions={identityDecisions} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

const facts = [
  ['Key', ({ key }: LikeOrganizationFragment) => key],
  ['UEI', ({ uei }: LikeOrganizationFragment) => uei],
  ['CAGE', ({ cage }: LikeOrganizationFragment) => cage],
  ['LEI', ({ lei }: LikeOrganizationFragment) => lei],
  ['Country', ({ country }: LikeOrganizationFragment) => country?.name ?? null],
] as const;

function Pair({ suggestion: { organizations, evidence, isStrong } }: { readonly suggestion: Suggestion }) {
  const [one, two] = organizations;
  if (one === undefined || two === undefined) return null;
  const title = `${one.caption} and ${two.caption}`;
  const decide = (verdict: IdentityVerdict): Promise<string | null> =>
    problemOf(change(DecideIdentityDocument, { organization: one.key, other: two.key, verdict }));
  return (
    <>
      <div className="table-holder" role="region" aria-label={title} tabIndex={0}>
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
      </div>
      <Buttons
        of={title}
        buttons={[
          ['Same', () => decide('SAME')],
          ['Not the same', () => decide('NOT_SAME')],
        ]}
      />
    </>
  );
}

function headingOf(evidence: Suggestion['evidence'], isStrong: boolean): string {
  if (evidence.some(({ kind }) => kind === 'DUPLICATE_LEI')) return 'Registered twice:';
  return isStrong ? 'Share' : 'Only a similar name:';
}

function inWords({ kind, value, similarity }: Suggestion['evidence'][number]): string {
  if (kind === 'NAME') return `${inDigits(similarity)}% alike, in ${value}`;
  return kind === 'DUPLICATE_LEI' ? `LEI ${value} is a duplicate, by its record` : `${kind} ${value}`;
}

function Decided({ decisions }: { readonly decisions: readonly Decision[] }) {
  return (
    <>
      <h3>Decided</h3>
      <ul className="plain-list">
        {decisions.map(({ keys: [one = '', two = ''], organizations, verdict, reason, at }) => {
          const names = [one, two].map((key, side) => organizations[side]?.caption ?? key);
          const title = names.join(' and ');
          const withdraw = (): Promise<string | null> =>
            problemOf(change(WithdrawIdentityDocument, { organization: one, other: two }));
          return (
            <li key={`${one} ${two}`}>
              <p>
                {title}: <strong>{verdict === 'SAME' ? 'same' : 'not the same'}</strong>{' '}
                <span className="soft small">
                  {dayInShort(at)}
                  {reason !== null && `, ${reason}`}
                </span>
              </p>
              <Buttons of={title} buttons={[['Withdraw', withdraw]]} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface ButtonsProps {
  /** What they decide about, for screen readers. */
  readonly of: string;
  /** Each with what it does, which returns the server's message if it refuses. */
  readonly buttons: readonly (readonly [name: string, run: () => Promise<string | null>])[];
}

function Buttons({ of, buttons }: ButtonsProps) {
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const start = async (run: () => Promise<string | null>): Promise<void> => {
    setSaving(true);
    setProblem(await run());
    setSaving(false);
  };
  return (
    <>
      <div className="actions">
        {buttons.map(([name, run]) => (
          <ActionButton
            key={name}
            className="button"
            off={saving}
            onClick={() => {
              void start(run);
            }}
          >
            {name}
            <span className="unseen"> {of}</span>
          </ActionButton>
        ))}
      </div>
      {problem !== null && (
        <p role="alert" className="small wrong">
          {problem}
        </p>
      )}
    </>
  );
}
