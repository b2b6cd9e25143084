import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { Day } from '../model/day.ts';
import type { DataClass } from '../model/vocabulary.ts';

const validOn = `s.supersededAt IS NULL AND (s.validFrom IS NULL OR s.validFrom <= date($asOf))
      AND (s.validTo IS NULL OR date($asOf) < s.validTo)`;

/**
 * Contracts that an organization is on: as the prime, whatever the day, or in a subcontract that holds on the day. By index from the
 * organization, so that it costs nothing who else is on them.
 */
const contractsOn = `UNWIND $organizations AS organization
  CALL (organization) {
    MATCH (c:Contract {prime: organization})
    WHERE $dataClasses IS NULL OR EXISTS {
      MATCH (c)-[s:AWARDED_TO]->(p) WHERE s.supersededAt IS NULL AND p.key = organization AND s.dataClass IN $dataClasses
    }
    RETURN c.key AS contract
    UNION
    MATCH (:Organization {key: organization})-[s:SUBCONTRACTS_TO]-()
    WHERE ${validOn} AND ($dataClasses IS NULL OR s.dataClass IN $dataClasses)
    RETURN s.contract AS contract
  }
  WITH organization, contract WHERE $contracts IS NULL OR contract IN $contracts`;

export interface ContractsAsked {
  readonly organizations: readonly string[];
  readonly asOf: Day;
  /** Only these; empty: any. */
  readonly contracts: readonly string[];
  /** Only as statements of these classes say; empty: any. */
  readonly dataClasses: readonly DataClass[];
}

const countRow = z.object({ organization: z.string(), count: z.number() });
const contractsRow = z.object({ organization: z.string(), contracts: z.array(z.string()) });

/** How many contracts organizations are on; those on none are left out. */
export async function countContracts(
  database: Pick<Database, 'read'>,
  asked: ContractsAsked,
): Promise<ReadonlyMap<string, number>> {
  if (asked.organizations.length === 0) return new Map();
  const rows = await database.read(`${contractsOn} RETURN organization, count(contract) AS count`, parameters(asked));
  return new Map(rows.map((row) => countRow.parse(row)).map(({ organization, count }) => [organization, count]));
}

/** The contracts that organizations are on, in order; organizations on none are left out. */
export async function contractsOf(
  database: Pick<Database, 'read'>,
  asked: ContractsAsked,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (asked.organizations.length === 0) return new Map();
  const rows = await database.read(
    `${contractsOn} WITH organization, contract ORDER BY contract
     RETURN organization, collect(contract) AS contracts`,
    parameters(asked),
  );
  return new Map(
    rows.map((row) => contractsRow.parse(row)).map(({ organization, contracts }) => [organization, contracts]),
  );
}

function parameters({ organizations, asOf, contracts, dataClasses }: ContractsAsked) {
  return {
    organizations,
    asOf,
    contracts: contracts.length === 0 ? null : contracts,
    dataClasses: dataClasses.length === 0 ? null : dataClasses,
  };
}

const organizationRow = z.object({ organization: z.string() });

/** The organizations on contracts: their primes, and both ends of subcontracts that hold on the day. */
export async function organizationsOn(
  database: Pick<Database, 'read'>,
  contracts: readonly string[],
  asOf: Day,
): Promise<ReadonlySet<string>> {
  const rows = await database.read(
    `UNWIND $contracts AS contract
     CALL (contract) {
       MATCH (c:Contract {key: contract}) USING INDEX c:Contract(key) WHERE c.prime IS NOT NULL
       RETURN c.prime AS organization
       UNION
       MATCH (a)-[s:SUBCONTRACTS_TO]->(b) WHERE s.contract = contract AND s.to IS NOT NULL AND ${validOn}
       UNWIND [a.key, b.key] AS organization
       RETURN organization
     }
     RETURN DISTINCT organization`,
    { contracts, asOf },
  );
  return new Set(rows.map((row) => organizationRow.parse(row).organization));
}
