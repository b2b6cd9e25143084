import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';

/** Every designation list, by key. */
export async function listDesignationLists(database: Database): Promise<readonly NodeRef[]> {
  const rows = await database.read(
    'MATCH (l:DesignationList) WHERE l.withdrawn IS NULL RETURN l.key AS key ORDER BY key',
  );
  return rows.map(({ key }) => ({ label: 'DesignationList', key: z.string().parse(key) }));
}
