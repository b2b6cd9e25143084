import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Database } from '#graph/database/database.ts';
import type { Subjects } from './choose-subjects.ts';
import { timedImport } from './timed-import.ts';
import type { TimedImport } from './timed-import.ts';

const people = 20;

/** A second source's twenty engineers abroad, each with an access to a system and contract of the world; new ones each time. */
export async function secondImport(
  database: Database,
  { ofLargePrime, system, organization }: Subjects,
): Promise<TimedImport> {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-bench-second-'));
  const contract = ofLargePrime[0]?.contract ?? '';
  const run = Date.now().toString(36);
  const ids = Array.from({ length: people }, (_, at) => `SYN-BENCH-${run}-${at}`);
  const files = {
    sources: [{ id: 'SYN-BENCH', title: 'Second import of the bench', data_class: 'synthetic' }],
    people: ids.map((id) => ({ id, kind: 'individual' })),
    locations: ids.map((person) => ({ person, country: 'CN' })),
    employment: ids.map((person) => ({ organization, person, contract, role: 'engineer' })),
    access: ids.map((person) => ({ id: `${person}-A`, person, system, contract, mode: 'escorted' })),
  };
  try {
    for (const [name, rows] of Object.entries(files))
      await writeFile(join(folder, `${name}.csv`), stringify(rows, { header: true }));
    return await timedImport(database, folder, () => undefined);
  } finally {
    await rm(folder, { recursive: true });
    await rm(`${folder}.rejects.csv`, { force: true });
  }
}
