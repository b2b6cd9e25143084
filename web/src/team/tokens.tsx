import { useId, useState } from 'react';
import type { SubmitEvent } from 'react';
import { CreateTokenDocument, RevokeTokenDocument } from '../generated/graphql.ts';
import type { Role, TeamQuery, TokenPartsFragment } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { change } from '../server/change.ts';
import { ConfirmButton } from '../ui/buttons.tsx';
import { Panel } from '../ui/panel.tsx';

const roles = ['READER', 'ANALYST', 'EDITOR', 'ADMIN'] as const satisfies readonly Role[];
const times = [
  { minutes: 60, words: 'an hour' },
  { minutes: 24 * 60, words: 'a day' },
  { minutes: 7 * 24 * 60, words: 'a week' },
  { minutes: 30 * 24 * 60, words: '30 days' },
  { minutes: 90 * 24 * 60, words: '90 days' },
] as const;
const usual = times[1].minutes;

interface TokensPanelProps {
  readonly me: TeamQuery['me'];
  readonly tokens: readonly TokenPartsFragment[];
  readonly isAdmin: boolean;
}

/** The tokens with which scripts use the API: creates, lists and revokes them. */
export function TokensPanel({ me, tokens, isAdmin }: TokensPanelProps) {
  const [created, setCreated] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const revoke = async ({ id, name }: TokenPartsFragment): Promise<void> => {
    const changed = await change(RevokeTokenDocument, { id });
    setMessage('problem' in changed ? changed.problem : `“${name}” is revoked.`);
  };
  return (
    <Panel title="Tokens" note="for scripts, in the header Authorization: Bearer">
      <TokenForm
        mine={me.role}
        onCreated={(text) => {
          setCreated(text);
          setMessage('');
        }}
        onProblem={setMessage}
      />
      <p role="status" className={message === '' ? 'unseen' : 'aside small'}>
        {message}
      </p>
      {created !== null && <NewToken text={created} />}
      {tokens.length === 0 ? (
        <p className="soft aside">No token is valid now.</p>
      ) : (
        <ul className="case-list">
          {tokens.map((token) => (
            <li key={token.id} className="case">
              <div className="case-head">
                <h4>{token.name}</h4>
                <span className="soft small">
                  {token.role}
                  {isAdmin && ` · of ${token.owner.name}`} · until {momentInWords(token.expiresAt)}
                </span>
              </div>
              <div className="actions">
                <ConfirmButton
                  name="Revoke"
                  of={token.name}
                  question={`Revoke “${token.name}”? Scripts that use it stop working at once.`}
                  onConfirm={() => void revoke(token)}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface TokenFormProps {
  readonly mine: Role;
  readonly onCreated: (text: string) => void;
  readonly onProblem: (problem: string) => void;
}

function TokenForm({ mine, onCreated, onProblem }: TokenFormProps) {
  const id = useId();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('READER');
  const [minutes, setMinutes] = useState<number>(usual);
  const create = async (): Promise<void> => {
    const changed = await change(CreateTokenDocument, { name, role, minutes });
    if ('problem' in changed) onProblem(changed.problem);
    else {
      onCreated(changed.data.createToken.text);
      setName('');
    }
  };
  const allowed = roles.slice(0, roles.indexOf(mine) + 1);
  return (
    <form
      className="token-form aside"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void create();
      }}
    >
      <label htmlFor={`${id}-name`}>What it is for</label>
      <input
        id={`${id}-name`}
        required
        maxLength={caseworkLimits.name}
        value={name}
        onChange={({ target }) => {
          setName(target.value);
        }}
      />
      <label htmlFor={`${id}-role`}>Role</label>
      <select
        id={`${id}-role`}
        value={role}
        onChange={({ target }) => {
          setRole(roles.find((one) => one === target.value) ?? 'READER');
        }}
      >
        {allowed.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <label htmlFor={`${id}-time`}>Valid for</label>
      <select
        id={`${id}-time`}
        value={minutes}
        onChange={({ target }) => {
          setMinutes(Number(target.value));
        }}
      >
        {times.map((one) => (
          <option key={one.minutes} value={one.minutes}>
            {one.words}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        Create a token
      </button>
    </form>
  );
}

/** The text of a new token, which is never shown again. */
function NewToken({ text }: { readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="notice" role="status">
      <strong>Copy it now: it is not shown again.</strong>
      <code className="token-text">{text}</code>
      <button
        type="button"
        className="button"
        onClick={() => {
          void navigator.clipboard.writeText(text).then(
            () => {
              setCopied(true);
            },
            () => {
              setCopied(false);
            },
          );
        }}
      >
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** “8 Dec 2026, 14:30”, in the browser's time zone. */
export function momentInWords(time: string): string {
  return MOMENT.format(new Date(time));
}
