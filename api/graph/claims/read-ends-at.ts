import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { EdgeTable, Table } from '../model/table.ts';
import { tables } from '../model/tables.ts';
import { parseClaimAddress } from '../write/claim-address.ts';
import { referredLabel } from '../write/statement-kinds.ts';
import { addressedKey } from './addressed-key.ts';
import { endOf, type HopEnd } from './closes-hop.ts';

interface AddressedHop {
  readonly address: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly access: string | null;
  readonly contract: string | null;
}

const row = z.object({
  address: z.string(),
  ends: z.array(z.object({ validTo: z.string().nullable(), source: z.string() })),
});

/** The ends of the hops that claims' addresses name; none of what is open, or no hop. One statement for each table and kind of end. */
export async function readEndsAt(
  database: Pick<Database, 'read'>,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, HopEnd>> {
  const groups = new Map<string, AddressedHop[]>();
  for (const address of new Set(addresses)) {
    const found = hopAt(address);
    if (found === null) continue;
    const group = groups.get(found.statement) ?? [];
    group.push(found.hop);
    groups.set(found.statement, group);
  }
  const rows = await Promise.all([...groups].map(([statement, hops]) => database.read(statement, { hops })));
  const ends = new Map<string, HopEnd>();
  for (const { address, ends: stated } of rows.flat().map((found) => row.parse(found))) {
    const end = endOf(stated);
    if (end !== null) ends.set(address, end);
  }
  return ends;
}

function hopAt(address: string): { readonly statement: string; readonly hop: AddressedHop } | null {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return null;
  const table: Table = tables[parsed.table];
  if (table.kind === 'entity') return null;
  const valueOf = (column: string | undefined) => (column === undefined ? null : (parsed.values[column] ?? null));
  const keyIn = (column: string | undefined) => {
    const value = valueOf(column);
    return column === undefined || value === null ? null : addressedKey(table, column, value);
  };
  const fromColumn = table.from.find((column) => valueOf(column) !== null);
  const toColumn = table.to.find((column) => valueOf(column) !== null);
  const access = valueOf(table.name === 'access' ? 'id' : 'access');
  const hop = {
    address,
    from: keyIn(fromColumn),
    to: keyIn(toColumn),
    access,
    contract: table.edge === 'SUBCONTRACTS_TO' || table.edge === 'EMPLOYS' ? valueOf('contract') : null,
  };
  // Without an access or one end, nothing says where to look.
  if (access === null && fromColumn === undefined && toColumn === undefined) return null;
  return { statement: statementFor(table, access !== null, fromColumn, toColumn), hop };
}

function statementFor(table: EdgeTable, byAccess: boolean, from: string | undefined, to: string | undefined): string {
  const node = (column: string | undefined, key: string) =>
    column === undefined ? '()' : `(:${referredLabel(table, column)} {key: hop.${key}})`;
  const edge = `[r:${table.edge}${byAccess ? ' {access: hop.access}' : ''}]`;
  return `UNWIND $hops AS hop
    MATCH ${node(from, 'from')}-${edge}->${node(to, 'to')}
    WHERE r.supersededAt IS NULL AND (hop.contract IS NULL OR r.contract = hop.contract)
    RETURN hop.address AS address, collect({validTo: r.validTo, source: r.source}) AS ends`;
}
