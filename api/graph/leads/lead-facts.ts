import { z } from 'zod';
import type { Database } from '../driver/database.ts';

const key = z.string();
const optional = z.string().nullable();
const dates = { validFrom: optional, validTo: optional };

const rows = {
  abroad: z.object({ country: key }),
  registered: z.object({ organization: key, country: key }),
  owners: z.object({ owner: key, owned: key, ...dates }),
  designations: z.object({ list: key, country: optional, organization: optional, ...dates }),
  work: z.object({ contract: key, organization: optional, country: key, ...dates }),
  staff: z.object({
    organization: key,
    contract: optional,
    country: key,
    ...dates,
    employedFrom: optional,
    employedTo: optional,
  }),
} as const;

type FactName = keyof typeof rows;
type Facts<N extends FactName> = readonly z.infer<(typeof rows)[N]>[];

const ofR = 'r.validFrom AS validFrom, r.validTo AS validTo';

/** Each goes to the few that are abroad or listed; owners and subcontracts are gone through once. */
const statements: Readonly<Record<FactName, string>> = {
  abroad: 'MATCH (c:Country) WHERE c.isForeign RETURN c.key AS country',
  registered: `MATCH (c:Country)<-[r:REGISTERED_IN]-(o:Organization) USING SCAN c:Country
    WHERE c.isForeign AND r.supersededAt IS NULL AND o.country = c.key
    RETURN DISTINCT o.key AS organization, c.key AS country`,
  owners: `MATCH (a)-[r:OWNS]->(b) WHERE r.supersededAt IS NULL AND a <> b
    RETURN a.key AS owner, b.key AS owned, ${ofR}`,
  designations: `MATCH (l:DesignationList)<-[r:DESIGNATED_ON]-(n) WHERE r.supersededAt IS NULL
    RETURN l.key AS list, CASE WHEN n:Country THEN n.key END AS country,
      CASE WHEN n:Organization THEN n.key END AS organization, ${ofR}`,
  work: `MATCH (c:Country)<-[r:PERFORMED_IN]-(k:Contract) USING SCAN c:Country WHERE c.isForeign AND r.supersededAt IS NULL
    RETURN k.key AS contract, k.prime AS organization, c.key AS country, ${ofR}
    UNION
    MATCH (c:Country) WHERE c.isForeign
    WITH collect(c.key) AS abroad
    MATCH ()-[r:SUBCONTRACTS_TO]->() WHERE r.supersededAt IS NULL AND r.performedIn IN abroad
    RETURN r.contract AS contract, r.to AS organization, r.performedIn AS country, ${ofR}`,
  staff: `MATCH (c:Country)<-[r:LOCATED_IN]-(p:Person) USING SCAN c:Country WHERE c.isForeign AND r.supersededAt IS NULL
      AND NOT EXISTS { (p)-[a:ACCESSES]->() WHERE a.supersededAt IS NULL }
    MATCH (p)<-[e:EMPLOYS]-(o:Organization) WHERE e.supersededAt IS NULL
    RETURN DISTINCT o.key AS organization, e.contract AS contract, c.key AS country, ${ofR},
      e.validFrom AS employedFrom, e.validTo AS employedTo`,
};

/** What leads rest on, whatever the day and the lists, at one version of the graph; each read on first use. */
export interface LeadFacts {
  readonly version: number;
  /** Countries abroad: all but the United States and its territories. */
  abroad(): Promise<Facts<'abroad'>>;
  /** Organizations registered abroad. */
  registered(): Promise<Facts<'registered'>>;
  owners(): Promise<Facts<'owners'>>;
  designations(): Promise<Facts<'designations'>>;
  /** Contracts and subcontracts performed abroad. */
  work(): Promise<Facts<'work'>>;
  /** Who employs persons abroad of whom no access is on record. */
  staff(): Promise<Facts<'staff'>>;
}

export type OwnerFact = Facts<'owners'>[number];
export type DesignationFact = Facts<'designations'>[number];

export function leadFactsAt(database: Pick<Database, 'read'>, version: number): LeadFacts {
  const read = <N extends FactName>(name: N, row: z.ZodType<Facts<N>[number]>) => {
    let known: Promise<Facts<N>> | null = null;
    const load = () => database.read(statements[name]).then((found) => z.array(row).parse(found));
    // What failed is asked for again.
    return () =>
      (known ??= load().catch((error: unknown) => {
        known = null;
        throw error;
      }));
  };
  return {
    version,
    abroad: read('abroad', rows.abroad),
    registered: read('registered', rows.registered),
    owners: read('owners', rows.owners),
    designations: read('designations', rows.designations),
    work: read('work', rows.work),
    staff: read('staff', rows.staff),
  };
}
