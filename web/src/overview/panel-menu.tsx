import type { Conditions } from '../address/address.ts';
import type { Failure } from '../server/client.ts';
import type { Draft } from '../show-cypher/draft.ts';
import type { panelDrafts } from '../show-cypher/drafts.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { SaveCsv } from '../ui/save-csv.tsx';
import type { CsvTable } from '../ui/save-csv.tsx';

/** Makes the draft of a panel's Cypher. */
export type PanelDraft = (drafts: typeof panelDrafts) => Promise<Draft | Failure>;

interface PanelMenuProps {
  /** What the panel shows, as in “Show the Cypher of the systems”. */
  readonly of: string;
  /** The name of the file, without the day. */
  readonly name: string;
  readonly conditions: Conditions;
  readonly draft: PanelDraft;
  /** Null: there are no rows, or not yet. */
  readonly table: (() => CsvTable | Failure | Promise<CsvTable | Failure>) | null;
}

/** The Cypher of a panel of the overview, and its rows as CSV. */
export function PanelMenu({ of, name, conditions: { asOf, evidence }, draft, table }: PanelMenuProps) {
  return (
    <>
      <ShowCypher of={of} draft={({ panelDrafts: drafts }) => draft(drafts)} />
      {table !== null && (
        <SaveCsv of={of} name={`${name} ${asOf}`} synthetic={evidence.includes('SYNTHETIC')} table={table} />
      )}
    </>
  );
}
