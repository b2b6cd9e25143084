import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { readAddress } from '../address/address.ts';
import { useAddress, useTitle } from '../address/use-address.ts';
import { toRequest } from '../casework/draft-link.tsx';
import { Drafts, useDrafts } from '../casework/drafts.ts';
import type { Draft } from '../casework/drafts.ts';
import { DeleteRequestDocument, OpenRequestDocument, SaveRequestDocument } from '../generated/graphql.ts';
import type { RequestPartsFragment, RequestStatus } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { change } from '../server/change.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ConfirmButton } from '../ui/buttons.tsx';
import { LengthNotice, Select } from '../ui/fields.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { LaterVersion, useReadOnly } from '../ui/states.tsx';
import { capitalized, counted, dayInWords, valueName } from '../words.ts';
import { TextActions, requestKindWords, requestStatuses } from './requests.tsx';

/** What is typed into the form of a request. */
interface Fields {
  readonly title: string;
  readonly recipient: string;
  readonly text: string;
  readonly status: RequestStatus;
  readonly note: string;
}

const drafts = new Drafts(({ title, recipient, text, status, note }: RequestPartsFragment): Fields => {
  return { title, recipient, text, status, note };
});

/** The page of a request that is kept. */
export function RequestPage({ id }: { readonly id: string }) {
  const answer = useAnswer(OpenRequestDocument, { id });
  const stored = answer.state === 'ready' ? answer.data.request : null;
  const draft = useDrafts(drafts).get(id) ?? null;
  useTitle(stored?.title ?? 'Request');
  return (
    <main className="page cases" id="pane-0" tabIndex={-1}>
      <p>
        <AddressLink change={toRequest(null)}>Cases</AddressLink>
      </p>
      <Loaded answer={answer} what="the request" rows={6}>
        {({ request }) => {
          const now = request ?? (draft !== null && drafts.isTouched(draft) ? draft.opened : null);
          if (now === null)
            return (
              <p role="alert">
                This server has no such request. It may have been deleted, or the link is from another server.
              </p>
            );
          const shown = drafts.shown(draft, now);
          return (
            <RequestForm
              draft={shown}
              isDeleted={request === null}
              later={now.revision > shown.opened.revision ? now : null}
            />
          );
        }}
      </Loaded>
    </main>
  );
}

interface RequestFormProps {
  readonly draft: Draft<RequestPartsFragment, Fields>;
  readonly isDeleted: boolean;
  /** As it was saved after the form was opened; null if it was not. */
  readonly later: RequestPartsFragment | null;
}

function RequestForm({ draft, isDeleted, later }: RequestFormProps) {
  const { go } = useAddress();
  const isReadOnly = useReadOnly();
  const [outcome, setOutcome] = useState<{ readonly message: string; readonly problem: string | null }>(nothing);
  const { opened, fields } = draft;
  const { id, revision, topic, kind, asOf, accesses, address } = opened;
  const set = (changed: Partial<Fields>): void => {
    setOutcome(nothing);
    drafts.type(draft, changed);
  };
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const request = { topic, kind, asOf, accesses, address, ...fields };
    const saving = change(SaveRequestDocument, isDeleted ? { request } : { id, revision, request });
    const saved = await drafts.save(draft, saving, ({ saveRequest }) => saveRequest);
    if ('problem' in saved) {
      setOutcome({ message: '', problem: saved.problem });
      return;
    }
    setOutcome({ message: 'Saved.', problem: null });
    if (isDeleted) go(toRequest(saved.data.id));
  };
  const remove = async (): Promise<void> => {
    const removed = await change(DeleteRequestDocument, { id });
    if ('problem' in removed) {
      setOutcome({ message: '', problem: removed.problem });
      return;
    }
    drafts.close(opened);
    go(toRequest(null));
  };
  return (
    <>
      <h2 className="page-title">{opened.title}</h2>
      <p className="soft">
        {capitalized(requestKindWords[kind])}. The answer would settle{' '}
        {counted(accesses, 'exposed access', 'exposed accesses')} as of {dayInWords(asOf)}.{' '}
        {address !== '' && (
          <AddressLink change={draftedUnder(address, asOf)}>Draft it again from the record</AddressLink>
        )}
      </p>
      <form
        className="stacked request-form"
        aria-label={`Request ${opened.title}`}
        onSubmit={(event) => void save(event)}
      >
        <Select
          name="Status"
          value={fields.status}
          options={requestStatuses.map((one) => [one, valueName(one)] as const)}
          onChange={(status) => {
            set({ status });
          }}
        />
        {fieldsShown.map(({ name, words, rows, most }) => (
          <div key={name}>
            <label className="field wide">
              {words}
              {rows === 1 ? (
                <input
                  required
                  readOnly={isReadOnly}
                  maxLength={most}
                  value={fields[name]}
                  onChange={({ target }) => {
                    set({ [name]: target.value });
                  }}
                />
              ) : (
                <textarea
                  className={name === 'text' ? 'request-text' : ''}
                  rows={rows}
                  required={name === 'text'}
                  readOnly={isReadOnly}
                  maxLength={most}
                  value={fields[name]}
                  onChange={({ target }) => {
                    set({ [name]: target.value });
                  }}
                />
              )}
            </label>
            <LengthNotice text={fields[name]} most={most} />
          </div>
        ))}
        {isDeleted && (
          <p className="notice boxed" role="status">
            Someone has deleted this request. Save it to keep it as a new one.
          </p>
        )}
        {later !== null && drafts.isTouched(draft) && (
          <LaterVersion
            by={later.author}
            onOpen={() => {
              drafts.open(later);
            }}
          />
        )}
        {outcome.problem !== null && (
          <p role="alert" className="wrong">
            {outcome.problem}
          </p>
        )}
        <div className="actions">
          {!isReadOnly && (
            <button type="submit" className="button main">
              Save
            </button>
          )}
          <TextActions title={fields.title} text={fields.text} />
          {!isReadOnly && !isDeleted && (
            <ConfirmButton
              name="Delete"
              of={opened.title}
              question={`Delete “${opened.title}”? It cannot be restored.`}
              onConfirm={() => void remove()}
            />
          )}
          <span role="status" className="small">
            {outcome.message}
          </span>
        </div>
      </form>
      <h3>History</h3>
      <ol className="plain-list">
        {opened.history.map(({ status, at }) => (
          <li key={`${status} ${at}`}>
            {valueName(status)} on {dayInWords(at.slice(0, 10))}
          </li>
        ))}
      </ol>
    </>
  );
}

const nothing = { message: '', problem: null };

const fieldsShown = [
  { name: 'title', words: 'Title', rows: 1, most: caseworkLimits.name },
  { name: 'recipient', words: 'To', rows: 1, most: caseworkLimits.name },
  { name: 'text', words: 'Text', rows: 24, most: caseworkLimits.requestText },
  { name: 'note', words: 'What came back, or why it was refused', rows: 4, most: caseworkLimits.text },
] as const satisfies readonly {
  readonly name: Exclude<keyof Fields, 'status'>;
  readonly words: string;
  readonly rows: number;
  readonly most: number;
}[];

/** The change of the address that drafts again what a request asks for, under the conditions of its draft. */
function draftedUnder(address: string, asOf: string) {
  const { conditions, ask } = readAddress(address, asOf);
  return { ...toRequest(null), conditions, ask: ask ?? 'ALL' };
}
