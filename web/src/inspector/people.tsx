import { useId, useState } from 'react';
import { AssignDocument, PeopleDocument } from '../generated/graphql.ts';
import type { DecisionPartsFragment } from '../generated/graphql.ts';
import { change } from '../server/change.ts';
import { useAnswer } from '../server/use-answer.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** The caller first, then everybody else who has signed in; none until they are loaded. */
function usePeople(): readonly Person[] {
  const answer = useAnswer(PeopleDocument, {});
  if (answer.state !== 'ready') return [];
  const { me, users } = answer.data;
  return [me, ...users.filter(({ id }) => id !== me.id)];
}

interface AssigneeProps {
  readonly exposure: string;
  readonly assignee: DecisionPartsFragment['assignee'];
}

/** Assigns the decision about an exposure to a person. */
export function Assignee({ exposure, assignee }: AssigneeProps) {
  const id = useId();
  const people = usePeople();
  const [problem, setProblem] = useState('');
  const assign = async (to: string | null): Promise<void> => {
    const changed = await change(AssignDocument, { id: exposure, to });
    setProblem('problem' in changed ? changed.problem : '');
  };
  // Somebody may have been assigned who is not in the list any more.
  const options = assignee === null || people.some((one) => one.id === assignee.id) ? people : [assignee, ...people];
  return (
    <div className="field">
      <label htmlFor={id}>Assigned to</label>
      <select
        id={id}
        value={assignee?.id ?? ''}
        onChange={({ target }) => void assign(target.value === '' ? null : target.value)}
      >
        <option value="">nobody</option>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      {problem !== '' && (
        <p role="alert" className="small wrong">
          {problem}
        </p>
      )}
    </div>
  );
}

/** Adds the name of a person to a comment. Absent if nobody else has signed in. */
export function Mention({ onMention }: { readonly onMention: (name: string) => void }) {
  const id = useId();
  const others = usePeople().slice(1);
  if (others.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id}>Mention</label>
      <select
        id={id}
        value=""
        onChange={({ target }) => {
          onMention(target.value);
        }}
      >
        <option value="">choose a person</option>
        {others.map((one) => (
          <option key={one.id} value={one.name}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}
