import type { EdgeTable } from '../table.ts';

export const locations = {
  name: 'locations',
  kind: 'edge',
  title: 'Locations',
  description: 'Where a person works.',
  edge: 'LOCATED_IN',
  from: ['person'],
  to: ['country'],
  dated: true,
  primaryKey: ['person', 'country'],
  fields: [
    { name: 'person', type: 'string', description: 'The person.', required: true },
    { name: 'country', type: 'country', description: 'The country.', required: true },
  ],
  foreignKeys: [
    { field: 'person', references: 'people' },
    { field: 'country', references: 'countries' },
  ],
} as const satisfies EdgeTable;
