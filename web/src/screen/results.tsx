import { useMemo, useState } from 'react';
import { Panel } from '../ui/panel.tsx';
import { BarRow, moveAmongRows } from '../ui/rows.tsx';
import { SaveCsv } from '../ui/save-csv.tsx';
import { counted, dayInWords, inDigits } from '../words.ts';
import type { OnDecided } from './candidates.tsx';
import { ResultTable } from './result-table.tsx';
import { barGroupsOf, designatedInWords, filterRows, toCsvTable, totalsInWords } from './screened-rows.ts';
import type { ScreenedRow, ScreenedUnder } from './run.ts';
import { useTitles } from './titles.ts';

interface ResultsProps {
  readonly rows: readonly ScreenedRow[];
  /** The number of rows of the list; more than there are results while the others load. */
  readonly total: number;
  readonly under: ScreenedUnder;
  /** Whether other conditions have been asked for, and the answer is not there yet. */
  readonly isStale: boolean;
  readonly onDecided: OnDecided;
}

/** What screening found: totals, charts that filter, and a row for each supplier. */
export function Results({ rows: results, total, under, isStale, onDecided }: ResultsProps) {
  const titles = useTitles();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useState('');
  const groups = barGroupsOf(results, titles.rule);
  const shown = filterRows(results, groups, { chosen, text });
  const designated = designatedInWords(results);
  const hasSynthetic = results.some(({ result }) => result.organization?.dataClass === 'SYNTHETIC');
  const isRunning = isStale || results.length < total;
  return (
    <div className={isStale ? 'screen-results stale' : 'screen-results'} aria-busy={isRunning}>
      <h3 className="screen-totals">
        {totalsInWords(results)}
        <span className="soft"> as of {dayInWords(under.asOf)}</span>
      </h3>
      {designated.map((sentence) => (
        <p key={sentence} className="screen-designated">
          {sentence}
        </p>
      ))}
      <p role="status" className={isRunning ? 'soft small' : 'unseen'}>
        {isRunning
          ? `${inDigits(isStale ? 0 : results.length)} of ${counted(total, 'row')} answered so far.`
          : `${counted(results.length, 'row')} screened.`}
      </p>
      <Bars
        rows={results}
        groups={groups}
        chosen={chosen}
        onChoose={(id) => {
          const next = new Set(chosen);
          if (!next.delete(id)) next.add(id);
          setChosen(next);
        }}
      />
      <Panel
        title="Suppliers"
        note={
          shown.length === results.length
            ? counted(results.length, 'row')
            : `${inDigits(shown.length)} of ${counted(results.length, 'row')}`
        }
        tools={
          <SaveCsv
            of="the screening"
            name={`screening ${under.asOf}`}
            synthetic={hasSynthetic}
            table={() => toCsvTable(results, under.asOf)}
          />
        }
      >
        <div className="aside actions">
          <label className="control">
            <span className="name">Name or identifier contains</span>
            <input
              type="search"
              value={text}
              maxLength={200}
              onChange={({ target }) => {
                setText(target.value);
              }}
            />
          </label>
          {(chosen.size > 0 || text !== '') && (
            <button
              type="button"
              className="button"
              onClick={() => {
                setChosen(new Set());
                setText('');
              }}
            >
              Show all rows
            </button>
          )}
        </div>
        <ResultTable rows={shown} titles={titles} under={under} onDecided={onDecided} />
      </Panel>
    </div>
  );
}

interface BarsProps {
  readonly rows: readonly ScreenedRow[];
  readonly groups: ReturnType<typeof barGroupsOf>;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
}

/** Counts of rows, as bars that filter the table; those of no row are left out. Bars of one list are alternatives; lists hold together. */
function Bars({ rows, groups, chosen, onChoose }: BarsProps) {
  const counts = useMemo(
    () => new Map(groups.flatMap(({ bars }) => bars.map(({ id, has }) => [id, rows.filter(has).length] as const))),
    // The groups follow from the rows and the titles of rules.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, groups.length],
  );
  const hasRows = ({ id }: { readonly id: string }): boolean => chosen.has(id) || (counts.get(id) ?? 0) > 0;
  return (
    <div className="panels bars">
      {groups.map(({ title, note, bars }) => (
        <Panel key={title} title={title} note={note}>
          <ul className="bar-list" aria-label={title} onKeyDown={moveAmongRows}>
            {bars.filter(hasRows).map(({ id, name }, at) => (
              <BarRow
                key={id}
                state={chosen.has(id) ? 'selected' : null}
                count={counts.get(id) ?? 0}
                longest={Math.max(1, rows.length)}
                first={at === 0}
                onChoose={() => {
                  onChoose(id);
                }}
              >
                {name}
              </BarRow>
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}
