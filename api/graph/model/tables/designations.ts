import type { EdgeTable } from '../table.ts';

export const designations = {
  name: 'designations',
  kind: 'edge',
  title: 'Designations',
  description: 'The countries and organizations that a list designates, with dates.',
  edge: 'DESIGNATED_ON',
  from: ['country', 'organization'],
  to: ['list'],
  forward: { name: 'designatedOn', description: 'The lists that designate it.' },
  backward: { name: 'designates', description: 'What the list designates.' },
  dated: true,
  primaryKey: ['list', 'country', 'organization'],
  fields: [
    { name: 'list', type: 'string', description: 'The list.', required: true },
    { name: 'country', type: 'country', description: 'The designated country, or empty.' },
    { name: 'organization', type: 'string', description: 'The designated organization, or empty.' },
  ],
  foreignKeys: [
    { field: 'list', references: 'lists' },
    { field: 'country', references: 'countries' },
    { field: 'organization', references: 'organizations' },
  ],
} as const satisfies EdgeTable;
