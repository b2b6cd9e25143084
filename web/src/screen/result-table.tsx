import { useState } from 'react';
import { RecordLink } from '../ui/links.tsx';
import { Band, MoreRow } from '../ui/rows.tsx';
import { counted, inDigits } from '../words.ts';
import type { OnDecided } from './candidates.tsx';
import { RowDetail } from './row-detail.tsx';
import {
  designationOf,
  matchWords,
  nameOfRow,
  possibleAccesses,
  shareInWords,
  sortRows,
  verdictInWords,
} from './screened-rows.ts';
import type { Order } from './screened-rows.ts';
import type { Titles } from './titles.ts';
import type { ScreenedRow, ScreenedUnder } from './run.ts';

/** How many rows are drawn, and how many more at a time. */
const PAGE = 100;

const columns: readonly (readonly [order: Order, name: string])[] = [
  ['number', 'Row'],
  ['name', 'Supplier as given'],
  ['who', 'Who it is'],
  ['accesses', 'Accesses through it'],
  ['designated', 'Designated on'],
  ['owned', 'Owned by designated'],
  ['foreign', 'Foreign share'],
  ['parent', 'Ultimate parent'],
  ['unknown', 'Not on record'],
];

interface ResultTableProps {
  readonly rows: readonly ScreenedRow[];
  readonly titles: Titles;
  readonly under: ScreenedUnder;
  readonly onDecided: OnDecided;
}

/** A row for each supplier; a button opens what is behind it. */
export function ResultTable({ rows, titles, under, onDecided }: ResultTableProps) {
  const [{ by, isReversed }, setOrder] = useState<{ readonly by: Order; readonly isReversed: boolean }>({
    by: 'designated',
    isReversed: false,
  });
  const [open, setOpen] = useState<number | null>(null);
  const [drawn, setDrawn] = useState(PAGE);
  const sorted = sortRows(rows, by, isReversed);
  if (rows.length === 0) return <p className="soft aside">No row has all that is selected.</p>;
  return (
    <>
      <div className="table-holder screen-table" tabIndex={0} role="region" aria-label="Suppliers">
        <table>
          <thead>
            <tr>
              {columns.map(([order, name]) => (
                <th
                  key={order}
                  scope="col"
                  aria-sort={order !== by ? undefined : isReversed ? 'descending' : 'ascending'}
                >
                  <button
                    type="button"
                    className="plain"
                    onClick={() => {
                      setOrder({ by: order, isReversed: order === by && !isReversed });
                    }}
                  >
                    {name}
                    <span aria-hidden="true">{order !== by ? '' : isReversed ? ' ↓' : ' ↑'}</span>
                  </button>
                </th>
              ))}
              <th scope="col">Verdicts</th>
            </tr>
          </thead>
          {sorted.slice(0, drawn).map((row) => (
            <tbody key={row.number}>
              <SupplierCells
                row={row}
                titles={titles}
                isOpen={open === row.number}
                onToggle={() => {
                  setOpen(open === row.number ? null : row.number);
                }}
              />
              {open === row.number && (
                <tr className="screen-detail-row">
                  <td colSpan={columns.length + 1}>
                    <RowDetail row={row} titles={titles} under={under} onDecided={onDecided} />
                  </td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      </div>
      {drawn < sorted.length && (
        <MoreRow
          alone
          onMore={() => {
            setDrawn(drawn + PAGE);
          }}
        >
          {inDigits(drawn)} of {counted(sorted.length, 'row')} shown: show more
        </MoreRow>
      )}
    </>
  );
}

/** The candidate that a reader has to know of: the best that a list designates, else the best. */
function BestCandidate({ of: { candidates } }: { readonly of: ScreenedRow['result'] }) {
  const best = candidates.find(({ designatedOn }) => designatedOn.length > 0) ?? candidates[0];
  if (best === undefined) return null;
  const { key, caption } = best.organization;
  return (
    <>
      <RecordLink kind="organization" keyOf={key}>
        {caption}
      </RecordLink>
      {candidates.length > 1 && <span className="soft small"> and {inDigits(candidates.length - 1)} more</span>}
    </>
  );
}

/** Stands beside the match, which a phone shows without scrolling. */
function DesignationTag({ row }: { readonly row: ScreenedRow }) {
  const designation = designationOf(row);
  if (designation === null) return null;
  return (
    <>
      <span className="tag designated">{designation === 'DESIGNATED' ? 'designated' : 'may be designated'}</span>{' '}
    </>
  );
}

interface SupplierCellsProps {
  readonly row: ScreenedRow;
  readonly titles: Titles;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function SupplierCells({ row, titles, isOpen, onToggle }: SupplierCellsProps) {
  const { number, given, result } = row;
  const { organization, worst, ultimateParents: parents, notOnRecord, designatedOn, verdicts } = result;
  // Of a row that is nobody on record, nothing is known: a dash, never a zero.
  const accesses = possibleAccesses(result);
  const known = (words: string) => (organization === null ? <span className="soft">—</span> : words);
  return (
    <tr aria-current={isOpen}>
      <td className="number">
        {inDigits(number)}
        {given.ref !== null && <span className="soft small block">{given.ref}</span>}
      </td>
      <th scope="row">
        <button type="button" className="plain screen-open" aria-expanded={isOpen} onClick={onToggle}>
          {nameOfRow(row)}
          <span className="unseen"> row {number}</span>
        </button>
      </th>
      <td>
        <DesignationTag row={row} />
        <span className={`tag match-${result.match}`}>{matchWords[result.match]}</span>{' '}
        {organization !== null && (
          <RecordLink kind="organization" keyOf={organization.key}>
            {organization.caption}
          </RecordLink>
        )}
        {organization?.dataClass === 'SYNTHETIC' && <span className="tag synthetic">synthetic</span>}
        {result.match === 'POSSIBLE' && <BestCandidate of={result} />}
      </td>
      <td>
        {accesses > 0 ? (
          <span className="soft">possible match: {inDigits(accesses)}</span>
        ) : (
          known(inDigits(result.accessesThrough))
        )}{' '}
        {worst !== null && <Band low={worst} high={worst} />}
      </td>
      <td>
        {result.possiblyDesignatedOn.length > 0
          ? `possible match: ${result.possiblyDesignatedOn.map(titles.list).join('; ')}`
          : known(designatedOn.length === 0 ? 'none on record' : designatedOn.map(titles.list).join('; '))}
      </td>
      <td className="number">{known(shareInWords(result.ownedByDesignated))}</td>
      <td className="number">{known(shareInWords(result.foreignShare))}</td>
      <td>{known(parents.length === 0 ? 'not on record' : parents.map(({ caption }) => caption).join('; '))}</td>
      <td className="number">{inDigits(notOnRecord.length)}</td>
      <td>
        {known(
          verdicts
            .filter(({ verdict }) => verdict === 'COVERED' || verdict === 'CANNOT_TELL')
            .map(({ rule, verdict }) => `${titles.rule(rule)}: ${verdictInWords(verdict)}`)
            .join('; ') || 'none reached on record',
        )}
      </td>
    </tr>
  );
}
