import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#graph/database/database.ts';
import { runImport } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { dumpStatements } from '../../graph-dump.ts';
import type { PackageFiles } from '../../import-package.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** An invented award with one subaward, whose PIID a roster may name. */
export const award = 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700';
export const [prime, sub] = ['ABCDEFGHJK19', 'SUBSUBSUBSU9'];
/** The award's PIID as people write it. */
export const printed = 'FA8750-19-F-0001';
export const subawards = [
  'prime_award_unique_key,prime_award_piid,prime_award_amount,prime_award_period_of_performance_start_date,prime_awardee_uei,prime_awardee_name,subaward_number,subaward_amount,subaward_action_date,subawardee_uei,subawardee_name,subawardee_country_code',
  `${award},FA875019F0001,5,2019-03-01,${prime},Invented Prime,S-1,1.50,2019-04-01,${sub},Invented Sub,USA`,
  '',
].join('\n');

/** An escorted access of a foreign engineer, who and whose escort work for the subcontractor on a contract. */
export function rosterOn(contract: string, more: PackageFiles = {}): PackageFiles {
  return {
    'sources.csv': [{ id: 'roster', title: 'Roster' }],
    'organizations.csv': [{ id: sub, uei: sub, name: 'Invented Sub' }],
    'systems.csv': [{ id: 'Y1', name: 'System', impact_level: 5 }],
    'people.csv': [
      { id: 'P1', us_person_status: 'foreign_person' },
      { id: 'P2', us_person_status: 'citizen' },
    ],
    'locations.csv': [{ person: 'P1', country: 'CN' }],
    'covers.csv': [{ contract, system: 'Y1' }],
    'employment.csv': [
      { organization: sub, person: 'P1', contract, role: 'engineer' },
      { organization: sub, person: 'P2', contract, role: 'escort' },
    ],
    'access.csv': [{ id: 'X1', person: 'P1', system: 'Y1', contract, mode: 'escorted' }],
    'escorts.csv': [{ escort: 'P2', access: 'X1' }],
    'claims.csv': [{ id: 'K1', text: 'It is so', stance: 'asserts', about: `contracts:${contract}` }],
    ...more,
  };
}

/** @param file default: `subawards`, imported */
export async function importAwards(
  database: Database,
  { name = 'Subawards.csv', text = subawards, dryRun = false } = {},
): Promise<ImportResult> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, text);
  return runImport(database, { format: 'auto', paths: [path], dryRun });
}

/** The chains that lead to the prime, each once. */
export async function chainsToPrime(database: Database): Promise<unknown> {
  return database.read(
    `MATCH (c:Contract)<-[:UNDER]-(x:Exposure {lineage: 'COMPLETE'})-[:ACCOUNTABLE]->(o:Organization)
     RETURN DISTINCT c.key AS contract, o.key AS accountable`,
  );
}

/** The only one, if the roster is about the award. */
export const chainOfAward = [{ contract: award, accountable: sub }];

/** The statements, without the waiting rows. */
export async function dumpWithoutKept(database: Database): Promise<readonly string[]> {
  return (await dumpStatements(database)).filter((line) => !line.includes('"WaitingRow"'));
}
