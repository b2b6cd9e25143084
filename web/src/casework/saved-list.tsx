import type { ReactNode } from 'react';
import type { Address } from '../address/address.ts';
import type { Answer } from '../server/client.ts';
import { ConfirmButton } from '../ui/buttons.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { Writable } from '../ui/states.tsx';

/** What the last action did, or why it did not; neither: there was none. */
export interface Outcome {
  readonly message?: string;
  readonly problem?: string;
}

interface SavedListProps<Row> {
  readonly title: string;
  readonly note: string;
  /** Buttons at the end of the head. */
  readonly tools?: ReactNode;
  readonly outcome?: Outcome;
  /** What is above the rows also while they load, such as the form for a new one. */
  readonly above?: ReactNode;
  readonly answer: Answer<unknown>;
  /** What is loading, as in “Could not load the requests.” */
  readonly what: string;
  readonly rows: readonly Row[];
  /** How many rows the server has; default: all. */
  readonly count?: number;
  /** What the list says if the server has none. */
  readonly none: string;
  /** What is below the rows once they are loaded. */
  readonly below?: ReactNode;
  /** Returns the item of a row, with a key. */
  readonly children: (row: Row) => ReactNode;
}

/** The panel of what people save of one kind. */
export function SavedList<Row>(props: SavedListProps<Row>) {
  const { outcome, above, answer, what, rows, count = rows.length, none, below, children, ...panel } = props;
  return (
    <Panel {...panel}>
      {outcome !== undefined && <OutcomeLine {...outcome} />}
      {above}
      <Loaded answer={answer} what={what} rows={2}>
        {() => (
          <>
            {count === 0 && <p className="soft aside">{none}</p>}
            {rows.length > 0 && <ul className="case-list">{rows.map((row) => children(row))}</ul>}
            {below}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function OutcomeLine({ message = '', problem }: Outcome) {
  return (
    <>
      <p role="status" className={message === '' ? 'unseen' : 'aside small'}>
        {message}
      </p>
      {problem !== undefined && (
        <p role="alert" className="aside wrong">
          {problem}
        </p>
      )}
    </>
  );
}

interface SavedItemProps {
  readonly name: string;
  /** Where its name leads to. */
  readonly opens?: Partial<Address>;
  /** What is beside its name. */
  readonly details: ReactNode;
  readonly notes?: string;
  readonly actions?: ReactNode;
  /** The forms that are open. */
  readonly children?: ReactNode;
}

/** One thing that is saved, and what can be done with it. */
export function SavedItem({ name, opens, details, notes = '', actions, children }: SavedItemProps) {
  return (
    <li className="case">
      <div className="case-head">
        <h4>{opens === undefined ? name : <AddressLink change={opens}>{name}</AddressLink>}</h4>
        {details}
      </div>
      {notes !== '' && <p className="case-notes">{notes}</p>}
      {actions !== undefined && <div className="actions">{actions}</div>}
      {children}
    </li>
  );
}

interface DeleteButtonProps {
  readonly name: string;
  /** What is lost, as a question. */
  readonly question: string;
  /** Returns why the server refused; null if it did not. */
  readonly onDelete: () => Promise<string | null>;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** Deletes what is saved, after a confirmation. */
export function DeleteButton({ name, question, onDelete, onOutcome }: DeleteButtonProps) {
  const confirm = async (): Promise<void> => {
    const problem = await onDelete();
    onOutcome(problem === null ? { message: `Deleted “${name}”.` } : { problem });
  };
  return (
    <Writable>
      <ConfirmButton name="Delete" of={name} question={question} onConfirm={() => void confirm()} />
    </Writable>
  );
}
