import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { ExposedCount } from './count-exposed.ts';

/** Exposures of a system under a contract. */
export interface Place {
  readonly system: string;
  readonly contract: string;
  readonly exposed: number;
}

export interface Subjects {
  /** With about a hundred exposed accesses, or what comes nearest. */
  readonly system: string;
  /** Others whose exposed accesses fit on a page, so that each can be asked about for the first time. */
  readonly otherSystems: readonly string[];
  /** Employs most people who reach that system. */
  readonly organization: string;
  /** Subawards under the contract that has most. */
  readonly largestFanOut: number;
  /** On other contracts of the prime of that contract, and as many like them of other primes. */
  readonly ofLargePrime: readonly Place[];
  readonly ofOthers: readonly Place[];
}

const wantedAccesses = 100;
const mostPlaces = 5;
/** Accesses that mostly fit on a page of fifty chains. */
const mostOnPage = 30;
const mostOthers = 100;

const largest = `MATCH ()-[r:SUBCONTRACTS_TO]->()
  WITH r.contract AS contract, count(r) AS subawards ORDER BY subawards DESC, contract LIMIT 1
  MATCH (c:Contract {key: contract}) RETURN contract, subawards, c.prime AS prime`;
const employers = `MATCH (:System {key: $system})<-[r:ACCESSES]-(person)<-[e:EMPLOYS]-(organization)
  RETURN organization.key AS key, count(DISTINCT person) AS people ORDER BY people DESC, key LIMIT 1`;
const primes = `UNWIND $contracts AS key MATCH (c:Contract {key: key}) RETURN key, c.prime AS prime`;

const largestRow = z.object({ contract: z.string(), subawards: z.number(), prime: z.string() });
const keyRow = z.object({ key: z.string() });
const primeRows = z.array(z.object({ key: z.string(), prime: z.string().nullable() }));

/** What to ask about: told from the graph, since no world has the same names. */
export async function chooseSubjects(database: Database, counts: readonly ExposedCount[]): Promise<Subjects> {
  const bySystem = new Map<string, number>();
  for (const { system, exposed } of counts) bySystem.set(system, (bySystem.get(system) ?? 0) + exposed);
  const [system = ''] = [...bySystem]
    .toSorted(([a, x], [b, y]) => Math.abs(x - wantedAccesses) - Math.abs(y - wantedAccesses) || (a < b ? -1 : 1))
    .map(([name]) => name);
  const otherSystems = [...bySystem]
    .filter(([name, exposed]) => name !== system && exposed > 0 && exposed <= mostOnPage)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name]) => name)
    .slice(0, mostOthers);
  const organization = keyRow.parse((await database.read(employers, { system }))[0]).key;

  const { contract: fanOut, subawards, prime } = largestRow.parse((await database.read(largest))[0]);
  const places = counts.flatMap(({ contract, ...place }) =>
    contract === null || contract === fanOut || place.exposed === 0 ? [] : [{ ...place, contract }],
  );
  const contracts = [...new Set(places.map(({ contract }) => contract))];
  const primeOf = new Map(
    primeRows.parse(await database.read(primes, { contracts })).map((row) => [row.key, row.prime]),
  );
  const ofLargePrime = places
    .filter(({ contract }) => primeOf.get(contract) === prime)
    .toSorted((a, b) => b.exposed - a.exposed || (a.contract < b.contract ? -1 : 1))
    .slice(0, mostPlaces);
  const others = places.filter(({ contract }) => primeOf.get(contract) !== prime);
  return {
    system,
    otherSystems,
    organization,
    largestFanOut: subawards,
    ofLargePrime,
    ofOthers: likest(others, ofLargePrime),
  };
}

/** For each place another one with as many exposed accesses, or nearly so. */
function likest(others: readonly Place[], places: readonly Place[]): readonly Place[] {
  const left = new Set(others);
  return places.flatMap(({ exposed }) => {
    const [nearest] = [...left].toSorted(
      (a, b) => Math.abs(a.exposed - exposed) - Math.abs(b.exposed - exposed) || (a.contract < b.contract ? -1 : 1),
    );
    if (nearest === undefined) return [];
    left.delete(nearest);
    return [nearest];
  });
}
