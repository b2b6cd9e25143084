import type { TypedDocumentNode } from '@urql/core';
import { useId, useState, useSyncExternalStore } from 'react';
import type { SyntheticEvent } from 'react';
import { decisionStatuses } from '../address/address.ts';
import { addressStore } from '../address/use-address.ts';
import { CommentOnExposureDocument, DecideDocument, ReviewOfExposureDocument } from '../generated/graphql.ts';
import type { DecideMutationVariables, DecisionPartsFragment, DecisionStatus } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { changeEach } from '../server/change.ts';
import { MapStore, askBeforeLosing } from '../server/store.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { LengthNotice } from '../ui/fields.tsx';
import { RecordLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { Writable } from '../ui/states.tsx';
import { counted, dayInShort, inDigits, valueName } from '../words.ts';
import { Assignee, Mention } from './people.tsx';

interface DecisionProps {
  readonly exposure: string;
  /** Key of the system that it reaches. */
  readonly system: string;
}

/** What people decided and said about an exposure, and forms to decide and comment. It changes no count. */
export function DecisionPanel({ exposure, system }: DecisionProps) {
  const answer = useAnswer(ReviewOfExposureDocument, { id: exposure });
  return (
    <section aria-label="Decision">
      <h3>Decision</h3>
      <Loaded answer={answer} what="the decision" rows={2}>
        {({ node }) =>
          node?.__typename === 'Exposure' && (
            <>
              <History review={node.review} />
              <Writable>
                <Assignee exposure={exposure} assignee={node.review.assignee} />
                <DecideOne key={exposure} exposure={exposure} system={system} />
              </Writable>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function History({ review }: { readonly review: DecisionPartsFragment }) {
  const { status, isExpired, firstSeen, lastSeen, decision, assignee, events } = review;
  const until = decision?.until ?? null;
  return (
    <>
      <p>
        <strong>{valueName(status)}</strong>
        {until !== null &&
          (isExpired ? `; an acceptance ended on ${dayInShort(until)}` : ` until ${dayInShort(until)}`)}
        {assignee !== null && ` · assigned to ${assignee.name}`}
      </p>
      <p className="small soft">
        {firstSeen === null ? 'Not all of its hops are on record.' : `On record here since ${dayInShort(firstSeen)}.`}
        {lastSeen !== null && ` A hop was withdrawn on ${dayInShort(lastSeen)}.`}
      </p>
      {events.length > 0 && (
        <ol className="small plain-list">
          {events.map((event) => (
            <li key={event.at}>
              <span className="soft">
                {dayInShort(event.at)}, {event.author}:
              </span>{' '}
              {eventInWords(event)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

type Event = DecisionPartsFragment['events'][number];

function eventInWords({ decision, assignment, comment }: Event): string | null {
  if (decision !== null) return decisionInWords(decision);
  if (assignment === null) return comment;
  return assignment.to === null ? 'Assigned to nobody' : `Assigned to ${assignment.to.name}`;
}

type Made = NonNullable<Event['decision']>;

function decisionInWords({ status, until, closedBy, reason }: Made): string {
  return [
    valueName(status),
    ...(until === null ? [] : [`until ${dayInShort(until)}`]),
    ...(closedBy === null ? [] : [`according to ${closedBy}`]),
    ...(reason === null ? [] : [`– ${reason}`]),
  ].join(' ');
}

/** A decision or comment that is typed and not saved yet. */
interface Draft {
  readonly status: DecisionStatus;
  readonly until: string;
  readonly closedBy: string;
  readonly text: string;
}

export const emptyDraft: Draft = { status: 'UNDER_REVIEW', until: '', closedBy: '', text: '' };

/** Drafts by exposure. They outlive their forms, which are unmounted while the chain is loaded for another day. */
const draftStore = new MapStore<Draft>();
askBeforeLosing([draftStore], () =>
  draftStore.some(({ until, closedBy, text }) => [until, closedBy, text].some((typed) => typed.trim() !== '')),
);

/** The form for one exposure. */
function DecideOne({ exposure, system }: DecisionProps) {
  const drafts = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const [outcome, setOutcome] = useState(noOutcome);
  return (
    <DecideForm
      exposures={[{ id: exposure, name: '' }]}
      several={false}
      draft={drafts.get(exposure) ?? emptyDraft}
      onDraft={(change) => {
        const before = draftStore.get().get(exposure) ?? emptyDraft;
        const next = change(before);
        // Not after a save, when the page may show something else.
        if (next !== before && next !== emptyDraft) nameInAddress(exposure, system);
        draftStore.put(exposure, next === emptyDraft ? null : next);
      }}
      outcome={outcome}
      onOutcome={setOutcome}
    />
  );
}

/** Writes the exposure into an address that names none, so that no other chain replaces it. */
function nameInAddress(exposure: string, system: string): void {
  const now = addressStore.get();
  if (now.view === 'chains' && now.chain === null) addressStore.go({ ...now, system, chain: exposure }, 'replace');
}

/** The result of the last save. */
export interface Outcome {
  /** Ids of the exposures for which it was saved; null before the first attempt. */
  readonly saved: readonly string[] | null;
  readonly refused: readonly { readonly id: string; readonly name: string; readonly problem: string }[];
}

export const noOutcome: Outcome = { saved: null, refused: [] };

interface DecideFormProps {
  /** With names if there may be several, to tell which ones were refused. */
  readonly exposures: readonly { readonly id: string; readonly name: string }[];
  /** Whether there may be several. */
  readonly several: boolean;
  /** Whether nothing can be saved yet. */
  readonly off?: boolean;
  readonly draft: Draft;
  readonly onDraft: (change: (now: Draft) => Draft) => void;
  readonly outcome: Outcome;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** Decides, or comments on, one exposure or several in the same words. */
export function DecideForm({ exposures, several, off = false, draft, onDraft, outcome, onOutcome }: DecideFormProps) {
  const id = useId();
  const [saving, setSaving] = useState(false);
  const isOff = off || saving || exposures.length === 0;
  const { status } = draft;
  const text = draft.text.trim();
  const set = (change: Partial<Draft>) => {
    onDraft((now) => ({ ...now, ...change }));
  };
  const run = async <Given extends { readonly id: string }, Data>(
    document: TypedDocumentNode<Data, Given>,
    each: readonly Given[],
  ) => {
    setSaving(true);
    onOutcome(noOutcome);
    const refused = (await changeEach(document, each)).map(({ variables: { id: refusedId }, problem }) => ({
      id: refusedId,
      name: exposures.find((one) => one.id === refusedId)?.name ?? '',
      problem,
    }));
    const isRefused = new Set(refused.map((one) => one.id));
    onOutcome({ saved: each.map((one) => one.id).filter((one) => !isRefused.has(one)), refused });
    setSaving(false);
    if (refused.length > 0) return;
    // What was typed meanwhile is not saved yet.
    onDraft((now) => (now === draft ? emptyDraft : now));
  };
  const decide = (event: SyntheticEvent) => {
    event.preventDefault();
    const decision: Omit<DecideMutationVariables, 'id'> = {
      status,
      until: status === 'ACCEPTED' && draft.until !== '' ? draft.until : null,
      closedBy: status === 'CLOSED' && draft.closedBy.trim() !== '' ? draft.closedBy : null,
      reason: text === '' ? null : text,
    };
    void run(
      DecideDocument,
      exposures.map((exposure) => ({ id: exposure.id, ...decision })),
    );
  };
  return (
    <form className="decision-form" onSubmit={decide}>
      <div className="field">
        <label htmlFor={`${id}-status`}>Decide</label>
        <select
          id={`${id}-status`}
          value={status}
          onChange={({ target }) => {
            set({ status: decisionStatuses.find((one) => one === target.value) ?? 'OPEN' });
          }}
        >
          {decisionStatuses.map((one) => (
            <option key={one} value={one}>
              {valueName(one)}
            </option>
          ))}
        </select>
      </div>
      {status === 'ACCEPTED' && (
        <div className="field">
          <label htmlFor={`${id}-until`}>Accepted until</label>
          <input
            id={`${id}-until`}
            type="date"
            required
            value={draft.until}
            onChange={({ target }) => {
              set({ until: target.value });
            }}
          />
        </div>
      )}
      {status === 'CLOSED' && (
        <div className="field">
          <label htmlFor={`${id}-by`}>Who says so</label>
          <input
            id={`${id}-by`}
            required
            maxLength={caseworkLimits.text}
            value={draft.closedBy}
            onChange={({ target }) => {
              set({ closedBy: target.value });
            }}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-words`}>Reason or comment</label>
        <textarea
          id={`${id}-words`}
          rows={2}
          maxLength={caseworkLimits.text}
          required={status === 'ACCEPTED'}
          value={draft.text}
          onChange={({ target }) => {
            set({ text: target.value });
          }}
        />
      </div>
      <Mention
        onMention={(name) => {
          onDraft((now) => ({
            ...now,
            text: `${now.text}${now.text === '' || now.text.endsWith(' ') ? '' : ' '}@${name} `,
          }));
        }}
      />
      <LengthNotice text={draft.text} most={caseworkLimits.text} />
      {outcome.refused.length > 0 && (
        <div role="alert" className="small wrong">
          {several ? (
            <>
              <p>{counted(outcome.refused.length, 'exposure was', 'exposures were')} refused:</p>
              <ul className="plain-list refused">
                {outcome.refused.map((refused) => (
                  <li key={refused.id}>
                    <RecordLink kind="exposure" keyOf={refused.id}>
                      {refused.name}
                    </RecordLink>
                    : {refused.problem}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            outcome.refused.map(({ problem }) => problem)
          )}
        </div>
      )}
      {several && (
        <p role="status" className="small">
          {saving && 'Saving…'}
          {outcome.saved !== null &&
            `Saved for ${inDigits(outcome.saved.length)} of ${counted(outcome.saved.length + outcome.refused.length, 'exposure')}.`}
        </p>
      )}
      <div className="actions">
        <ActionButton type="submit" className="button" off={isOff}>
          {exposures.length > 1 ? `Save ${inDigits(exposures.length)} decisions` : 'Save decision'}
        </ActionButton>
        <ActionButton
          className="button"
          off={isOff || text === ''}
          onClick={() => {
            void run(
              CommentOnExposureDocument,
              exposures.map((exposure) => ({ id: exposure.id, text })),
            );
          }}
        >
          Comment only
        </ActionButton>
      </div>
    </form>
  );
}
