import type { EdgeTable } from '../table.ts';

export const citizenships = {
  name: 'citizenships',
  kind: 'edge',
  title: 'Citizenships',
  description: 'Which person is a citizen of which country.',
  edge: 'CITIZEN_OF',
  from: ['person'],
  to: ['country'],
  forward: { name: 'citizenOf', description: 'The countries of which the person is a citizen.' },
  backward: { name: 'citizens', description: 'The people who are citizens of the country.' },
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
