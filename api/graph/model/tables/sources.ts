import type { EntityTable } from '../table.ts';

export const sources = {
  name: 'sources',
  kind: 'entity',
  title: 'Sources',
  description: 'Documents, files and registers that state something.',
  label: 'Source',
  lane: 'none',
  caption: ['title'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'The id by which other files name the source.', required: true },
    { name: 'title', type: 'string', description: 'Title of the document or file.', property: 'title' },
    { name: 'url', type: 'string', description: 'Where it was found; empty when not known.', property: 'url' },
    { name: 'publisher', type: 'string', description: 'Who published it.', property: 'publisher' },
    { name: 'published_on', type: 'date', description: 'Day of publication.', property: 'publishedOn' },
    {
      name: 'retrieved_at',
      type: 'date',
      description: 'Day, or instant, at which it was read.',
      property: 'retrievedAt',
    },
    { name: 'sha256', type: 'string', description: 'SHA-256 of the file read, in hexadecimal.', property: 'sha256' },
    {
      name: 'data_class',
      type: 'enum',
      description: 'What kind of evidence it is; the default of its rows.',
      property: 'dataClass',
      values: ['documented', 'reported', 'inferred', 'synthetic'],
      default: 'reported',
    },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;
