import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { dataClasses } from '../model/vocabulary.ts';

const key = z.string();
const optional = z.string().nullable();
const dataClass = z.enum(dataClasses);
const stated = { validFrom: optional, validTo: optional, dataClass };

const rows = {
  abroad: z.object({ country: key }),
  registered: z.object({ organization: key, country: key, dataClass }),
  owners: z.object({ owner: key, owned: key, ...stated }),
  designations: z.object({ list: key, country: optional, organization: optional, ...stated }),
  work: z.object({
    contract: key,
    organization: optional,
    country: key,
    ...stated,
    awardedBy: z.array(dataClass).nullable(),
  }),
  staff: z.object({
    organization: key,
    contract: optional,
    country: key,
    ...stated,
    employedFrom: optional,
    employedTo: optional,
    employedBy: dataClass,
  }),
} as const;

type FactName = keyof typeof rows;
type Facts<N extends FactName> = readonly z.infer<(typeof rows)[N]>[];

const ofR = 'r.validFrom AS validFrom, r.validTo AS validTo, r.dataClass AS dataClass';

/** Each goes to the few that are abroad or listed; owners and subcontracts are gone through once. */
const statements: Readonly<Record<FactName, string>> = {
  abroad: 'MATCH (c:Country) WHERE c.isForeign RETURN c.key AS country',
  registered: `MATCH (c:Country)<-[r:REGISTERED_IN]-(o:Organization) USING SCAN c:Country
    WHERE c.isForeign AND r.supersededAt IS NULL AND o.country = c.key
    RETURN DISTINCT o.key AS organization, c.key AS country, r.dataClass AS dataClass`,
  owners: `MATCH (a)-[r:OWNS]->(b) WHERE r.supersededAt IS NULL AND a <> b
    RETURN a.key AS owner, b.key AS owned, ${ofR}`,
  designations: `MATCH (l:DesignationList)<-[r:DESIGNATED_ON]-(n) WHERE r.supersededAt IS NULL
    RETURN l.key AS list, CASE WHEN n:Country THEN n.key END AS country,
      CASE WHEN n:Organization THEN n.key END AS organization, ${ofR}`,
  work: `MATCH (c:Country)<-[r:PERFORMED_IN]-(k:Contract) USING SCAN c:Country WHERE c.isForeign AND r.supersededAt IS NULL
    RETURN k.key AS contract, k.prime AS organization, c.key AS country, ${ofR},
      COLLECT { MATCH (k)-[s:AWARDED_TO]->(p) WHERE s.supersededAt IS NULL AND p.key = k.prime RETURN DISTINCT s.dataClass } AS awardedBy
    UNION
    MATCH (c:Country) WHERE c.isForeign
    WITH collect(c.key) AS abroad
    MATCH ()-[r:SUBCONTRACTS_TO]->() WHERE r.supersededAt IS NULL AND r.performedIn IN abroad
    RETURN r.contract AS contract, r.to AS organization, r.performedIn AS country, ${ofR},
      null AS awardedBy`,
  staff: `MATCH (c:Country)<-[r:LOCATED_IN]-(p:Person) USING SCAN c:Country WHERE c.isForeign AND r.supersededAt IS NULL
      AND NOT EXISTS { (p)-[a:ACCESSES]->() WHERE a.supersededAt IS NULL }
    MATCH (p)<-[e:EMPLOYS]-(o:Organization) WHERE e.supersededAt IS NULL
    RETURN DISTINCT o.key AS organization, e.contract AS contract, c.key AS country, ${ofR},
      e.validFrom AS employedFrom, e.validTo AS employedTo, e.dataClass AS employedBy`,
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
  /** Contracts and subcontracts performed abroad. `awardedBy`: classes of the statements that name a contract's prime; null for a subcontract. */
  work(): Promise<Facts<'work'>>;
  /** Who employs persons abroad of whom no access is on record. `employedBy`: the class of the statement that says so. */
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
