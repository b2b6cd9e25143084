import type { ReactNode } from 'react';

/** A column of a table. */
interface Column<Row> {
  readonly title: ReactNode;
  /** Whether it has numbers, which are aligned on the right. */
  readonly number?: boolean;
  /** Whether its cells name their rows. */
  readonly rowHead?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly className?: string;
  readonly caption?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  /** Whether a row is the one that the page is about or has selected. */
  readonly current?: (row: Row) => boolean;
  readonly rowClass?: (row: Row) => string | undefined;
  /** The cells of a last row, such as totals. */
  readonly foot?: readonly ReactNode[] | undefined;
}

interface TableHolderProps {
  /** What the table shows, for screen readers. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What a table scrolls in, also by the keyboard. */
export function TableHolder({ label, className = '', children }: TableHolderProps) {
  return (
    <div className={`table-holder ${className}`} tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

interface DataTableProps<Row> extends TableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly label: string;
  /** Whether it scrolls when it is longer than the panels beside it. */
  readonly short?: boolean;
}

/** A table that scrolls by itself. */
export function DataTable<Row>({ label, short = false, ...table }: DataTableProps<Row>) {
  return (
    <TableHolder label={label} className={short ? 'short' : ''}>
      <BareTable {...table} />
    </TableHolder>
  );
}

/** A table that shares its holder with others. */
export function BareTable<Row>(props: TableProps<Row>) {
  const { className, caption, columns, rows, keyOf, current, rowClass, foot } = props;
  return (
    <table className={className}>
      {caption !== undefined && <caption className="table-caption">{caption}</caption>}
      <thead>
        <tr>
          {columns.map(({ title, number }, at) => (
            <th key={at} scope="col" className={classOf(number)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={rowClass?.(row)} aria-current={current?.(row) === true ? 'true' : undefined}>
            {columns.map((column, at) => (
              <Cell key={at} {...column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {foot !== undefined && (
        <tfoot>
          <tr>
            {columns.map((column, at) => (
              <Cell key={at} {...column}>
                {foot[at]}
              </Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface CellProps extends Pick<Column<never>, 'number' | 'rowHead'> {
  readonly children: ReactNode;
}

function Cell({ number, rowHead = false, children }: CellProps) {
  return rowHead ? (
    <th scope="row" className={classOf(number)}>
      {children}
    </th>
  ) : (
    <td className={classOf(number)}>{children}</td>
  );
}

function classOf(number = false): string | undefined {
  return number ? 'number' : undefined;
}
