import type { Conditions } from '../../address/address.ts';
import { useAddress } from '../../address/use-address.ts';
import { BareTable, TableHolder } from '../../ui/data-table.tsx';
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
    <TableHolder label="Flow as tables" className="flow-tables">
      <BareTable
        rows={flow.places}
        keyOf={({ id }) => id}
        columns={[
          { title: 'Stage', cell: (place) => <span className="soft">{titleOf(place)}</span> },
          {
            title: 'Place',
            rowHead: true,
            cell: ({ name, synthetic }) => (
              <>
                {name}
                {synthetic && <span className="tag synthetic">synthetic</span>}
              </>
            ),
          },
          {
            title: 'Accesses',
            number: true,
            cell: (place) => (
              <FilterNumber flow={flow} conditions={conditions} places={[place]} accesses={place.accesses} />
            ),
          },
        ]}
      />
      <BareTable
        rows={flow.bands}
        keyOf={({ id }) => id}
        columns={[
          { title: 'From', rowHead: true, cell: ({ from }) => <End place={from} /> },
          { title: 'To', cell: ({ to }) => <End place={to} /> },
          {
            title: 'Accesses',
            number: true,
            cell: ({ from, to, accesses }) => (
              <FilterNumber flow={flow} conditions={conditions} places={[from, to]} accesses={accesses} />
            ),
          },
        ]}
      />
    </TableHolder>
  );
}

function End({ place }: { readonly place: Place }) {
  return (
    <>
      <span className="soft">{titleOf(place)}</span> {place.name}
    </>
  );
}

function titleOf({ column }: Place): string {
  return columns[column]?.title ?? '';
}

interface FilterNumberProps extends FlowTableProps {
  /** One, or the two ends of a band. */
  readonly places: readonly Place[];
  readonly accesses: number;
}

/** A number that leads to its accesses, if the conditions can select them. */
function FilterNumber({ flow, conditions, places, accesses }: FilterNumberProps) {
  const { setConditions } = useAddress();
  const change = choose(flow, conditions, places);
  if (change === null) return inDigits(accesses);
  return (
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
