import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import { resolvedValue } from '../evidence/resolved-values.ts';
import { bestFirst } from '../exposure/hops.ts';
import { indexedNames } from '../model/organization-names.ts';
import type { EntityTable, Table } from '../model/table.ts';
import { propertyFields, tables } from '../model/tables.ts';
import { identifierKinds, personRoles, superseded } from '../model/vocabulary.ts';
import type { Lease } from './lease.ts';
import { unresolved } from './statement-cypher.ts';

/** Resolves the values of all marked nodes from their statements. */
export async function resolveAll(lease: Lease, onProgress: (message: string) => void): Promise<void> {
  // Planning a table's statement takes longer than resolving a few nodes.
  const rows = await lease.write((transaction) => transaction.run(findMarkedLabels));
  const marked = new Set(rows.map((row) => z.string().parse(row['label'])));
  for (const table of describedTables.filter(({ label }) => marked.has(label))) {
    let total = 0;
    for (;;) {
      const resolved = await lease.write((transaction) => resolveEntities(transaction, table));
      total += resolved;
      if (resolved < batch) break;
      if (total % 100_000 === 0)
        onProgress(`${table.name}: ${total.toLocaleString('en-US')} resolved from their sources`);
    }
  }
}

const findMarkedLabels = `MATCH (n:${unresolved}) UNWIND labels(n) AS label RETURN DISTINCT label`;

/** Nodes resolved per transaction. */
const batch = 2000;

/** The tables in which several sources may describe the same node. */
export const describedTables: readonly EntityTable[] = Object.values(tables).flatMap((table: Table) =>
  table.kind === 'entity' && table.name !== 'sources' ? [table] : [],
);

/**
 * Resolves the values of a batch of marked nodes from what their sources state: each property comes from the best
 * statement that gives it (`resolvedValue`). A node that no source describes any more is `withdrawn`.
 * @returns the number of nodes resolved; fewer than `batch` if none are left
 */
async function resolveEntities(transaction: Transaction, table: EntityTable): Promise<number> {
  const [row] = await transaction.run(resolveMarked(table), { batch });
  const { count, named } = resolved.parse(row);
  if (named.length > 0) await transaction.run(setNames, { organizations: named.map(namesOf) });
  return count;
}

const resolved = z.object({
  count: z.number(),
  /** Of organizations, with each name that a source states; empty for other tables. */
  named: z.array(z.object({ key: z.string(), name: z.string().nullable(), names: z.array(z.string()) })),
});

/** What search and screening need of an organization's names: those besides its own, and all as they are compared. */
function namesOf({ key, name, names }: z.infer<typeof resolved>['named'][number]) {
  const all = [...new Set(name === null ? names : [name, ...names])];
  const orNull = (of: readonly string[]) => (of.length === 0 ? null : of);
  return { key, others: orNull(all.filter((one) => one !== name)), normalized: orNull(indexedNames(all)) };
}

/** Exported for the warm-up: an import would wait for its plan. */
export const setNames = `UNWIND $organizations AS one
  MATCH (n:Organization {key: one.key})
  SET n.otherNames = one.others, n.normalizedNames = one.normalized`;

/** Resolves a batch of marked nodes, `$batch` at most. */
export function resolveMarked(table: EntityTable): string {
  const isOrganization = table.name === 'organizations';
  const values = propertyFields(table).map((field) => {
    const { property } = field;
    if (isOrganization && property === 'soleProprietor') return `n.${property} = ${isSoleProprietor}`;
    // If nothing has ever described the node, it is deleted as soon as nothing is derived from it.
    return `n.${property} = ${resolvedValue(table, field, `n.${property}`)}`;
  });
  return `MATCH (n:${table.label}&${unresolved})
    WITH n LIMIT $batch
    CALL (n) {
      OPTIONAL MATCH (n)-[r:DESCRIBED_BY]->(s:Source)
      WITH r, s ORDER BY ${bestFirst('r', 's')}
      RETURN collect(r) AS stated
    }
    CALL (n, stated) {
      OPTIONAL MATCH (n)-[r:${superseded} {type: 'DESCRIBED_BY'}]->(s:Source) WHERE stated = []
      WITH r, s ORDER BY r.supersededAt DESC, ${bestFirst('r', 's')}
      RETURN collect(r) AS former
    }
    ${isOrganization ? withoutSoleProprietorNames : ''}
    ${table.label === 'Person' ? personLabels : ''}
    WITH *, size(stated) > 0 AS described
    SET ${values.join(', ')},
      n.confidence = coalesce(head(stated).confidence, 0), n.dataClass = coalesce(head(stated).dataClass, head(former).dataClass, 'INFERRED'),
      n.withdrawn = CASE WHEN described THEN null ELSE true END
    ${isOrganization ? `SET n.otherIdentifiers = ${otherIdentifiers}` : ''}
    REMOVE n:${unresolved}
    RETURN count(*) AS count, ${isOrganization ? `collect({key: n.key, name: n.name, names: ${statedNames}})` : '[]'} AS named`;
}

const statedNames = '[r IN stated WHERE r.name IS NOT NULL | r.name]';

/**
 * Deletes the names of a sole proprietor, who is a private person, from what every source states or has stated; only the statements that say so
 * keep theirs, which the readers have made of an identifier. A superseded statement still counts unless its source now says otherwise.
 * Statements of a rolled back import do not count, but the names come back only when their sources are imported again.
 */
const withoutSoleProprietorNames = `CALL (n, stated) {
      WITH n, stated WHERE n.soleProprietor OR any(r IN stated WHERE r.soleProprietor)
      OPTIONAL MATCH (n)-[r:${superseded} {type: 'DESCRIBED_BY'}]->(:Source)
      WITH stated, collect(r) AS past
      WITH stated + past AS named, any(r IN stated WHERE r.soleProprietor)
        OR any(r IN past WHERE r.soleProprietor AND none(now IN stated WHERE now.source = r.source)) AS isSoleProprietor
      FOREACH (r IN [r IN named WHERE isSoleProprietor AND NOT coalesce(r.soleProprietor, false)] | SET r.name = null)
      RETURN coalesce(head(collect(isSoleProprietor)), false) AS isSoleProprietor
    }`;

/** One source that says so is enough. */
const isSoleProprietor = `CASE WHEN isSoleProprietor THEN true ELSE head([r IN stated WHERE r.soleProprietor IS NOT NULL | r.soleProprietor]) END`;

/** The identifiers of a statement or node of an organization, each after its kind: `UEI ABCDEFGHJK11`. */
const identifiersOf = (of: string) =>
  `[${identifierKinds.map((kind) => `'${kind} ' + toUpper(coalesce(${of}.${kind.toLowerCase()}, ''))`).join(', ')}]`;

/** What sources state besides the organization's own values, which are one of each kind; null: nothing. */
const otherIdentifiers = `nullIf([one IN reduce(all = [], r IN stated | all + [one IN ${identifiersOf('r')} WHERE NOT one IN all])
      WHERE NOT one ENDS WITH ' ' AND NOT one IN ${identifiersOf('n')}], [])`;

/** Sets a person's labels by the roles in which the person is employed, on any day. */
const personLabels = `CALL (n) {
      OPTIONAL MATCH (n)<-[e:EMPLOYS]-()
      RETURN collect(DISTINCT e.role) AS roles
    }
    REMOVE n${personRoles.map((role) => `:${role}`).join('')}
    ${personRoles.map((role) => `FOREACH (_ IN CASE WHEN '${role.toUpperCase()}' IN roles THEN [1] ELSE [] END | SET n:${role})`).join('\n    ')}`;
