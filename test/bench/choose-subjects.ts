import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { ExposedCount } from './count-exposed.ts';

export interface SystemUnderContract {
  readonly system: string;
  readonly contract: string;
  readonly exposed: number;
}

export interface Subjects {
  /** The system whose number of exposed accesses is nearest to a hundred. */
  readonly system: string;
  /** Other systems, whose exposed accesses fit on a page. */
  readonly otherSystems: readonly string[];
  /** The organization that employs most of the people who reach the system. */
  readonly organization: string;
  /** The number of subawards under the contract with most, and that contract's prime. */
  readonly largestFanOut: number;
  readonly largestPrime: string;
  /** Systems with exposures under other contracts of that prime, and as many similar ones of other primes. */
  readonly ofLargePrime: readonly SystemUnderContract[];
  readonly ofOthers: readonly SystemUnderContract[];
}

const wantedAccesses = 100;
const maxPairs = 5;
/** So many accesses mostly fit on a page of fifty chains. */
const maxOnPage = 30;
const maxOthers = 100;

const largest = `MATCH ()-[r:SUBCONTRACTS_TO]->()
  WITH r.contract AS contract, count(r) AS subawards ORDER BY subawards DESC, contract LIMIT 1
  MATCH (c:Contract {key: contract}) RETURN contract, subawards, c.prime AS prime`;
const employers = `MATCH (:System {key: $system})<-[r:ACCESSES]-(person)<-[e:EMPLOYS]-(organization)
  RETURN organization.key AS key, count(DISTINCT person) AS people ORDER BY people DESC, key LIMIT 1`;
const primes = `UNWIND $contracts AS key MATCH (c:Contract {key: key}) RETURN key, c.prime AS prime`;

const largestRow = z.object({ contract: z.string(), subawards: z.number(), prime: z.string() });
const keyRow = z.object({ key: z.string() });
const primeRows = z.array(z.object({ key: z.string(), prime: z.string().nullable() }));

/** Chooses what the requests are about, from the graph, because names differ between worlds. */
export async function chooseSubjects(database: Database, counts: readonly ExposedCount[]): Promise<Subjects> {
  const bySystem = new Map<string, number>();
  for (const { system, exposed } of counts) bySystem.set(system, (bySystem.get(system) ?? 0) + exposed);
  const [system = ''] = [...bySystem]
    .toSorted(([a, x], [b, y]) => Math.abs(x - wantedAccesses) - Math.abs(y - wantedAccesses) || (a < b ? -1 : 1))
    .map(([name]) => name);
  const otherSystems = [...bySystem]
    .filter(([name, exposed]) => name !== system && exposed > 0 && exposed <= maxOnPage)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name]) => name)
    .slice(0, maxOthers);
  const organization = keyRow.parse((await database.read(employers, { system }))[0]).key;

  const { contract: fanOut, subawards, prime } = largestRow.parse((await database.read(largest))[0]);
  const pairs = counts.flatMap(({ contract, ...pair }) =>
    contract === null || contract === fanOut || pair.exposed === 0 ? [] : [{ ...pair, contract }],
  );
  const contracts = [...new Set(pairs.map(({ contract }) => contract))];
  const primeOf = new Map(
    primeRows.parse(await database.read(primes, { contracts })).map((row) => [row.key, row.prime]),
  );
  const ofLargePrime = pairs
    .filter(({ contract }) => primeOf.get(contract) === prime)
    .toSorted((a, b) => b.exposed - a.exposed || (a.contract < b.contract ? -1 : 1))
    .slice(0, maxPairs);
  const others = pairs.filter(({ contract }) => primeOf.get(contract) !== prime);
  return {
    system,
    otherSystems,
    organization,
    largestFanOut: subawards,
    largestPrime: prime,
    ofLargePrime,
    ofOthers: similar(others, ofLargePrime),
  };
}

/** Returns, for each pair, another one with about as many exposed accesses. */
function similar(
  others: readonly SystemUnderContract[],
  pairs: readonly SystemUnderContract[],
): readonly SystemUnderContract[] {
  const left = new Set(others);
  return pairs.flatMap(({ exposed }) => {
    const [nearest] = [...left].toSorted(
      (a, b) => Math.abs(a.exposed - exposed) - Math.abs(b.exposed - exposed) || (a.contract < b.contract ? -1 : 1),
    );
    if (nearest === undefined) return [];
    left.delete(nearest);
    return [nearest];
  });
}
