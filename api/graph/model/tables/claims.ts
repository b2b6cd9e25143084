import type { EntityTable } from '../table.ts';

export const claims = {
  name: 'claims',
  kind: 'entity',
  title: 'Claims',
  description: 'Sentences that a claimant asserts or denies.',
  label: 'Claim',
  lane: 'none',
  caption: ['text', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Claim id.', required: true },
    { name: 'text', type: 'string', description: 'The claim, quoted or summarized.', property: 'text' },
    {
      name: 'stance',
      type: 'enum',
      description: 'Whether the claimant asserts or denies it.',
      property: 'stance',
      required: true,
      values: ['asserts', 'denies'],
    },
    {
      name: 'about',
      type: 'list',
      description: 'What the claim is about: file:key|key; several are separated by semicolons.',
      property: 'about',
    },
    {
      name: 'claimant',
      type: 'string',
      description: 'An organization id, or the name of an office.',
      property: 'claimant',
    },
    { name: 'stated_on', type: 'date', description: 'Date of the claim.', property: 'statedOn' },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;
