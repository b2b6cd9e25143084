import { useState } from 'react';
import { CountryTag } from '../exposures/tags.tsx';
import { DecideScreenedDocument, WithdrawScreenedDocument } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { change } from '../server/change.ts';
import { RecordLink } from '../ui/links.tsx';
import { Writable } from '../ui/states.tsx';
import { counted, momentInShort } from '../words.ts';
import type { ScreenedRow } from './run.ts';
import { shareInWords } from './screened-rows.ts';
import type { Titles } from './titles.ts';

/** What happens after a decision about a row. @returns what to say of it */
export type OnDecided = (digest: string) => Promise<string>;

type Candidate = ScreenedRow['result']['candidates'][number];

interface CandidateFactsProps {
  readonly of: Candidate;
  readonly titles: Titles;
}

/** What is on record about a possible match: who designates it, who owns it, and what passes through it. */
function CandidateFacts({ of, titles }: CandidateFactsProps) {
  const { designatedOn, ownedByDesignated: owned, accessesThrough } = of;
  return (
    <>
      {designatedOn.map((list) => (
        <li key={list}>
          <span className="tag designated">designated</span>{' '}
          <RecordLink kind="list" keyOf={list}>
            {titles.list(list)}
          </RecordLink>
        </li>
      ))}
      {owned !== null && owned.low > 0 && <li>Designated parties own {shareInWords(owned)} of it.</li>}
      {accessesThrough > 0 && (
        <li>{counted(accessesThrough, 'exposed access goes', 'exposed accesses go')} through it.</li>
      )}
    </>
  );
}

interface CandidatesProps {
  readonly row: ScreenedRow;
  readonly titles: Titles;
  readonly onDecided: OnDecided;
}

/** The organizations that a row may be, what speaks for and against each, and what people decide. */
export function Candidates({ row: { result }, titles, onDecided }: CandidatesProps) {
  const { candidates, digest } = result;
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState('');
  const decide = async (organization: string | null): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const rejected = organization === null ? candidates.map((one) => one.organization.id) : [];
    const changed = await change(DecideScreenedDocument, {
      ...{ row: digest, organization, rejected },
      reason: reason.trim() === '' ? null : reason,
    });
    setMessage('problem' in changed ? `Not decided: ${changed.problem}` : await onDecided(digest));
    setBusy(false);
  };
  return (
    <div>
      <h4>Possible matches</h4>
      <p className="soft small">
        A name alone never says who a row is, and what is possible enters no verdict. A decision holds for every list
        with a row like this.
      </p>
      <ol className="screen-candidates">
        {candidates.map(({ organization, score, because, ...facts }) => (
          <li key={organization.id}>
            <RecordLink kind="organization" keyOf={organization.key}>
              {organization.caption}
            </RecordLink>{' '}
            {organization.country !== null && <CountryTag country={organization.country} />}
            {organization.dataClass === 'SYNTHETIC' && <span className="tag synthetic">synthetic</span>}{' '}
            <span className="soft small">{Math.round(score)} % similar name</span>
            <ul className="plain-list small">
              <CandidateFacts of={{ organization, score, because, ...facts }} titles={titles} />
              {because.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <Writable>
              <button type="button" className="button" onClick={() => void decide(organization.id)}>
                This one<span className="unseen"> {organization.caption}</span>
              </button>
            </Writable>
          </li>
        ))}
      </ol>
      <Writable>
        <div className="actions">
          <label className="control">
            <span className="name">why (optional)</span>
            <input
              value={reason}
              maxLength={caseworkLimits.text}
              onChange={({ target }) => {
                setReason(target.value);
              }}
            />
          </label>
          <button type="button" className="button" onClick={() => void decide(null)}>
            None of these
          </button>
        </div>
      </Writable>
      <p role="status" className="small">
        {message}
      </p>
    </div>
  );
}

/** What somebody decided about a row, and a button that withdraws it. */
export function Decided({ row: { result }, onDecided }: Omit<CandidatesProps, 'titles'>) {
  const { decision, digest } = result;
  const [message, setMessage] = useState('');
  const withdraw = async (): Promise<void> => {
    const changed = await change(WithdrawScreenedDocument, { row: digest });
    setMessage('problem' in changed ? `Not withdrawn: ${changed.problem}` : await onDecided(digest));
  };
  if (decision === null) return null;
  const { organization, author, at, reason } = decision;
  return (
    <div>
      <h4>Decided</h4>
      <p>
        {organization === null ? 'It is none of those proposed before' : `It is ${organization.caption}`}, decided by{' '}
        {author} on {momentInShort(at)}
        {reason === null ? '.' : `: ${reason}`}
      </p>
      <Writable>
        <button type="button" className="button" onClick={() => void withdraw()}>
          Withdraw the decision
        </button>
      </Writable>
      <p role="status" className="small">
        {message}
      </p>
    </div>
  );
}
