import type { EdgeTable } from '../table.ts';

export const citizenships = {
  name: 'citizenships',
  kind: 'edge',
  title: 'Citizenships',
  description: 'Of which country a person is a citizen.',
  edge: 'CITIZEN_OF',
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
