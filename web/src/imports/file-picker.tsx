import { useId, useState } from 'react';
import { inDigits, sizeInWords } from '../words.ts';
import { pickDropped, pickFiles } from './inputs.ts';
import type { Picked } from './inputs.ts';

interface FilePickerProps {
  readonly files: readonly File[];
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file input that also accepts dropped files. What is chosen replaces what was chosen before. */
export function FilePicker({ files, disabled, onFiles }: FilePickerProps) {
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const id = useId();
  const take = (picked: Picked): void => {
    setProblems(picked.problems);
    if (picked.files.length > 0 || picked.problems.length > 0) onFiles(picked.files);
  };
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) take(pickDropped(event.dataTransfer));
      }}
    >
      <label htmlFor={id}>{labelOf(files)}</label>
      <input
        id={id}
        type="file"
        multiple
        disabled={disabled}
        onChange={(event) => {
          take(pickFiles([...(event.target.files ?? [])]));
        }}
      />
      <span className="soft small">
        .csv, .xml, .json, .jsonl or .dat files, or .zip archives of them. The CSV files of a chain package are imported
        together, others one after another.
      </span>
      {problems.length > 0 && (
        <ul className="plain-list" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function labelOf(files: readonly File[]): string {
  const size = sizeInWords(files.reduce((sum, file) => sum + file.size, 0));
  const [first] = files;
  if (first === undefined) return 'Drop files here, or choose them';
  return files.length === 1 ? `${first.name}, ${size}` : `${inDigits(files.length)} files, ${size}`;
}
