import '../../styles/mapping.css';
import { useId } from 'react';
import type { MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { Select } from '../../ui/fields.tsx';
import { useFocusAfter } from '../../ui/focus.ts';
import { RecordLink } from '../../ui/links.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { counted, inDigits } from '../../words.ts';
import { Columns } from './columns.tsx';
import { KeepMapping } from './keep-mapping.tsx';
import { FirstRows } from './first-rows.tsx';
import { RowsPicture } from './rows-picture.tsx';
import { Settings } from './settings.tsx';
import { showSheet } from './use-mapping.ts';
import type { Mapping } from './use-mapping.ts';

interface MapperProps {
  readonly mapping: Mapping;
  /** Whether an import runs. */
  readonly busy: boolean;
  readonly onPreview: () => void;
}

/** What the columns of a spreadsheet become: proposed, looked at, changed, then previewed and imported. */
export function Mapper({ mapping, busy, onPreview }: MapperProps) {
  const { file, shown, problem } = mapping;
  const id = useId();
  const heading = useFocusAfter<HTMLHeadingElement>(shown === null);
  const isOff = busy || mapping.busy || shown?.problem !== null;
  return (
    <section className="mapper" aria-labelledby={id} aria-busy={mapping.busy}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        What the columns of {file.name} become
      </h2>
      {problem !== null && (
        <p role="alert" className="wrong">
          {problem}
        </p>
      )}
      {shown === null && problem === null && <Skeleton what="the spreadsheet" rows={6} />}
      <KeepMapping mapping={mapping} />
      {shown !== null && (
        <>
          <p role="status" className="soft small">
            {stateInWords(mapping, shown)}
          </p>
          <WhichSheet shown={shown} />
          {shown.problem !== null && (
            <p role="alert" className="wrong">
              {shown.problem}
            </p>
          )}
          <Warnings warnings={shown.warnings} />
          <OnRecord alike={shown.alike} />
          <Columns shown={shown} />
          <Settings shown={shown} />
          <Parts shown={shown} />
          <RowsPicture shown={shown} />
          <FirstRows shown={shown} />
          <div className="actions">
            <ActionButton
              className="button main"
              off={isOff}
              onClick={() => {
                onPreview();
              }}
            >
              Preview all {counted(shown.rowCount, 'row')}
            </ActionButton>
            <span className="soft small">Reads the whole file and writes nothing; then it can be imported.</span>
          </div>
        </>
      )}
    </section>
  );
}

function stateInWords({ busy }: Mapping, { isProposed, columns }: MappedSheetPartsFragment): string {
  if (busy) return 'Reading the spreadsheet…';
  const mapped = columns.filter(({ state }) => state === 'MAPPED').length;
  const kind = isProposed ? 'A proposal from the names and values of the columns: look at it.' : 'Your mapping.';
  return `${kind} ${inDigits(mapped)} of ${counted(columns.length, 'column')} become something.`;
}

function WhichSheet({ shown: { sheet, sheets, headerRow } }: { readonly shown: MappedSheetPartsFragment }) {
  return (
    <div className="aside-fields">
      {sheet !== null && (
        <Select
          name="Sheet"
          value={sheet}
          options={sheets.map((one) => [one, one] as const)}
          onChange={(chosen) => {
            showSheet(chosen, null);
          }}
        />
      )}
      <label className="control">
        <span className="name">Row with the names of the columns</span>
        <input
          key={headerRow}
          type="number"
          className="text-input short"
          min={1}
          defaultValue={headerRow}
          onBlur={({ target }) => {
            const row = target.valueAsNumber;
            if (Number.isSafeInteger(row) && row > 0 && row !== headerRow) showSheet(sheet, row);
          }}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') currentTarget.blur();
          }}
        />
      </label>
    </div>
  );
}

function Warnings({ warnings }: Pick<MappedSheetPartsFragment, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <div role="note" aria-label="Warnings">
      <h3>Look at this first</h3>
      <ul className="plain-list">
        {warnings.map((warning) => (
          <li key={warning}>{warning}.</li>
        ))}
      </ul>
    </div>
  );
}

/** Organizations that the import would add beside those on record that they may be. */
function OnRecord({ alike }: Pick<MappedSheetPartsFragment, 'alike'>) {
  if (alike.length === 0) return null;
  return (
    <div role="note" aria-label="May be on record already">
      <h3>May be on record already</h3>
      <ul className="plain-list">
        {alike.map(({ name, organization }) => (
          <li key={name}>
            {name}:{' '}
            <RecordLink kind="organization" keyOf={organization.key}>
              {organization.name}
            </RecordLink>
          </li>
        ))}
      </ul>
      <p className="soft small">
        The import adds them as new organizations, since names alone join nothing. Map a column with their UEI, LEI or
        CAGE, or afterwards decide which are <a href="#identities">the same</a>.
      </p>
    </div>
  );
}

/** The entities and hops that each row becomes. */
function Parts({ shown: { parts } }: { readonly shown: MappedSheetPartsFragment }) {
  return (
    <>
      <h3>Each row becomes</h3>
      <ol className="parts">
        {parts.map(({ table, columns, condition }, at) => (
          <li key={`${at} ${table}`}>
            <strong>{table}</strong>
            {condition !== null && <span className="soft small"> {condition}</span>}
            <ul className="plain-list small">
              {columns.map((column) => (
                <li key={column}>{column}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
