import type { EdgeTable } from '../table.ts';

export const citizenships = {
  name: 'citizenships',
  kind: 'edge',
  title: 'Citizenships',
  description: 'Of which country a person is a citizen.',
  edge: 'CITIZEN_OF',
  from: ['person'],
  to: ['country'],
  forward: { name: 'citizenOf', description: 'The countries of which it is a citizen.' },
  backward: { name: 'citizens', description: 'The people who are citizens of it.' },
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
