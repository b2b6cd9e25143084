import type { EdgeTable } from '../table.ts';

export const locations = {
  name: 'locations',
  kind: 'edge',
  title: 'Locations',
  description: 'Where a person works.',
  edge: 'LOCATED_IN',
  from: ['person'],
  to: ['country'],
  forward: { name: 'locatedIn', description: 'The countries in which the person works.' },
  backward: { name: 'peopleLocated', description: 'The people who work in the country.' },
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
