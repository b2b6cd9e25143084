import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { ClosingEvidence } from '../claims/closing-word.ts';

type SourceName = ClosingEvidence['sources'][number];

/** What organizations and sources are called. */
export interface Names {
  organization(key: string): string | null;
  source(key: string): SourceName;
}

const organizationRow = z.object({ key: z.string(), name: z.string().nullable() });
const sourceRow = z.object({ key: z.string(), title: z.string().nullable(), publisher: z.string().nullable() });

export async function readNames(
  database: Pick<Database, 'read'>,
  organizations: readonly string[],
  sources: readonly string[],
): Promise<Names> {
  const [organizationRows, sourceRows] = await Promise.all([
    database.read('UNWIND $keys AS key MATCH (o:Organization {key: key}) RETURN key, o.name AS name', {
      keys: [...new Set(organizations)],
    }),
    database.read(
      'UNWIND $keys AS key MATCH (s:Source {key: key}) RETURN key, s.title AS title, s.publisher AS publisher',
      { keys: [...new Set(sources)] },
    ),
  ]);
  const named = new Map(organizationRows.map((row) => organizationRow.parse(row)).map(({ key, name }) => [key, name]));
  const titled = new Map(sourceRows.map((row) => sourceRow.parse(row)).map((source) => [source.key, source]));
  return {
    organization: (key) => named.get(key) ?? null,
    source: (key) => titled.get(key) ?? { key, title: null, publisher: null },
  };
}
