import type { EdgeTable, EntityTable } from '../table.ts';

export const lists = {
  name: 'lists',
  kind: 'entity',
  title: 'Designation lists',
  description: 'Lists that designate countries or organizations.',
  label: 'DesignationList',
  lane: 'none',
  search: 'names',
  caption: ['title', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Key of the list.', required: true },
    { name: 'title', type: 'string', description: 'Title of the list.', property: 'title' },
    {
      name: 'citation',
      type: 'string',
      description: 'Citation of the law or regulation that makes the list.',
      property: 'citation',
    },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;

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
    {
      name: 'programs',
      type: 'string',
      description: 'Sanctions programs of the designation, such as SDGT, separated by semicolons.',
      property: 'programs',
    },
  ],
  foreignKeys: [
    { field: 'list', references: 'lists' },
    { field: 'country', references: 'countries' },
    { field: 'organization', references: 'organizations' },
  ],
} as const satisfies EdgeTable;
