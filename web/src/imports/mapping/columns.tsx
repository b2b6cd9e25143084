import type { ColumnForm, MappedColumnState, MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { changeMapping } from './use-mapping.ts';

type Column = MappedSheetPartsFragment['columns'][number];

const formWords: Readonly<Record<ColumnForm, string>> = {
  EMPTY: 'empty',
  UEI: 'UEI',
  LEI: 'LEI',
  CAGE: 'CAGE code',
  COUNTRY: 'country',
  DATE: 'date',
  PERCENT: 'percentage',
  NUMBER: 'number',
  TEXT: 'text',
};

const stateWords: Readonly<Record<MappedColumnState, string>> = {
  MAPPED: 'Only a condition',
  LEFT_OUT: 'Left out',
  NOT_MAPPED: 'Not read',
  GONE: 'Not in the file any more',
};

const asIs = '';
const leaveOut = 'leave-out';

/** The columns of the spreadsheet: what each looks like, and what it becomes, to be changed. */
export function Columns({ shown }: { readonly shown: MappedSheetPartsFragment }) {
  return (
    <>
      <h3>Columns</h3>
      <DataTable
        label="Columns and what they become"
        className="columns"
        rows={shown.columns}
        keyOf={({ state, name }) => `${state} ${name}`}
        rowClass={({ state }) => (state === 'GONE' ? 'gone' : undefined)}
        columns={[
          { title: 'Column', rowHead: true, cell: ({ name }) => name },
          {
            title: 'Looks like',
            cell: ({ form, isPersonal }) => (
              <>
                {form === null ? 'gone' : formWords[form]}
                {isPersonal && <span className="soft small block">personal data: never stored</span>}
              </>
            ),
          },
          {
            title: 'Becomes',
            cell: (column) =>
              column.state === 'GONE' ? (
                <Replace column={column} shown={shown} />
              ) : (
                <Becomes column={column} shown={shown} />
              ),
          },
        ]}
      />
    </>
  );
}

interface ColumnProps {
  readonly column: Column;
  readonly shown: MappedSheetPartsFragment;
}

function wordsOf({ targets }: Column, shown: MappedSheetPartsFragment): string {
  const found = targets.flatMap((id) => shown.targets.filter((target) => target.id === id));
  return found.map(({ group, words }) => `${group}: ${words}`).join(' and ');
}

/** What a column may become, by what it belongs to. */
function TargetOptions({ shown }: Pick<ColumnProps, 'shown'>) {
  const groups = [...new Set(shown.targets.map(({ group }) => group))];
  return groups.map((group) => (
    <optgroup key={group} label={group}>
      {shown.targets
        .filter((target) => target.group === group)
        .map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
    </optgroup>
  ));
}

function Becomes({ column, shown }: ColumnProps) {
  const { name, state, targets, isPersonal } = column;
  return (
    <select
      aria-label={`What ${name} becomes`}
      value={asIs}
      disabled={isPersonal && state !== 'MAPPED'}
      onChange={({ target: { value } }) => {
        if (value === leaveOut) changeMapping({ column: name, leaveOut: true });
        else if (value !== asIs) changeMapping({ column: name, target: value });
      }}
    >
      <option value={asIs}>{targets.length === 0 ? stateWords[state] : wordsOf(column, shown)}</option>
      {state !== 'LEFT_OUT' && <option value={leaveOut}>Leave out on purpose</option>}
      <TargetOptions shown={shown} />
    </select>
  );
}

/** Chooses which column of the file is the one that the mapping reads under another name. */
function Replace({ column, shown }: ColumnProps) {
  const free = shown.columns.filter(({ state, isPersonal }) => !isPersonal && state !== 'MAPPED' && state !== 'GONE');
  return (
    <>
      <span className="wrong">Not in the file any more.</span>{' '}
      <span className="soft small">It became {wordsOf(column, shown)}.</span>
      <select
        aria-label={`Which column is ${column.name} now`}
        value={asIs}
        onChange={({ target: { value } }) => {
          if (value === leaveOut) changeMapping({ column: column.name, leaveOut: true });
          else if (value !== asIs) changeMapping({ column: column.name, renamedTo: value.slice(1) });
        }}
      >
        <option value={asIs}>Which column is it now?</option>
        <option value={leaveOut}>None: leave it out</option>
        {free.map(({ name }) => (
          <option key={name} value={`:${name}`}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
