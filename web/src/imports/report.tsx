import { DataTable } from '../ui/data-table.tsx';
import { AddressLink, toDoubtfulSubawards } from '../ui/links.tsx';
import { counted, inDigits } from '../words.ts';
import { otherRowsInWords, rejectedInWords } from './rejects.ts';
import type { ImportJob } from './use-imports.ts';

/** What an import did, or what it would do, by table; and the rows that it rejected. */
export function ImportReport({ job }: { readonly job: ImportJob }) {
  return (
    <section aria-label={`Result of the import of ${job.file}`}>
      <h2>{headingOf(job)}</h2>
      {job.withheld !== null && (
        <p role="alert">
          {job.withheld.why}: nothing {job.dryRun ? 'would be' : 'was'} superseded, and{' '}
          {counted(job.withheld.count, 'earlier statement')} that it lacks {job.dryRun ? 'would stay' : 'stayed'}. If
          the file is complete, choose “This list is complete” and import it again.
        </p>
      )}
      {job.editions.map((edition) => (
        <p key={edition} role="note">
          {edition}.
        </p>
      ))}
      {job.tables.length > 0 && <Counts job={job} />}
      {job.wentIn === true && job.tables.some(({ table }) => table === 'subcontracts') && (
        <p>
          Primes report subawards, and nobody verifies them.{' '}
          <AddressLink change={toDoubtfulSubawards({})}>List the doubtful ones on record</AddressLink>
        </p>
      )}
      {job.wentIn === true && job.tables.some(({ table, created }) => table === 'organizations' && created > 0) && (
        <p>
          New organizations may be on record under another name.{' '}
          <a href="#identities">Compare organizations that may be the same</a>
        </p>
      )}
      {job.notices.length > 0 && (
        <details>
          <summary>{counted(job.notices.length, 'notice')} (no row rejected)</summary>
          <ul className="plain-list">
            {job.notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </details>
      )}
      {job.dryRun && job.samples.length > 0 && <Samples job={job} />}
      {job.rejectCount > 0 && <Rejects job={job} />}
      {job.rejectCount === 0 && job.hasRejectsFile && (
        <p>
          No row was rejected, but records that may be about persons were left out:{' '}
          <a href="#listings">decide which are about organizations</a>. <RejectsLink job={job} />
        </p>
      )}
    </section>
  );
}

function headingOf({ file, dryRun, wentIn, total }: ImportJob): string {
  const changes = (total?.created ?? 0) + (total?.changed ?? 0) + (total?.closed ?? 0);
  if (dryRun) return changes === 0 ? `${file} would change nothing` : `What ${file} would change`;
  if (wentIn === false) return `${file} was not imported, because some of its rows were rejected`;
  return changes === 0 ? `${file} is imported: nothing in it is new` : `${file} is imported`;
}

const outcomes = ['created', 'changed', 'unchanged', 'closed', 'rejected'] as const;
const headings = {
  created: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  closed: 'Withdrawn',
  rejected: 'Rejected',
};

function Counts({ job: { tables, total } }: { readonly job: ImportJob }) {
  return (
    <DataTable
      label="Statements by table"
      rows={tables}
      keyOf={({ table }) => table ?? ''}
      columns={[
        { title: 'Table', rowHead: true, cell: ({ table }) => table },
        ...outcomes.map((outcome) => ({
          title: headings[outcome],
          number: true,
          cell: (row: ImportJob['tables'][number]) => inDigits(row[outcome]),
        })),
      ]}
      foot={total == null ? undefined : ['All', ...outcomes.map((outcome) => inDigits(total[outcome]))]}
    />
  );
}

const outcomeWords = { CREATED: 'New', CHANGED: 'Changed', CLOSED: 'Withdrawn' } as const;

/** The first statements of each table and outcome, so that a preview shows more than numbers. */
function Samples({ job: { samples } }: { readonly job: ImportJob }) {
  return (
    <>
      <h3>For example</h3>
      <DataTable
        label="Examples of what would change"
        rows={samples}
        keyOf={({ table, outcome, statement }) => `${table} ${outcome} ${statement}`}
        columns={[
          { title: 'Table', cell: ({ table }) => table },
          { title: 'Outcome', cell: ({ outcome }) => outcomeWords[outcome] },
          { title: 'Statement', cell: ({ statement }) => statement },
          { title: 'Changes', cell: ({ changes }) => changes.join('; ') },
        ]}
      />
    </>
  );
}

function Rejects({ job }: { readonly job: ImportJob }) {
  const { rejects, rejectCount } = job;
  return (
    <>
      <h3>{rejectedInWords(job)}</h3>
      <p>
        {otherRowsInWords(job)} {job.hasRejectsFile && <RejectsLink job={job} />}
      </p>
      <DataTable
        label="Rejected rows"
        rows={rejects}
        keyOf={({ file, line, column, reason }) => `${file} ${line} ${column ?? ''} ${reason}`}
        columns={[
          { title: 'File', cell: ({ file }) => file },
          { title: 'Line', number: true, cell: ({ line }) => line },
          { title: 'Column', cell: ({ column }) => column },
          { title: 'Reason', cell: ({ reason }) => reason },
          { title: 'Value', cell: ({ value }) => value },
          { title: 'Row', cell: ({ row }) => row != null && <RejectedRow row={row} /> },
        ]}
      />
      {rejects.length < rejectCount && <p className="soft">The first {inDigits(rejects.length)} are shown.</p>}
    </>
  );
}

function RejectsLink({ job: { id, rejectCount } }: { readonly job: ImportJob }) {
  return (
    <a className="button" href={`/imports?rejects=${encodeURIComponent(id)}`} download="">
      {rejectCount > 0 ? 'Download all rejects as CSV' : 'Download them as CSV'}
    </a>
  );
}

/** The whole row, so that users can find and fix it without opening the file. */
function RejectedRow({ row }: { readonly row: NonNullable<ImportJob['rejects'][number]['row']> }) {
  return (
    <details>
      <summary>{counted(row.length, 'cell')}</summary>
      <dl className="rejected-row">
        {row.map(({ column, value }) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
