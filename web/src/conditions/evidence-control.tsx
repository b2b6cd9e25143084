import { evidenceByDefault, evidenceClasses } from '../address/conditions.ts';
import { dataClassWords } from '../words/mode-words.ts';
import type { DataClass } from '../generated/graphql.ts';

interface Choice {
  readonly name: string;
  readonly evidence: readonly DataClass[];
}

const choices: readonly Choice[] = [
  { name: 'all but synthetic', evidence: evidenceByDefault },
  { name: 'documented only', evidence: ['DOCUMENTED'] },
  { name: 'documented and reported', evidence: ['DOCUMENTED', 'REPORTED'] },
  { name: 'all, synthetic too', evidence: evidenceClasses },
  { name: 'synthetic only', evidence: ['SYNTHETIC'] },
];

interface EvidenceControlProps {
  readonly evidence: readonly DataClass[];
  readonly onEvidence: (evidence: readonly DataClass[]) => void;
}

/** Which kinds of evidence count: every hop of a chain is of one of them. */
export function EvidenceControl({ evidence, onEvidence }: EvidenceControlProps) {
  const written = textOf(evidence);
  const custom = choices.every((choice) => textOf(choice.evidence) !== written);
  return (
    <label className="control">
      <span className="name">evidence</span>
      <select
        value={written}
        onChange={({ target }) => {
          const choice = choices.find((one) => textOf(one.evidence) === target.value);
          if (choice !== undefined) onEvidence(choice.evidence);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.name} value={textOf(choice.evidence)}>
            {choice.name}
          </option>
        ))}
        {custom && <option value={written}>{evidence.map((one) => dataClassWords[one]).join(', ')}</option>}
      </select>
    </label>
  );
}

function textOf(evidence: readonly DataClass[]): string {
  return evidenceClasses.filter((one) => evidence.includes(one)).join(',');
}
