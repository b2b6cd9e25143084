import type { EntityTable } from '../table.ts';

export const agencies = {
  name: 'agencies',
  kind: 'entity',
  title: 'Agencies',
  description: 'Departments and agencies that award contracts and own systems.',
  label: 'Agency',
  lane: 'agency',
  caption: ['name', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Agency id.', required: true },
    { name: 'name', type: 'string', description: 'Name.', property: 'name' },
    { name: 'parent', type: 'string', description: 'The agency that it is part of.', property: 'parent' },
  ],
  foreignKeys: [{ field: 'parent', references: 'agencies' }],
  links: [
    {
      field: 'parent',
      edge: 'PART_OF',
      direction: 'out',
      forward: { name: 'partOf', description: 'The agencies that it is part of.' },
      backward: { name: 'parts', description: 'The agencies that are part of it.' },
    },
  ],
} as const satisfies EntityTable;
