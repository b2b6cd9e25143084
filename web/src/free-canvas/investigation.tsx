import { useEffect, useState } from 'react';
import { z } from 'zod/mini';
import { addressStore, useAddress } from '../address/use-address.ts';
import { DossierMenu } from '../casework/dossier.tsx';
import { changedConditions, loadInvestigation, saveInvestigation } from '../casework/investigations.ts';
import { InvestigationDriftDocument } from '../generated/graphql.ts';
import type { InvestigationDriftQuery } from '../generated/graphql.ts';
import { caseworkLimits } from '../generated/limits.ts';
import { connectionStore } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ActionButton, CopyLink } from '../ui/buttons.tsx';
import { LengthNotice } from '../ui/fields.tsx';
import { LaterVersion, Writable } from '../ui/states.tsx';
import { counted, dayInWords, periodInWords, valueName } from '../words.ts';
import { fitView, reportFailure, select } from './actions.ts';
import { add, canvasDocument, emptyDocument, titleOf, verbOf } from './document.ts';
import type { CanvasDocument } from './document.ts';
import type { CanvasEdge } from './edge.ts';
import { toEdge } from './load.ts';
import { AskedQuestions } from './selection/asked-questions.tsx';
import { canvasStore, hasOtherQuestions, isUnsaved, useDocument, useInvestigation } from './store.ts';
import type { CanvasInvestigation } from './store.ts';

/**
 * Loads an investigation and exchanges the canvas for it.
 * @param discards whether the user discards what is not saved now
 */
async function openInvestigation(id: string, discards: boolean): Promise<void> {
  const [document, investigation] = [canvasStore.get(), canvasStore.investigation()];
  /** Whether nothing would be lost but what the user discards: what comes later is not. */
  const mayOpen = (): boolean =>
    !canvasStore.isUnsaved() ||
    (discards && canvasStore.get() === document && canvasStore.investigation() === investigation);
  setOpening(id);
  const loaded = await loadInvestigation(id);
  // Meanwhile the user may have gone elsewhere, or changed the canvas.
  if (addressStore.get().investigation !== id || !mayOpen()) return;
  const parsed = 'failure' in loaded ? null : readDocument(loaded.data.document);
  if ('failure' in loaded || parsed === null) {
    const message = 'Another program created it, and it lacks data that this page needs to draw it.';
    const failure: Failure =
      'failure' in loaded ? loaded.failure : { kind: 'refused', message, code: null, place: null };
    // After any other failure, the link may work later, also after a reload.
    if (failure.kind === 'refused') setOpening(canvasStore.investigation().id);
    reportFailure('Could not open the investigation.', failure, () => void openInvestigation(id, mayOpen()));
    return;
  }
  const { name, notes, revision, address, asOf } = loaded.data;
  const questions = loaded.data.questions.map((one) => ({
    name: one.name,
    parameters: z.record(z.string(), z.string()).parse(one.parameters),
  }));
  canvasStore.open({ id, name, notes, revision, questions, savedWith: { address, asOf } }, parsed);
  select([]);
  fitView();
}

/** A document of another program may lack what only the page needs. */
function readDocument(document: unknown): CanvasDocument | null {
  const parsed = canvasDocument.safeParse({ ...emptyDocument, ...(typeof document === 'object' ? document : {}) });
  return parsed.success ? parsed.data : null;
}

/** Sets which investigation the address opens, without a history entry; what else it would add is on the canvas already. */
function setOpening(investigation: string | null): void {
  addressStore.go({ ...addressStore.get(), investigation, root: null, opened: [] }, 'replace');
}

/** Opens the investigation of the address; asks first if the canvas of this tab would be lost. */
export function OpeningNotice() {
  const { address } = useAddress();
  const investigation = useInvestigation();
  const document = useDocument();
  const wanted = address.investigation;
  const isOther = wanted !== null && wanted !== investigation.id;
  const asks = isOther && isUnsaved(document, investigation);
  useEffect(() => {
    if (isOther && !asks) void openInvestigation(wanted, false);
  }, [isOther, asks, wanted]);
  if (!asks) return null;
  return (
    <div className="notice" role="alert">
      <span>The link opens an investigation. The canvas of this tab has changes that are not saved.</span>
      <button
        type="button"
        className="button"
        onClick={() => {
          void openInvestigation(wanted, true);
        }}
      >
        Open it and discard my canvas
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          setOpening(investigation.id);
        }}
      >
        Keep my canvas
      </button>
    </div>
  );
}

/** The investigation that the canvas is saved as: its name and notes, what has changed since, and saving it. */
export function InvestigationPanel() {
  const investigation = useInvestigation();
  const answer = useAnswer(InvestigationDriftDocument, { id: investigation.id ?? '' }, investigation.id === null);
  const stored = answer.state === 'ready' ? answer.data.investigation : undefined;
  const isDeleted = investigation.id !== null && stored === null;
  useEffect(() => {
    // The server copy is gone, so ask before discarding this one.
    if (isDeleted) canvasStore.setInvestigation({ savedDocument: null });
  }, [isDeleted]);
  return (
    <section aria-label="Investigation">
      {isDeleted && (
        <p className="notice boxed" role="status">
          Someone has deleted this investigation. Save it as a new one to keep it.
        </p>
      )}
      {investigation.id !== null && stored != null && (
        <Drift id={investigation.id} revision={investigation.revision} stored={stored} />
      )}
      <details open={investigation.id !== null}>
        <summary>{investigation.id === null ? 'Save as an investigation' : 'Investigation'}</summary>
        <SaveForm investigation={investigation} isDeleted={isDeleted} />
        {investigation.questions.length > 0 && <AskedQuestions questions={investigation.questions} />}
        {investigation.id !== null && (
          <div className="actions">
            <DossierMenu subject="INVESTIGATION" id={investigation.id} of={investigation.savedName} />
          </div>
        )}
      </details>
    </section>
  );
}

interface SaveFormProps {
  readonly investigation: CanvasInvestigation;
  /** Whether the server no longer has it: it can only be saved as a new one. */
  readonly isDeleted: boolean;
}

/** Name and notes, and the buttons to save them with the canvas. */
function SaveForm({ investigation, isDeleted }: SaveFormProps) {
  const document = useDocument();
  const { address } = useAddress();
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<{ readonly version: string; readonly problem: string } | null>(null);
  // Of another version or investigation, nothing was refused.
  const problem = refused?.version === versionOf(investigation) ? refused.problem : null;
  const isSaved = investigation.id !== null && !isUnsaved(document, investigation);
  const changed = investigation.savedWith === null ? null : changedConditions(investigation.savedWith, address);
  const save = async (asNew: boolean): Promise<void> => {
    setSaving(true);
    const now = canvasStore.investigation();
    const { id, revision, name, notes, questions, savedDocument } = now;
    const saved = canvasStore.get();
    // A name or note that changes leaves the versions, so that what has changed since the canvas was saved stays known.
    const questionsUnchanged = !asNew && saved === savedDocument && !hasOtherQuestions(now);
    const done = await saveInvestigation({
      of: asNew || id === null ? null : { id, revision },
      name,
      notes,
      document: saved,
      address,
      questions: questionsUnchanged ? null : questions,
    });
    setSaving(false);
    // Meanwhile the user may have opened another one.
    if (canvasStore.investigation().id !== id) return;
    setRefused('problem' in done ? { version: versionOf(now), problem: done.problem } : null);
    if ('problem' in done) {
      // Someone may have saved a later version.
      connectionStore.changed();
      return;
    }
    const stored = done.data.saveInvestigation;
    // What was typed or drawn meanwhile is not saved yet.
    canvasStore.setInvestigation({
      id: stored.id,
      revision: stored.revision,
      savedName: stored.name,
      savedNotes: notes,
      savedWith: { address: stored.address, asOf: stored.asOf },
      savedQuestions: questions,
      savedDocument: saved,
    });
    setOpening(stored.id);
  };
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        void save(isDeleted);
      }}
    >
      <label className="field wide">
        Name
        <input
          required
          maxLength={caseworkLimits.name}
          value={investigation.name}
          onChange={({ target }) => {
            canvasStore.setInvestigation({ name: target.value });
          }}
        />
      </label>
      <label className="field wide">
        Notes
        <textarea
          rows={3}
          maxLength={caseworkLimits.notes}
          value={investigation.notes}
          onChange={({ target }) => {
            canvasStore.setInvestigation({ notes: target.value });
          }}
        />
      </label>
      <LengthNotice text={investigation.notes} most={caseworkLimits.notes} />
      {problem !== null && (
        <p className="small wrong" role="alert">
          {problem}
        </p>
      )}
      <div className="actions">
        <Writable>
          <ActionButton type="submit" className="button main" off={saving || (isSaved && changed === null)}>
            {isDeleted ? 'Save as a new one' : 'Save'}
          </ActionButton>
        </Writable>
        {investigation.id !== null && (
          <>
            {!isDeleted && (
              <Writable>
                <ActionButton
                  className="button"
                  off={saving || investigation.name.trim() === ''}
                  onClick={() => {
                    void save(true);
                  }}
                >
                  Save as a new one
                </ActionButton>
              </Writable>
            )}
            <ActionButton
              className="button"
              off={!isSaved && !isDeleted}
              title={isSaved || isDeleted ? undefined : 'Save first'}
              onClick={() => {
                canvasStore.open(null, emptyDocument);
                select([]);
                setOpening(null);
              }}
            >
              Close
            </ActionButton>
            {!isDeleted && <CopyLink />}
          </>
        )}
      </div>
      {investigation.id !== null && !isDeleted && (
        <>
          <p className="small soft" role="status">
            {!isSaved
              ? 'There are changes that are not saved.'
              : changed === null
                ? 'Saved.'
                : 'The canvas, its name and its notes are saved.'}
          </p>
          {changed !== null && <ChangedConditions changed={changed} asOf={address.conditions.asOf} />}
        </>
      )}
    </form>
  );
}

function versionOf({ id, revision }: CanvasInvestigation): string {
  return `${id ?? ''} ${revision}`;
}

interface ChangedConditionsProps {
  readonly changed: NonNullable<ReturnType<typeof changedConditions>>;
  /** The day that the page shows. */
  readonly asOf: string;
}

/** Says that saving would change the date or other conditions of the investigation, and leads back to those. */
function ChangedConditions({ changed: { saved, isOtherDay, areOthers }, asOf }: ChangedConditionsProps) {
  const { setConditions } = useAddress();
  return (
    <p className="small">
      {isOtherDay && `Saving would save it as of ${dayInWords(asOf)} instead of ${dayInWords(saved.asOf)}. `}
      {areOthers && 'Saving would replace its conditions with those above. '}
      <button
        type="button"
        className="plain"
        onClick={({ currentTarget: { form } }) => {
          // The button disappears with the difference, so move focus first.
          form?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
          setConditions(saved);
        }}
      >
        Return to the saved {isOtherDay ? (areOthers ? 'date and conditions' : 'date') : 'conditions'}
      </button>
    </p>
  );
}

type StoredNow = NonNullable<InvestigationDriftQuery['investigation']>;

interface DriftProps {
  readonly id: string;
  /** The revision that the canvas has. */
  readonly revision: number;
  readonly stored: StoredNow;
}

/** What has changed in the data since the investigation was saved, and whether someone saved a later version of it. */
function Drift({ id, revision, stored }: DriftProps) {
  const document = useDocument();
  const investigation = useInvestigation();
  return stored.revision > revision ? (
    <LaterVersion
      discards={isUnsaved(document, investigation)}
      by={stored.changedBy}
      onOpen={() => void openInvestigation(id, true)}
    />
  ) : (
    <DriftParts document={document} drift={stored.drift} />
  );
}

/**
 * The dates and data classes of the statements of an edge: “from 1 January 2020, no end on record (documented)”. If the classes are given apart,
 * they follow all dates.
 */
function evidenceOf({ periods, dataClasses }: CanvasEdge, isApart: boolean): string {
  const dates = periods.map(({ from, to, dataClass }) => {
    const words = periodInWords(from, to);
    return isApart || dataClass === undefined ? words : `${words} (${valueName(dataClass)})`;
  });
  const classes = isApart ? dataClasses.map((dataClass) => valueName(dataClass)) : [];
  return [...new Set([...dates.sort(), ...classes.sort()])].join(', ');
}

/** What an edge had and has now, in words; null if nothing has changed. */
function changeOf(before: CanvasEdge, now: CanvasEdge): { readonly had: string; readonly has: string } | null {
  // Documents of older versions do not say which statement has which class.
  const isApart = before.periods.some(({ dataClass }) => dataClass === undefined);
  const [had, has] = [evidenceOf(before, isApart), evidenceOf(now, isApart)];
  return had === has ? null : { had, has };
}

interface DriftPartsProps {
  readonly document: CanvasDocument;
  readonly drift: StoredNow['drift'];
}

function DriftParts({ document, drift }: DriftPartsProps) {
  const { sentence, questionsChanged } = drift;
  const nodesGone = drift.nodesGone.filter((id) => id in document.nodes);
  const edgesGone = drift.edgesGone.flatMap((id) => document.edges[id] ?? []);
  const fresh = drift.edgesNew.map(toEdge).filter(({ id, from, to }) => {
    return !(id in document.edges) && from in document.nodes && to in document.nodes;
  });
  const changed = drift.edgesChanged.map(toEdge).flatMap((now) => {
    const before = document.edges[now.id];
    const change = before === undefined ? null : changeOf(before, now);
    return change === null ? [] : [{ now, ...change }];
  });
  const nameOf = (id: string): string => titleOf(document, id) ?? id;
  const inWords = (edge: CanvasEdge): string => `${nameOf(edge.from)} ${verbOf(document, edge)} ${nameOf(edge.to)}`;
  const lines = [
    ...nodesGone.map((id) => `Removed: ${nameOf(id)}`),
    ...edgesGone.map((edge) => `Removed: ${inWords(edge)}`),
    ...changed.map(({ now, had, has }) => `Changed: ${inWords(now)}, now ${has}; here ${had}`),
    ...fresh.map((edge) => `New: ${inWords(edge)}`),
    ...questionsChanged.map((name) => `Changed: the saved question ${name}`),
  ];
  if (lines.length === 0) return <p className="small soft">{sentence}</p>;
  return (
    <div className="notice boxed" role="status">
      <strong>{sentence}</strong>
      <details>
        <summary>Details</summary>
        <ul className="small">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <span className="actions">
        {nodesGone.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => {
              select(nodesGone);
            }}
          >
            Select the removed nodes
          </button>
        )}
        {changed.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => {
              const name = `update ${counted(changed.length, 'relation')}`;
              const edges = Object.fromEntries(changed.map(({ now }) => [now.id, now]));
              canvasStore.take({ name, document: { ...document, edges: { ...document.edges, ...edges } } });
            }}
          >
            Update the changed relations
          </button>
        )}
        {fresh.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => {
              const name = `add ${counted(fresh.length, 'new relation')}`;
              canvasStore.take(add(canvasStore.get(), name, { nodes: [], edges: fresh }, {}));
            }}
          >
            Add the new relations
          </button>
        )}
      </span>
    </div>
  );
}
