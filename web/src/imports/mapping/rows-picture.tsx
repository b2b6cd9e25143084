import { useId, useMemo, useState } from 'react';
import { edgeInWords } from '#picture/words.ts';
import { LazyPicture } from '../../canvas/lazy.tsx';
import { Legend } from '../../canvas/legend.tsx';
import type { MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { counted, inDigits, spelledOut } from '../../words.ts';
import { doubtsAbout, drawRows, titleOfBox } from './drawn-rows.ts';

/** What the first rows become, drawn, so that a wrong mapping is seen at once. */
export function RowsPicture({ shown }: { readonly shown: MappedSheetPartsFragment }) {
  const { picture: stated, rows } = shown;
  const picture = useMemo(() => drawRows(shown), [shown]);
  const [chosen, setChosen] = useState<string | null>(null);
  const id = useId();
  const picked = [...stated.boxes, ...stated.lines].some((one) => one.id === chosen) ? chosen : null;
  if (rows.length === 0 || shown.problem !== null) return null;
  return (
    <section className="rows-picture" aria-labelledby={id}>
      <h3 id={id}>The first {counted(rows.length, 'row')} as a picture</h3>
      {picture.boxes.length === 0 ? (
        <p className="wrong">Nothing becomes of these rows.</p>
      ) : (
        <>
          <p className="soft small">
            {counted(picture.boxes.length, 'box', 'boxes')}, {counted(picture.lines.length, 'line')}. Select one to see
            the rows and columns that it comes from.
          </p>
          <div className="drawn">
            <LazyPicture
              picture={picture}
              label="What the first rows become"
              twin="table"
              picked={picked}
              onBox={(box) => {
                setChosen(box.id);
              }}
              onLine={(line) => {
                setChosen(line.id);
              }}
              onNothing={() => {
                setChosen(null);
              }}
            />
            <Legend picture={picture} />
          </div>
        </>
      )}
      <div role="status">{picked !== null && <Origins shown={shown} picked={picked} />}</div>
      <Doubts shown={shown} />
    </section>
  );
}

interface OriginsProps {
  readonly shown: MappedSheetPartsFragment;
  readonly picked: string;
}

/** The rows and columns that a box or a line comes from, with their cells. */
function Origins({ shown: { picture, header, rows }, picked }: OriginsProps) {
  const box = picture.boxes.find(({ id }) => id === picked);
  const line = picture.lines.find(({ id }) => id === picked);
  const nameOf = (id: string): string => {
    const found = picture.boxes.find((one) => one.id === id);
    return found === undefined ? id : titleOfBox(found);
  };
  const cellOf = (row: number, column: string): string | null | undefined =>
    rows.find((one) => one.line === row)?.cells[header.indexOf(column)];
  return (
    <div className="origins">
      {box !== undefined && (
        <h4>
          {titleOfBox(box)} <span className="soft small">{spelledOut(box.label)}</span>
        </h4>
      )}
      {box !== undefined && (
        <p className="soft small">
          Key: <code>{box.key}</code>. {!box.isStated && 'No row states it; rows refer to it by this key alone.'}
        </p>
      )}
      {line !== undefined && (
        <h4>
          {nameOf(line.from)} {edgeInWords(line.type)} {nameOf(line.to)}{' '}
          <span className="soft small">{line.words}</span>
        </h4>
      )}
      <ul className="plain-list small">
        {(box ?? line)?.origins.map(({ line: row, columns }) => (
          <li key={row}>
            <strong>Row {inDigits(row)}</strong>{' '}
            {columns.flatMap((column) => {
              const cell = cellOf(row, column);
              // An empty cell gives nothing.
              if (cell === '') return [];
              return [
                <span key={column} className="cell">
                  <span className="soft">{column}:</span> {cell ?? 'not shown'}
                </span>,
              ];
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What to look at in the picture, and the rows that it lacks. */
function Doubts({ shown: { picture, rows } }: { readonly shown: MappedSheetPartsFragment }) {
  const doubts = doubtsAbout(picture);
  const rejected = rows.filter(({ rejects }) => rejects.length > 0);
  const empty = rows.filter(({ becomes, rejects }) => becomes.length + rejects.length === 0);
  if (doubts.length + rejected.length + empty.length === 0) return null;
  return (
    <ul className="plain-list small" aria-label="About the picture">
      {rejected.map(({ line, rejects }) => (
        <li key={line} className="wrong">
          Row {inDigits(line)} is rejected: {rejects.join('; ')}
        </li>
      ))}
      {empty.length > 0 && (
        <li>
          Nothing becomes of {empty.length === 1 ? 'row' : 'rows'} {empty.map(({ line }) => inDigits(line)).join(', ')}.
        </li>
      )}
      {doubts.map((doubt) => (
        <li key={doubt}>{doubt}</li>
      ))}
    </ul>
  );
}
