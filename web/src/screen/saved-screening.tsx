import { useState } from 'react';
import { useAddress, useTitle } from '../address/use-address.ts';
import {
  RerunScreeningDocument,
  ScreeningChangesDocument,
  ScreeningDocument,
  ScreeningResultsDocument,
} from '../generated/graphql.ts';
import type { SavedScreeningFragment, ScreeningQuery, ScreeningResultsQuery } from '../generated/graphql.ts';
import { change } from '../server/change.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE, useWholeList, usePages } from '../server/use-pages.ts';
import { ActionButton, CopyLink } from '../ui/buttons.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { MoreRow } from '../ui/rows.tsx';
import { Failed, Skeleton, Writable } from '../ui/states.tsx';
import { counted, dayInWords, inDigits, momentInShort, valueName } from '../words.ts';
import { Results } from './results.tsx';
import type { ScreenedRow } from './run.ts';
import { savedInWords } from './saved.tsx';

/** A saved screening: its results as they were when it was run, and what changed since the run before. */
export function SavedScreening({ id }: { readonly id: string }) {
  const answer = useAnswer(ScreeningDocument, { id });
  return (
    <>
      <p>
        <AddressLink change={{ view: 'screen', screening: null }}>All screenings</AddressLink>
      </p>
      <Loaded answer={answer} what="the screening" rows={6}>
        {({ screening }) =>
          screening === null ? (
            <div className="state">
              <h3>No such screening</h3>
              <p>No saved screening has the id “{id}”. It may have been deleted.</p>
            </div>
          ) : (
            <OfScreening screening={screening} />
          )
        }
      </Loaded>
    </>
  );
}

type Opened = NonNullable<ScreeningQuery['screening']>;

function OfScreening({ screening }: { readonly screening: Opened }) {
  const { id, name, asOf, lists, isOutdated, editionsOfLists } = screening;
  const [hasDecided, setDecided] = useState(false);
  useTitle(name);
  return (
    <>
      <header className="screen-saved">
        <h3>{name}</h3>
        <p className="soft">{savedInWords(screening)}</p>
        <p className="soft small">
          Lists:{' '}
          {lists.length === 0 ? 'every list on record then' : editionsOfLists.map(({ title }) => title).join('; ')}.
          {isOutdated && ' The graph, or what people decided about organizations, has changed since.'}
          {hasDecided && ' Run it again to apply your decision.'}
        </p>
        <div className="actions">
          <RunAgain
            screening={screening}
            onDone={() => {
              setDecided(false);
            }}
          />
          <CopyLink of={name} />
        </div>
      </header>
      <Changes screening={screening} />
      <SavedResults
        key={screening.ranAt}
        id={id}
        screening={screening}
        under={{ asOf, lists }}
        onDecided={() => {
          setDecided(true);
        }}
      />
    </>
  );
}

interface RunAgainProps {
  readonly screening: SavedScreeningFragment;
  readonly onDone: () => void;
}

/** Runs it again on its own day, and on the day of the bar if that is another. */
function RunAgain({ screening: { id, asOf }, onDone }: RunAgainProps) {
  const { conditions } = useAddress().address;
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState('');
  const run = async (day: string): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setMessage('');
    const changed = await change(RerunScreeningDocument, { id, asOf: day });
    setBusy(false);
    if ('problem' in changed) setMessage(`Not run: ${changed.problem}`);
    else {
      setMessage(`Run again: ${counted(changed.data.rerunScreening.changeCount, 'change')}.`);
      onDone();
    }
  };
  const days = [...new Set([conditions.asOf, asOf])];
  return (
    <Writable>
      {days.map((day) => (
        <ActionButton key={day} className="button" off={isBusy} onClick={() => void run(day)}>
          Run again{days.length > 1 && ` as of ${dayInWords(day)}`}
        </ActionButton>
      ))}
      <span role="status">{isBusy ? 'Running…' : message}</span>
    </Writable>
  );
}

/** What appeared, went or changed since the run before, and why. */
function Changes({ screening }: { readonly screening: Opened }) {
  const { id, changeCount, ranAt, ranBefore } = screening;
  if (ranBefore === null) return null;
  return (
    <Panel
      title="What is different"
      note={`since ${momentInShort(ranBefore)}: ${changeCount === 0 ? 'nothing' : counted(changeCount, 'change')}`}
    >
      {changeCount > 0 && <ChangedRows key={ranAt} id={id} changeCount={changeCount} />}
    </Panel>
  );
}

/** All changes, a page more at a time. */
function ChangedRows({ id, changeCount }: { readonly id: string; readonly changeCount: number }) {
  const [pages, setPages] = useState(1);
  const shown = pages * MAX_PAGE_SIZE;
  return (
    <>
      <div className="table-holder short" tabIndex={0} role="region" aria-label="What is different">
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Supplier</th>
              <th scope="col">How</th>
              <th scope="col">What</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          {Array.from({ length: pages }, (_, at) => (
            <PageOfChanges key={at} id={id} skip={at * MAX_PAGE_SIZE} />
          ))}
        </table>
      </div>
      {shown < changeCount && (
        <MoreRow
          alone
          onMore={() => {
            setPages(pages + 1);
          }}
        >
          {inDigits(shown)} of {counted(changeCount, 'change')} shown: show more
        </MoreRow>
      )}
    </>
  );
}

function PageOfChanges({ id, skip }: { readonly id: string; readonly skip: number }) {
  const answer = useAnswer(ScreeningChangesDocument, { id, first: MAX_PAGE_SIZE, skip });
  if (answer.state !== 'ready')
    return (
      <tbody>
        <tr>
          <td colSpan={5}>
            {answer.state === 'loading' ? (
              'Loading…'
            ) : (
              <Failed what="Could not load the changes." failure={answer.failure} onRetry={answer.retry} />
            )}
          </td>
        </tr>
      </tbody>
    );
  return (
    <tbody>
      {(answer.data.screening?.changes ?? []).map(({ position, kind, what, because, row }, at) => (
        <tr key={at}>
          <td className="number">{inDigits(position + 1)}</td>
          <th scope="row">{row?.name ?? row?.uei ?? row?.cage ?? row?.lei ?? row?.ref ?? ''}</th>
          <td>{valueName(kind)}</td>
          <td>{what}</td>
          <td>{because}</td>
        </tr>
      ))}
    </tbody>
  );
}

interface SavedResultsProps {
  readonly id: string;
  readonly screening: SavedScreeningFragment;
  readonly under: { readonly asOf: string; readonly lists: readonly string[] };
  readonly onDecided: () => void;
}

/** The results as they were saved: the first page at once, the others as they come. */
function SavedResults({ id, screening, under, onDecided }: SavedResultsProps) {
  const paged = {
    document: ScreeningResultsDocument,
    variables: (after: string | null) => ({ id, first: MAX_PAGE_SIZE, after }),
    page: ({ screening: found }: ScreeningResultsQuery) => ({
      items: found?.results.nodes ?? [],
      total: found?.results.totalCount ?? 0,
      next: found?.results.pageInfo.hasNextPage === true ? found.results.pageInfo.endCursor : null,
    }),
  };
  const first = usePages(paged);
  const whole = useWholeList([paged]);
  const items = whole.state === 'ready' ? whole.data : first.items;
  if (first.failure !== null)
    return <Failed what="Could not load the results." failure={first.failure} onRetry={first.more} />;
  if (whole.state === 'failed')
    return <Failed what="Could not load all results." failure={whole.failure} onRetry={whole.retry} />;
  if (items.length === 0) return <Skeleton what="the results" rows={6} />;
  const rows = items.map(({ row, ...result }, at): ScreenedRow => ({ number: at + 1, given: row, result }));
  return (
    <Results
      rows={rows}
      total={screening.rows}
      under={under}
      isStale={false}
      onDecided={() => {
        onDecided();
        return Promise.resolve('Decided. Run the screening again to apply it.');
      }}
    />
  );
}
