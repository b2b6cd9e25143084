import type { EntityTable } from '../table.ts';

export const sources = {
  name: 'sources',
  kind: 'entity',
  title: 'Sources',
  description: 'Documents, files and registers that make statements.',
  label: 'Source',
  lane: 'none',
  caption: ['title'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'The id by which other files refer to the source.', required: true },
    { name: 'title', type: 'string', description: 'Title of the document or file.', property: 'title' },
    { name: 'url', type: 'string', description: 'Where it was found; empty if unknown.', property: 'url' },
    { name: 'publisher', type: 'string', description: 'Who published it.', property: 'publisher' },
    { name: 'published_on', type: 'date', description: 'Date of publication.', property: 'publishedOn' },
    {
      name: 'retrieved_at',
      type: 'date',
      description: 'Date or time of retrieval.',
      property: 'retrievedAt',
    },
    { name: 'sha256', type: 'string', description: 'SHA-256 of the file, in hexadecimal.', property: 'sha256' },
    {
      name: 'data_class',
      type: 'enum',
      description: 'Kind of evidence; the default for its rows.',
      property: 'dataClass',
      values: ['documented', 'reported', 'inferred', 'synthetic'],
      default: 'reported',
    },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;
