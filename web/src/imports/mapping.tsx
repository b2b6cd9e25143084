import { useState } from 'react';
import { inDigits } from '../words.ts';
import {
  chooseMapping,
  dataClasses,
  dateFormats,
  downloadMapping,
  openSpreadsheet,
  roleNames,
  roleWords,
  uploadMapping,
  useMapping,
  withRole,
} from './use-mapping.ts';
import type { Choice, MappingState, Proposal } from './use-mapping.ts';

interface MappingPanelProps {
  readonly file: File;
  readonly busy: boolean;
  /** Called when something else is chosen: a preview so far was of something else. */
  readonly onChange: () => void;
}

/** What the columns of a spreadsheet become: proposed by the server, changed and confirmed by a person. */
export function MappingPanel({ file, busy, onChange }: MappingPanelProps) {
  const mapping = useMapping();
  return (
    <section className="mapping" aria-label="What the columns become">
      <h3>What the columns become</h3>
      {mapping.state === 'reading' && <p role="status">Reading {file.name}…</p>}
      {mapping.state === 'failed' && <p role="alert">{mapping.message}</p>}
      {mapping.state === 'chosen' && <Chosen file={file} mapping={mapping} busy={busy} onChange={onChange} />}
    </section>
  );
}

type ChosenMapping = Extract<MappingState, { readonly state: 'chosen' }>;

function Chosen({
  file,
  mapping: { proposal, choice, upload },
  busy,
  onChange,
}: MappingPanelProps & { readonly mapping: ChosenMapping }) {
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<Choice>) => {
    onChange();
    setProblem(null);
    chooseMapping(part);
  };
  return (
    <>
      <p>
        {inDigits(proposal.rowCount)} rows below the header in row {proposal.headerRow}. This is a proposal: check it,
        then preview what it makes of the whole file.
      </p>
      <fieldset disabled={busy}>
        {proposal.sheets.length > 1 && (
          <label className="format">
            <span>Sheet</span>
            <select
              value={proposal.sheet ?? ''}
              onChange={({ target }) => {
                onChange();
                void openSpreadsheet(file, target.value);
              }}
            >
              {proposal.sheets.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        {upload === null ? (
          <>
            <Columns proposal={proposal} choice={choice} onChange={change} />
            <Frame choice={choice} onChange={change} />
          </>
        ) : (
          <p>
            The columns are mapped by {upload.name}.{' '}
            <button
              type="button"
              className="button"
              onClick={() => {
                onChange();
                uploadMapping(null);
              }}
            >
              Use the proposal instead
            </button>
          </p>
        )}
        <div className="actions">
          {upload === null && (
            <button
              type="button"
              className="button"
              onClick={() => {
                downloadMapping().catch((error: unknown) => {
                  setProblem(error instanceof Error ? error.message : 'The mapping was not downloaded.');
                });
              }}
            >
              Download the mapping
            </button>
          )}
          <label>
            Use a mapping file{' '}
            <input
              type="file"
              accept=".yaml,.yml"
              onChange={({ target }) => {
                onChange();
                setProblem(null);
                uploadMapping(target.files?.[0] ?? null);
              }}
            />
          </label>
        </div>
      </fieldset>
      {problem !== null && <p role="alert">{problem}</p>}
      {proposal.notices.length > 0 && (
        <ul className="plain-list small">
          {proposal.notices.map((notice) => (
            <li key={notice}>{notice}.</li>
          ))}
        </ul>
      )}
      <FirstRows proposal={proposal} />
    </>
  );
}

interface ChoiceProps {
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
}

function Columns({ proposal, choice, onChange }: ChoiceProps & { readonly proposal: Proposal }) {
  const left = proposal.columns.filter(({ header }) => !choice.roles.has(header)).map(({ header }) => header);
  return (
    <>
      <div className="wide-table" role="region" aria-label="Columns" tabIndex={0}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Values</th>
              <th scope="col">Becomes</th>
            </tr>
          </thead>
          <tbody>
            {proposal.columns.map(({ header, form, isPersonal }) => (
              <tr key={header}>
                <th scope="row">{header}</th>
                <td>{form.toLowerCase()}</td>
                <td>
                  {isPersonal ? (
                    'Left out: personal data is never stored'
                  ) : (
                    <select
                      aria-label={`${header} becomes`}
                      value={choice.roles.get(header) ?? ''}
                      onChange={({ target }) => {
                        onChange({
                          roles: withRole(
                            choice.roles,
                            header,
                            roleNames.find((role) => role === target.value) ?? null,
                          ),
                        });
                      }}
                    >
                      <option value="">Left out</option>
                      {roleNames.map((role) => (
                        <option key={role} value={role}>
                          {roleWords[role]}
                        </option>
                      ))}
                    </select>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{left.length === 0 ? 'Every column is mapped.' : `Not mapped: ${left.join(', ')}.`}</p>
    </>
  );
}

/** The source of all rows, and how well it supports them. */
function Frame({ choice, onChange }: ChoiceProps) {
  return (
    <>
      <label className="format">
        <span>Id of the source</span>
        <input
          required
          maxLength={200}
          value={choice.source}
          onChange={({ target }) => {
            onChange({ source: target.value });
          }}
        />
      </label>
      <label className="format">
        <span>Published by</span>
        <input
          maxLength={200}
          value={choice.publisher}
          onChange={({ target }) => {
            onChange({ publisher: target.value });
          }}
        />
      </label>
      <label className="format">
        <span>Confidence, 0 to 100</span>
        <input
          type="number"
          min={0}
          max={100}
          required
          value={choice.confidence}
          onChange={({ target }) => {
            onChange({ confidence: target.value });
          }}
        />
      </label>
      <label className="format">
        <span>Class of evidence</span>
        <select
          value={choice.dataClass}
          onChange={({ target }) => {
            onChange({ dataClass: dataClasses.find((one) => one === target.value) ?? 'reported' });
          }}
        >
          {dataClasses.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label className="format">
        <span>Dates that are texts</span>
        <select
          value={choice.dateFormat}
          onChange={({ target }) => {
            onChange({ dateFormat: target.value });
          }}
        >
          {dateFormats.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
    </>
  );
}

function FirstRows({ proposal: { columns, rows } }: { readonly proposal: Proposal }) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>The first {rows.length === 1 ? 'row' : `${rows.length} rows`}</summary>
      <div className="wide-table" role="region" aria-label="First rows" tabIndex={0}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Row</th>
              {columns.map(({ header }) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row">{line}</th>
                {columns.map(({ header }, at) => (
                  <td key={header}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
