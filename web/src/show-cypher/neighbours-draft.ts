import text from './neighbours.cypher?raw';
import { statementDraft } from './statement-draft.ts';
import type { Asked } from './statement-draft.ts';
import type { Draft } from '../workbench/draft-store.ts';

/** A node by its label and key. */
export interface Opened {
  readonly label: string;
  readonly key: string;
}

const top = `// The relations of the opened nodes on the day, a row for each statement; those of claims and sources are left out.
// It differs from the picture: all are given, at most 1,000 for each kind of node, ordered by relation and key.`;

/** What the neighbours of nodes are in Cypher: one part for each label, for a label is what an index is of. */
export function neighboursDraft(opened: readonly Opened[], asOf: string): Draft {
  const labels = [...new Set(opened.map(({ label }) => label))].sort();
  const parts = labels.map((label) =>
    text
      .trim()
      .replace('Label', label)
      .replace('$keys', `$${nameOf(label)}`),
  );
  const keys = labels.map((label): readonly [string, readonly string[]] => [
    nameOf(label),
    opened.filter((one) => one.label === label).map(({ key }) => key),
  ]);
  const asked: Asked = { asOf, ...Object.fromEntries(keys) };
  return statementDraft(`${top}\n${parts.join('\nUNION\n')}`, asked);
}

/** `DesignationList` as `designationListKeys`. */
function nameOf(label: string): string {
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}Keys`;
}
