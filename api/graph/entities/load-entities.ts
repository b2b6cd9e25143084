import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { labels, type Label } from '../model/vocabulary.ts';
import { countries } from '../schema/countries.ts';
import type { Entity } from './entity.ts';
import { groupByLabel } from './group-by-label.ts';

const row = z.object({ label: z.enum(labels), key: z.string(), labels: z.array(z.string()) });
const record = z.record(z.string(), z.custom<Entity['properties'][string]>());

/**
 * Nodes with their values, in the order asked for; null for what is not there. One statement, however many keys of
 * however many labels; none for countries, which are the same in every graph.
 */
export async function loadEntities(
  database: Pick<Database, 'read'>,
  refs: readonly NodeRef[],
): Promise<readonly (Entity | null)[]> {
  const groups = [...groupByLabel(refs.filter(({ label }) => label !== 'Country'))];
  const rows = groups.length === 0 ? [] : await database.read(statementFor(groups), Object.fromEntries(groups));
  const entities = new Map<string, Entity>();
  for (const found of rows) {
    const entity = row.parse(found);
    entities.set(nameOf(entity), { ...entity, properties: record.parse(found['properties']) });
  }
  return refs.map((ref) => (ref.label === 'Country' ? countryOf(ref.key) : (entities.get(nameOf(ref)) ?? null)));
}

function statementFor(groups: readonly (readonly [label: Label, keys: readonly string[]])[]): string {
  const ofLabel = groups.map(
    ([label]) => `UNWIND $${label} AS key MATCH (n:${label} {key: key})
      RETURN '${label}' AS label, key, labels(n) AS labels, properties(n) AS properties`,
  );
  return ofLabel.sort().join(' UNION ALL ');
}

function nameOf({ label, key }: NodeRef): string {
  return `${label}:${key}`;
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
