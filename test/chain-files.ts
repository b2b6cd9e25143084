import type { PackageFiles } from './import-package.ts';

/** The smallest package with an exposure: prime O1, subcontractor O2 whose P2 escorts O1's engineer P1, located in CN, on S1 (IL5). */
export const chainFiles = {
  'agencies.csv': [{ id: 'G1', name: 'Agency' }],
  'systems.csv': [{ id: 'Y1', name: 'System', agency: 'G1', impact_level: 5 }],
  'organizations.csv': [
    { id: 'O1', name: 'Prime', country: 'US' },
    { id: 'O2', name: 'Sub', country: 'US' },
  ],
  'contracts.csv': [{ id: 'C1', piid: 'W1', agency: 'G1', prime: 'O1' }],
  'covers.csv': [{ contract: 'C1', system: 'Y1' }],
  'subcontracts.csv': [{ contract: 'C1', contractor: 'O1', subcontractor: 'O2', subaward_number: '1', amount: 1000 }],
  'people.csv': [
    { id: 'P1', us_person_status: 'foreign_person' },
    { id: 'P2', us_person_status: 'citizen' },
  ],
  'locations.csv': [{ person: 'P1', country: 'CN' }],
  'vetting.csv': [{ person: 'P2', tier: 'T2' }],
  'employment.csv': [
    { organization: 'O1', person: 'P1', contract: 'C1', role: 'engineer' },
    { organization: 'O2', person: 'P2', contract: 'C1', role: 'escort' },
  ],
  'access.csv': [{ id: 'A1', person: 'P1', system: 'Y1', contract: 'C1', mode: 'escorted', valid_from: '2024-01-01' }],
  'escorts.csv': [{ escort: 'P2', access: 'A1', valid_from: '2024-01-01' }],
  'claims.csv': [{ id: 'K1', text: 'Closed', stance: 'denies', about: 'access:A1;organizations:O1', claimant: 'O1' }],
} as const satisfies PackageFiles;
