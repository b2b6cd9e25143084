import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { DeleteButton, SavedItem, SavedList } from '../casework/saved-list.tsx';
import type { Outcome } from '../casework/saved-list.tsx';
import { DeleteScreeningDocument, SaveScreeningDocument, ScreeningsDocument } from '../generated/graphql.ts';
import type { SavedScreeningFragment } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { change, problemOf } from '../server/change.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Writable, localName } from '../ui/states.tsx';
import { counted, dayInWords, momentInShort } from '../words.ts';
import type { Run } from './run.ts';
import { countsInWords } from './screened-rows.ts';

/** Saves a screened list under a name, and opens it. */
export function SaveForm({ run }: { readonly run: Run }) {
  const { go } = useAddress();
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const changed = await change(SaveScreeningDocument, { name, rows: run.rows, ...run.under });
    setBusy(false);
    if ('problem' in changed) setProblem(changed.problem);
    else go({ screening: changed.data.saveScreening.id });
  };
  return (
    <Writable>
      <form
        className="actions"
        aria-label="Save the screening"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label className="control">
          <span className="name">save as</span>
          <input
            required
            value={name}
            maxLength={caseworkLimits.name}
            onChange={({ target }) => {
              setName(target.value);
            }}
          />
        </label>
        <ActionButton type="submit" className="button" off={isBusy}>
          {isBusy ? 'Saving…' : 'Save'}
        </ActionButton>
        {problem !== null && (
          <span role="alert" className="wrong">
            Not saved: {problem}
          </span>
        )}
      </form>
    </Writable>
  );
}

/** The saved screenings, the latest run first. */
export function SavedScreenings() {
  const answer = useAnswer(ScreeningsDocument, { first: MAX_PAGE_SIZE });
  const [outcome, setOutcome] = useState<Outcome>({});
  return (
    <SavedList
      title="Saved screenings"
      note="a list of suppliers with what was on record about it"
      outcome={outcome}
      answer={answer}
      what="the saved screenings"
      rows={answer.state === 'ready' ? answer.data.screenings : []}
      none="None yet. Screen a list, then save it under a name."
    >
      {(one) => (
        <SavedItem
          key={one.id}
          name={one.name}
          opens={{ view: 'screen', screening: one.id }}
          details={
            <span className="soft small">
              {savedInWords(one)}
              {one.isOutdated && ' · out of date'}
              {one.changeCount > 0 && ` · ${counted(one.changeCount, 'change')} in the last run`}
            </span>
          }
          actions={
            <DeleteButton
              name={one.name}
              question={`Delete “${one.name}”? It cannot be restored. Decisions about its rows stay.`}
              onDelete={() => problemOf(change(DeleteScreeningDocument, { id: one.id }))}
              onOutcome={setOutcome}
            />
          }
        />
      )}
    </SavedList>
  );
}

/** “128 suppliers: 90 identified, 30 possible matches, 8 not found, as of 17 July 2025 · run 1 Aug 2025, 09:05 UTC”. */
export function savedInWords({
  rows,
  same,
  possible,
  noneOnRecord,
  asOf,
  ranAt,
  author,
}: SavedScreeningFragment): string {
  const totals = countsInWords(rows, same, possible, noneOnRecord);
  const by = author === localName ? '' : ` by ${author}`;
  return `${totals}, as of ${dayInWords(asOf)} · run ${momentInShort(ranAt)}${by}`;
}
