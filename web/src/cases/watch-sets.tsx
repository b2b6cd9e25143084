import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useDrafts } from '../casework/drafts.ts';
import { DeleteButton, SavedItem, SavedList } from '../casework/saved-list.tsx';
import type { Outcome } from '../casework/saved-list.tsx';
import { DeleteWatchSetDocument, WatchSetsDocument } from '../generated/graphql.ts';
import type { WatchSetPartsFragment } from '../generated/graphql.ts';
import { change, problemOf } from '../server/change.ts';
import { useAnswer } from '../server/use-answer.ts';
import { FormButton } from '../ui/buttons.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Writable } from '../ui/states.tsx';
import { counted, sensitivityConditionInWords, systemKindChoices } from '../words.ts';
import { WatchSetForm, drafts } from './watch-set-form.tsx';
import type { WatchSetDraft } from './watch-set-form.tsx';

/** The watch sets: named rules over systems, which the bar at the top offers as a filter. */
export function WatchSets() {
  const answer = useAnswer(WatchSetsDocument, {});
  const opened = useDrafts(drafts);
  const fresh = drafts.fresh();
  const [outcome, setOutcome] = useState<Outcome>({});
  const saved = answer.state === 'ready' ? answer.data.watchSets : [];
  const onSaved = (name: string): void => {
    setOutcome({ message: `Saved “${name}”.` });
  };
  return (
    <SavedList
      title="Watch sets"
      note="named rules over systems, to filter by and to count against"
      tools={
        <Writable>
          <FormButton
            name="New watch set"
            of=""
            isOpen={fresh !== undefined}
            onClick={() => {
              drafts.toggle(null);
            }}
          />
        </Writable>
      }
      outcome={outcome}
      above={fresh !== undefined && <WatchSetForm draft={fresh} isDeleted={false} later={null} onSaved={onSaved} />}
      answer={answer}
      what="the watch sets"
      rows={drafts.listed(saved)}
      none="None yet. “Navy, IL5 and up” would be one."
    >
      {(one) => (
        <WatchSetItem
          key={one.id}
          watchSet={one}
          draft={opened.get(one.id) ?? null}
          isListed={saved.includes(one)}
          onSaved={onSaved}
          onOutcome={setOutcome}
        />
      )}
    </SavedList>
  );
}

interface ItemProps {
  readonly watchSet: WatchSetPartsFragment;
  /** What is typed into its form; null: the form is closed. */
  readonly draft: WatchSetDraft | null;
  /** Whether the server still has it. */
  readonly isListed: boolean;
  readonly onSaved: (name: string) => void;
  readonly onOutcome: (outcome: Outcome) => void;
}

function WatchSetItem({ watchSet, draft, isListed, onSaved, onOutcome }: ItemProps) {
  const { address, setConditions } = useAddress();
  const { id, name, revision, systemCount } = watchSet;
  const isUsed = address.conditions.watchSet === id;
  const remove = async (): Promise<string | null> => {
    const problem = await problemOf(change(DeleteWatchSetDocument, { id }));
    if (problem !== null) return problem;
    drafts.close(watchSet);
    // Nothing would match a watch set that does not exist.
    if (isUsed) setConditions({ watchSet: null });
    return null;
  };
  return (
    <SavedItem
      name={name}
      details={
        <span className="soft small">
          {ruleInWords(watchSet)} · matches {counted(systemCount, 'system')} on record
        </span>
      }
      actions={
        <>
          <button
            type="button"
            className="button"
            aria-pressed={isUsed}
            onClick={() => {
              setConditions({ watchSet: isUsed ? null : id });
            }}
          >
            Filter by it<span className="unseen">: {name}</span>
          </button>
          <AddressLink
            className="button"
            change={{ view: 'chains', conditions: { ...address.conditions, watchSet: id }, system: null, chain: null }}
          >
            Show its chains<span className="unseen">: {name}</span>
          </AddressLink>
          <Writable>
            <FormButton
              name="Edit"
              of={name}
              isOpen={draft !== null}
              onClick={() => {
                drafts.toggle(watchSet);
              }}
            />
          </Writable>
          <DeleteButton
            name={name}
            question={`Delete “${name}”? Links that filter by it stop working.`}
            onDelete={remove}
            onOutcome={onOutcome}
          />
        </>
      }
    >
      {draft !== null && (
        <WatchSetForm
          draft={drafts.shown(draft, watchSet)}
          isDeleted={!isListed}
          later={draft.opened !== null && revision > draft.opened.revision ? watchSet : null}
          onSaved={onSaved}
        />
      )}
    </SavedItem>
  );
}

/** “owned by DISA or an agency below it · IL5 and up · name contains “cloud””. */
function ruleInWords(rule: WatchSetPartsFragment): string {
  const { agencyKeys, kinds, minImpactLevel, minSensitivity, systemKeys, nameContains, notOnRecordCount } = rule;
  return [
    ...(agencyKeys.length === 0 ? [] : [`owned by ${names(agencyKeys, rule.agencies)} or an agency below`]),
    ...(kinds.length === 0 ? [] : [kinds.map((kind) => systemKindChoices[kind]).join(' or ')]),
    ...(minSensitivity === null ? [] : [sensitivityConditionInWords(minSensitivity)]),
    ...(minImpactLevel === null ? [] : [`IL${String(minImpactLevel)} and up`]),
    ...(nameContains === null ? [] : [`name contains “${nameContains}”`]),
    ...(systemKeys.length === 0 ? [] : [`one of ${names(systemKeys, rule.systems)}`]),
    ...(notOnRecordCount === 0
      ? []
      : [`without ${counted(notOnRecordCount, 'system')} whose sensitivity is not on record`]),
  ].join(' · ');
}

/** The names of nodes by their keys; of one that the data no longer has, the key. */
function names(
  keys: readonly string[],
  known: readonly Pick<WatchSetPartsFragment['agencies'][number], 'key' | 'caption'>[],
): string {
  const nameOf = (key: string): string => known.find((one) => one.key === key)?.caption ?? `${key} (not on record)`;
  return keys.map(nameOf).join(', ');
}
