import type { EntityTable } from '../table.ts';

export const people = {
  name: 'people',
  kind: 'entity',
  title: 'People',
  description: 'Pseudonymous persons and groups.',
  label: 'Person',
  lane: 'engineer',
  caption: ['label', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'A pseudonym, stored as it is.', required: true },
    {
      name: 'kind',
      type: 'enum',
      description: 'One person or a group.',
      property: 'kind',
      values: ['individual', 'group'],
      default: 'individual',
    },
    { name: 'label', type: 'string', description: 'Name of a group; for groups only.', property: 'label' },
    {
      name: 'headcount',
      type: 'integer',
      description: 'Number of people in a group, if known.',
      property: 'headcount',
      minimum: 0,
    },
    {
      name: 'us_person_status',
      type: 'enum',
      description: 'Status under 22 CFR 120.62 and 120.63; empty means unknown.',
      property: 'usPersonStatus',
      values: ['citizen', 'national', 'lpr', 'protected', 'foreign_person', 'unknown'],
      default: 'unknown',
    },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;
