import type { Conditions } from '../../address/address.ts';
import { useAddress } from '../../address/use-address.ts';
import type { CsvTable } from '../../ui/save-csv.tsx';
import { inDigits } from '../../words.ts';
import { choose, columns } from './model.ts';
import type { Flow, Place } from './model.ts';

interface FlowTableProps {
  readonly flow: Flow;
  readonly conditions: Conditions;
}

/** The content of the picture as two tables: the places, and the bands between them. */
export function FlowTable({ flow, conditions }: FlowTableProps) {
  return (
    <div className="table-holder flow-tables" tabIndex={0} role="region" aria-label="Flow as tables">
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Place</th>
            <th scope="col" className="number">
              Accesses
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.places.map((place) => (
            <tr key={place.id}>
              <td className="soft">{titleOf(place)}</td>
              <th scope="row">
                {place.name}
                {place.synthetic && <span className="tag synthetic">synthetic</span>}
              </th>
              <NumberCell flow={flow} conditions={conditions} places={[place]} accesses={place.accesses} />
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="number">
              Accesses
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.bands.map(({ id, from, to, accesses }) => (
            <tr key={id}>
              <th scope="row">
                <span className="soft">{titleOf(from)}</span> {from.name}
              </th>
              <td>
                <span className="soft">{titleOf(to)}</span> {to.name}
              </td>
              <NumberCell flow={flow} conditions={conditions} places={[from, to]} accesses={accesses} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titleOf({ column }: Place): string {
  return columns[column]?.title ?? '';
}

interface NumberCellProps extends FlowTableProps {
  /** One, or the two ends of a band. */
  readonly places: readonly Place[];
  readonly accesses: number;
}

/** A number that leads to its accesses, if the conditions can select them. */
function NumberCell({ flow, conditions, places, accesses }: NumberCellProps) {
  const { setConditions } = useAddress();
  const change = choose(flow, conditions, places);
  if (change === null) return <td className="number">{inDigits(accesses)}</td>;
  return (
    <td className="number">
      <button
        type="button"
        className="cell-button"
        onClick={() => {
          setConditions(change);
        }}
      >
        {inDigits(accesses)}
        <span className="unseen">
          {' '}
          {accesses === 1 ? 'access' : 'accesses'} by{' '}
          {places.map((place) => `${titleOf(place)} ${place.name}`).join(' and ')}: filter
        </span>
      </button>
    </td>
  );
}

/** The places and the bands as one table. */
export function flowCsv({ places, bands }: Flow): CsvTable {
  const end = (place: Place) => [titleOf(place).toLowerCase(), place.name, place.value] as const;
  return {
    columns: ['stage', 'place', 'key', 'next stage', 'next place', 'next key', 'accesses'],
    rows: [
      ...places.map((place) => [...end(place), null, null, null, place.accesses]),
      ...bands.map(({ from, to, accesses }) => [...end(from), ...end(to), accesses]),
    ],
  };
}
