import type { EntityTable } from '../table.ts';

export const lists = {
  name: 'lists',
  kind: 'entity',
  title: 'Designation lists',
  description: 'Lists that designate countries or organizations.',
  label: 'DesignationList',
  lane: 'none',
  caption: ['title', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Key of the list.', required: true },
    { name: 'title', type: 'string', description: 'Title.', property: 'title' },
    { name: 'citation', type: 'string', description: 'Legal citation.', property: 'citation' },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;
