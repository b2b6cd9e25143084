import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import { refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import type { Entity } from '../lists/hops.ts';
import { cutText } from '../model/caption.ts';
import { countries } from '../model/countries.ts';
import { groupByLabel, nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { labels } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';

const entityRow = z.object({ label: z.enum(labels), key: z.string(), labels: z.array(z.string()) });
const record = z.record(z.string(), z.custom<Entity['properties'][string]>());

/**
 * Loads nodes with their values, in the given order; null for a node that does not exist. One Cypher statement for all keys and
 * labels; none for countries, which are the same in every graph.
 */
export async function loadEntities(
  database: Pick<Database, 'read'>,
  refs: readonly NodeRef[],
): Promise<readonly (Entity | null)[]> {
  const groups = [...groupByLabel(refs.filter(({ label }) => label !== 'Country'))];
  const rows = groups.length === 0 ? [] : await database.read(statementFor(groups), Object.fromEntries(groups));
  const entities = new Map<string, Entity>();
  for (const found of rows) {
    const entity = entityRow.parse(found);
    entities.set(nodeKey(entity), { ...entity, properties: record.parse(found['properties']) });
  }
  return refs.map((ref) => (ref.label === 'Country' ? countryOf(ref.key) : (entities.get(nodeKey(ref)) ?? null)));
}

function statementFor(groups: readonly (readonly [label: Label, keys: readonly string[]])[]): string {
  const ofLabel = groups.map(
    ([label]) => `UNWIND $${label} AS key ${byKey('n', label, 'key')}
      RETURN '${label}' AS label, key, labels(n) AS labels, properties(n) AS properties`,
  );
  return ofLabel.sort().join(' UNION ALL ');
}

function countryOf(key: string): Entity | null {
  const country = countries.get(key);
  return country === undefined
    ? null
    : {
        label: 'Country',
        key,
        labels: ['Country'],
        properties: { key, name: country.name, isForeign: country.isForeign },
      };
}

const existingRow = z.object({ label: z.enum(labels), key: z.string() });

/**
 * Returns whether each node exists, in the given order. One Cypher statement for all keys and labels; none for countries, which
 * are the same in every graph.
 */
export async function existingNodes(
  database: Pick<Database, 'read'>,
  refs: readonly NodeRef[],
): Promise<readonly boolean[]> {
  const groups = [...groupByLabel(refs.filter(({ label }) => label !== 'Country'))];
  const ofLabel = groups.map(
    ([label]) => `UNWIND $${label} AS key ${byKey('n', label, 'key')} RETURN '${label}' AS label, key`,
  );
  const rows =
    groups.length === 0 ? [] : await database.read(ofLabel.sort().join(' UNION ALL '), Object.fromEntries(groups));
  const found = new Set(rows.map((one) => nodeKey(existingRow.parse(one))));
  return refs.map((ref) => (ref.label === 'Country' ? countries.has(ref.key) : found.has(nodeKey(ref))));
}

/**
 * BAD_USER_INPUT for an argument that names a node that does not exist: an empty answer would look like safety.
 * @param called the argument's name in the message
 */
export function noSuchNode(argument: string, { label, key }: NodeRef, called = argument): Failure {
  const value = cutText(key, 60);
  return refused(argument, `${called}: there is no ${label} with the key ${JSON.stringify(value)}.`, { value });
}
