import { useRef, useState } from 'react';
import { ImportLogDocument } from '../generated/graphql.ts';
import type { ImportLogQuery } from '../generated/graphql.ts';
import { connectionStore } from '../server/client.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useExpandableList } from '../ui/expandable-list.tsx';
import { AddressLink, RecordLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { Writable } from '../ui/states.tsx';
import { counted, inDigits, momentInShort } from '../words.ts';
import { readAnswer } from './use-imports.ts';

export type RecordedImport = ImportLogQuery['recentImports'][number];

const FEW = 10;

/** The imports that changed the graph, each with what it stated, and a button that rolls it back. */
export function ImportLog() {
  const [asked, setAsked] = useState<RecordedImport | null>(null);
  const { answer, shown, button } = useExpandableList(
    ImportLogDocument,
    { first: FEW + 1 },
    { few: FEW, itemsOf: ({ recentImports }) => recentImports, things: 'imports' },
  );
  return (
    <section className="import-log" aria-labelledby="import-log">
      <h2 id="import-log">Imports</h2>
      <Loaded answer={answer} what="the imports">
        {({ recentImports }) =>
          shown.length === 0 ? (
            <p className="soft">No import has changed the graph yet.</p>
          ) : (
            <LogTable imports={shown} all={recentImports} onAsk={setAsked} />
          )
        }
      </Loaded>
      {button}
      {shown.length === MAX_PAGE_SIZE && <p className="soft small">The latest {inDigits(MAX_PAGE_SIZE)} are shown.</p>}
      {asked !== null && (
        <Confirmation
          asked={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}

interface LogTableProps {
  readonly imports: readonly RecordedImport[];
  /** Also those that are not shown. */
  readonly all: readonly RecordedImport[];
  readonly onAsk: (asked: RecordedImport) => void;
}

function LogTable({ imports, all, onAsk }: LogTableProps) {
  return (
    <DataTable
      label="List of imports"
      className="log"
      rows={imports}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Finished',
          cell: (one) => (
            <>
              {momentInShort(one.finishedAt)}
              <div className="roll-back">
                <RollBack of={one} onAsk={onAsk} />
              </div>
            </>
          ),
        },
        {
          title: 'Format and sources',
          rowHead: true,
          cell: (one) => (
            <>
              {one.format}
              <span className="soft small block">
                <SourceNames of={one} />
              </span>
            </>
          ),
        },
        {
          title: 'What it stated',
          cell: (one) => (
            <>
              {statedInWords(one)}
              <ChangeLink of={one} all={all} />
              <Waiting of={one} />
              {one.completedInterrupted && (
                <span className="soft small block">
                  Completed an interrupted import, whose rows are not counted here.
                </span>
              )}
            </>
          ),
        },
        { title: 'Rejected', number: true, cell: ({ total }) => inDigits(total.rejected) },
      ]}
    />
  );
}

interface ChangeLinkProps {
  readonly of: RecordedImport;
  /** Latest first. */
  readonly all: readonly RecordedImport[];
}

/** Links to the comparison of the state before an import with that after it, if there is a state before. */
function ChangeLink({ of: one, all }: ChangeLinkProps) {
  const remaining = all.filter(({ rolledBackAt }) => rolledBackAt === null);
  const at = remaining.indexOf(one);
  const before = at === -1 ? undefined : remaining[at + 1];
  if (before === undefined) return null;
  const sides = { from: before.id, to: at === 0 ? null : one.id };
  return (
    <span className="small block">
      <AddressLink change={{ view: 'compare', comparison: 'imports', ...sides, node: null, hop: null }}>
        What it changed<span className="unseen"> ({importName(one)})</span>
      </AddressLink>
    </span>
  );
}

/** The most contracts that are named. */
const FEW_CONTRACTS = 5;

/** Says which contracts rows of an import wait for. */
function Waiting({ of: { waiting } }: { readonly of: RecordedImport }) {
  const named = waiting.slice(0, FEW_CONTRACTS).map(({ contract, rows, candidates }) => {
    const several = candidates.length > 1 ? `, which may be ${candidates.join(' or ')}` : '';
    return `${counted(rows, 'row')} for ${contract}${several}`;
  });
  if (named.length === 0) return null;
  const more = waiting.length - named.length;
  return (
    <span className="soft small block">
      Waiting: {named.join('; ')}
      {more > 0 && ` and for ${counted(more, 'more contract')}`}
    </span>
  );
}

interface RollBackProps {
  readonly of: RecordedImport;
  readonly onAsk: (asked: RecordedImport) => void;
}

/** The button that rolls an import back, or why there is none. It is in the first column: on a phone, the last is out of sight. */
function RollBack({ of: one, onAsk }: RollBackProps) {
  if (one.rolledBackAt !== null) return <>Rolled back on {momentInShort(one.rolledBackAt)}</>;
  if (one.comesWithSubtier) return <span className="soft">comes with Subtier</span>;
  return (
    <Writable>
      <button
        type="button"
        className="button"
        onClick={() => {
          onAsk(one);
        }}
      >
        Roll back<span className="unseen"> {importName(one)}</span>
      </button>
    </Writable>
  );
}

/** Links to the sources; of those that a rollback removed, their keys. */
function SourceNames({ of: { sources, sourceKeys, sourceCount } }: { readonly of: RecordedImport }) {
  const captions = new Map(sources.map(({ key, caption }) => [key, caption]));
  const more = sourceCount - sourceKeys.length;
  return (
    <>
      {sourceKeys.map((key, at) => (
        <span key={key}>
          {at > 0 && ', '}
          {captions.has(key) ? (
            <RecordLink kind="source" keyOf={key}>
              {captions.get(key)}
            </RecordLink>
          ) : (
            key
          )}
        </span>
      ))}
      {more > 0 && ` and ${counted(more, 'more source')}`}
    </>
  );
}

/** “chain-package of 17 Jul 2025, 09:05 UTC”. */
export function importName({ format, finishedAt }: RecordedImport): string {
  return `${format} of ${momentInShort(finishedAt)}`;
}

/** “people: 2 new; access: 1 changed, 3 withdrawn”. */
function statedInWords({ tables, total }: RecordedImport): string {
  const byTable = tables.flatMap((counts) =>
    totalInWords(counts) === '' ? [] : [`${counts.table ?? ''}: ${totalInWords(counts)}`],
  );
  return byTable.length === 0 ? totalInWords(total) : byTable.join('; ');
}

/** “2 new, 1 changed, 3 withdrawn”. */
export function totalInWords(counts: Pick<RecordedImport['total'], 'created' | 'changed' | 'closed'>): string {
  return [
    ...(counts.created > 0 ? [`${inDigits(counts.created)} new`] : []),
    ...(counts.changed > 0 ? [`${inDigits(counts.changed)} changed`] : []),
    ...(counts.closed > 0 ? [`${inDigits(counts.closed)} withdrawn`] : []),
  ].join(', ');
}

interface ConfirmationProps {
  readonly asked: RecordedImport;
  readonly onClose: () => void;
}

/** Asks before it rolls back an import, and shows how that went. */
function Confirmation({ asked, onClose }: ConfirmationProps) {
  const close = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'asking' | 'working' | { readonly failed: string }>('asking');
  const start = async (): Promise<void> => {
    // The button that has the focus is about to go.
    close.current?.focus();
    setState('working');
    const failed = await rollBack(asked.id);
    connectionStore.changed();
    if (failed === null) onClose();
    else setState({ failed });
  };
  const stated = statedInWords(asked);
  return (
    <Dialog title={`Roll back ${importName(asked)}?`} onClose={onClose} close={close}>
      <p>
        This removes what only this import stated, and restores what it replaced or removed
        {stated !== '' && ` (${stated})`}.{' '}
        {asked.completedInterrupted && 'It also undoes what the interrupted import that it completed had written. '}
        What other imports stated stays, and the import stays in the list.
      </p>
      {typeof state === 'object' && <p role="alert">{state.failed}</p>}
      {state === 'working' && <p role="status">Rolling back… If an import is running, this waits for it to finish.</p>}
      {state === 'asking' && (
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="button main"
            onClick={() => {
              void start();
            }}
          >
            Roll back
          </button>
        </div>
      )}
    </Dialog>
  );
}

/** Returns why the import was not rolled back; null: it was. */
async function rollBack(id: string): Promise<string | null> {
  try {
    const response = await fetch(`/imports?rollback=${encodeURIComponent(id)}`, {
      method: 'POST',
      headers: { 'X-Subtier-CSRF': '1' },
    });
    const answer = readAnswer(await response.text());
    return 'id' in answer ? null : answer.message;
  } catch {
    return 'The server did not answer: check the list before you try again.';
  }
}
