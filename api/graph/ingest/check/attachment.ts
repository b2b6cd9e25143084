import { syntheticPrefix } from '../../model/vocabulary.ts';
import type { TableName } from '../../model/vocabulary.ts';
import type { ParsedRow } from '../input.ts';
import type { RowReferences } from './references.ts';

/** Something that a row names. */
export interface Party {
  readonly column: string;
  readonly kind: PartyKind;
  readonly key: string;
}

/** What the tables hold; of these, the real ones that nothing synthetic is attached to. */
const kinds = {
  organizations: 'organization',
  systems: 'system',
  contracts: 'contract',
  people: 'person',
  agencies: 'agency',
  access: 'access',
  claims: 'claim',
  lists: 'list',
  sources: 'source',
} as const satisfies Partial<Record<TableName, string>>;
type PartyKind = (typeof kinds)[keyof typeof kinds];
const realKinds: ReadonlySet<PartyKind> = new Set(['organization', 'system', 'contract', 'person', 'agency']);

/** Returns what a row names: itself, if it has an id, and what it refers to. */
export function partiesOf(row: ParsedRow, found: RowReferences): readonly Party[] {
  const own = { column: 'id', to: row.table, key: String(row.values['id'] ?? '') };
  return [own, ...found.references].flatMap(({ column, to, key }) => {
    const kind = Object.entries(kinds).find(([table]) => table === to)?.[1];
    return kind === undefined || key === '' ? [] : [{ column, kind, key }];
  });
}

/** Returns why a row attaches something of the generator to what the generator did not make; null: it does not. */
export function attachmentIn(
  parties: readonly Party[],
): { readonly column: string; readonly reason: string; readonly discardsEarlier: true } | null {
  const synthetic = parties.find(({ key }) => key.startsWith(syntheticPrefix));
  const real = parties.find(({ kind, key }) => realKinds.has(kind) && !key.startsWith(syntheticPrefix));
  if (synthetic === undefined || real === undefined) return null;
  const reason = `A synthetic ${synthetic.kind} (${syntheticPrefix}…) is never attached to a real ${real.kind}`;
  // A row that only describes the real one is wrong in what it refers to.
  const { column } = real.column === 'id' ? synthetic : real;
  return { column, reason, discardsEarlier: true };
}
