import type { EntityTable } from '../table.ts';

export const claims = {
  name: 'claims',
  kind: 'entity',
  title: 'Claims',
  description: 'What somebody asserts or denies.',
  label: 'Claim',
  lane: 'none',
  caption: ['text', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Claim id.', required: true },
    { name: 'text', type: 'string', description: 'The words, quoted or summarized.', property: 'text' },
    {
      name: 'stance',
      type: 'enum',
      description: 'Whether it asserts or denies.',
      property: 'stance',
      required: true,
      values: ['asserts', 'denies'],
    },
    {
      name: 'about',
      type: 'list',
      description: 'What it is about: file:key|key, several separated by semicolons.',
      property: 'about',
    },
    {
      name: 'claimant',
      type: 'string',
      description: 'An organization id, or an office in words.',
      property: 'claimant',
    },
    { name: 'stated_on', type: 'date', description: 'Day on which it was stated.', property: 'statedOn' },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;
