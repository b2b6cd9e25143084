import { z } from 'zod';
import type { Transaction } from '../driver/database.ts';
import type { DesignationStatement, Evidence, OwnershipStatement } from '../exposure/evidence.ts';
import { maxOwnershipHops } from '../exposure/index-ownership.ts';
import { evidenceRows } from './evidence-rows.ts';
import { evidenceStatements } from './evidence-statements.ts';

const organizationRows = z.array(evidenceRows.organization);
const ownershipRows = z.array(evidenceRows.ownership);
const designationRows = z.array(evidenceRows.designation);

export interface Owners {
  readonly organizations: Evidence['organizations'];
  readonly ownership: readonly OwnershipStatement[];
  readonly designations: readonly DesignationStatement[];
}

/** Organizations and who owns them, up to `maxOwnershipHops` hops, with what is said of each. One statement a hop and two. */
export async function readOwners(transaction: Transaction, keys: Iterable<string>, whole: boolean): Promise<Owners> {
  const all = new Set(keys);
  const ownership: OwnershipStatement[] = [];
  let level = [...all];
  for (let hops = 0; hops < maxOwnershipHops && level.length > 0; hops += 1) {
    const rows = ownershipRows.parse(await transaction.run(evidenceStatements.ownership, { keys: level, whole }));
    for (const { r, ...owner } of rows) ownership.push({ ...owner, statement: r });
    level = [...new Set(rows.map(({ owner }) => owner))].filter((owner) => !all.has(owner));
    for (const owner of level) all.add(owner);
  }
  const [organizations, designations] = await Promise.all([
    transaction.run(evidenceStatements.organizations, { keys: [...all] }),
    transaction.run(evidenceStatements.organizationDesignations, { keys: [...all], whole }),
  ]);
  return {
    organizations: organizationRows.parse(organizations),
    ownership,
    designations: designationRows
      .parse(designations)
      .map(({ r, ...designation }) => ({ ...designation, statement: r })),
  };
}
