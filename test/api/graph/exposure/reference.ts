import { cell, statementKey, type Row, type World } from './world.ts';

/**
 * A literal implementation of the rules for chains and origins, on the rows of a package: slow and simple, and without shared code, so that
 * the product can be compared with it.
 */
export interface ReferenceChain {
  readonly access: string;
  readonly system: string;
  readonly mode: string;
  readonly basis: string;
  readonly engineer: string;
  readonly origin: string;
  readonly originBasis: readonly string[];
  readonly countries: readonly string[];
  readonly engineerEmployers: readonly string[];
  readonly escort: string | null;
  readonly credentialOf: string | null;
  readonly contract: string | null;
  readonly prime: string | null;
  readonly chain: readonly string[];
  readonly accountable: string | null;
  readonly tierDepth: number | null;
  readonly lineage: string;
  readonly gaps: readonly string[];
  readonly confidence: number;
  readonly dataClasses: readonly string[];
  /** `TYPE from to under`, hop by hop. */
  readonly path: readonly string[];
}

const territories = ['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM'];

export const validOn = (row: Row, day: string) =>
  (cell(row, 'valid_from') === '' || cell(row, 'valid_from') <= day) &&
  (cell(row, 'valid_to') === '' || day < cell(row, 'valid_to'));

const orNull = (text: string) => (text === '' ? null : text);
const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();

/** Best first: confidence, grade of the source, later retrieved_at, later published_on, source key, row. */
export function bestFirst(world: World, table: Parameters<typeof statementKey>[0], rows: readonly Row[]): Row[] {
  const source = (row: Row) => world.sources.find((one) => cell(one, 'id') === cell(row, 'source')) ?? {};
  const rank = (row: Row) => [
    String(999 - Number(cell(row, 'confidence'))),
    { original: '1', copy: '2', reprint: '3' }[cell(source(row), 'grade')] ?? '4',
    inverted(cell(source(row), 'retrieved_at')),
    inverted(cell(source(row), 'published_on')),
    cell(row, 'source'),
    statementKey(table, row),
  ];
  return [...rows].sort((a, b) => {
    const [ranksOfA, ranksOfB] = [rank(a), rank(b)];
    const at = ranksOfA.findIndex((text, index) => text !== ranksOfB[index]);
    return at < 0 ? 0 : (ranksOfA[at] ?? '') < (ranksOfB[at] ?? '') ? -1 : 1;
  });
}

/** Later dates first, missing dates last. */
function inverted(date: string): string {
  return date === '' ? '~' : date.replace(/\d/g, (digit) => String(9 - Number(digit)));
}

/** An entity's value, from the best statement that has one. A written "unknown" is none, like an empty cell. */
export function valueOf(
  world: World,
  table: 'contracts' | 'people' | 'systems' | 'organizations' | 'access',
  id: string,
  column: string,
): string | null {
  const rows = world[table].filter((row) => cell(row, 'id') === id && !['', 'unknown'].includes(cell(row, column)));
  const [best] = bestFirst(world, table, rows);
  return best === undefined ? null : orNull(cell(best, column));
}

/** What a system's statements say: the best one with an impact level says that it is a cloud, and how sensitive. */
export function systemOf(
  world: World,
  id: string,
): { readonly kind: string; readonly impactLevel: number | null; readonly sensitivity: string | null } {
  const level = valueOf(world, 'systems', id, 'impact_level');
  const stated: Readonly<Record<string, string>> = {
    '2': 'public',
    '4': 'controlled',
    '5': 'national_security',
    '6': 'classified',
  };
  if (level !== null) return { kind: 'cloud', impactLevel: Number(level), sensitivity: stated[level] ?? null };
  const kind = valueOf(world, 'systems', id, 'kind') ?? 'other';
  return { kind, impactLevel: null, sensitivity: valueOf(world, 'systems', id, 'sensitivity') };
}

export function familyOf(world: World, contract: string): string[] {
  const all = sorted(world.contracts.map((row) => cell(row, 'id')));
  const isAbove = (upper: string, lower: string) => {
    let at = valueOf(world, 'contracts', lower, 'parent');
    for (let steps = 0; steps <= all.length && at !== null; steps += 1) {
      if (at === upper) return true;
      at = valueOf(world, 'contracts', at, 'parent');
    }
    return false;
  };
  return all.filter((other) => other === contract || isAbove(other, contract) || isAbove(contract, other));
}

/** Every simple path of at most 8 hops from the contract's prime to an organization. */
export function routesTo(world: World, contract: string, organization: string, day: string): string[][] {
  const prime = valueOf(world, 'contracts', contract, 'prime');
  if (prime === null) return [];
  const hops = world.subcontracts.filter((row) => cell(row, 'contract') === contract && validOn(row, day));
  const found: string[][] = [];
  const walk = (path: string[]) => {
    const last = path.at(-1);
    if (last === organization) found.push(path);
    if (path.length === 9) return;
    const next = sorted(
      hops.filter((row) => cell(row, 'contractor') === last).map((row) => cell(row, 'subcontractor')),
    );
    for (const one of next) if (!path.includes(one)) walk([...path, one]);
  };
  walk([prime]);
  return found;
}

interface Found {
  readonly contract: string | null;
  readonly chain: readonly string[];
  readonly accountable: string | null;
  readonly lineage: string;
  readonly step: 3 | 4 | 5;
  readonly employedOn: string | null;
  readonly isCut: boolean;
}

/** Steps 3 to 5 for one responsible person of an access. */
function chainsOf(world: World, contract: string | null, person: string, day: string, most: number): Found[] {
  const family = contract === null ? [] : familyOf(world, contract);
  const employment = world.employment.filter((row) => cell(row, 'person') === person && validOn(row, day));
  const named = employment.filter((row) => family.includes(cell(row, 'contract')));
  const unnamed = employment.filter((row) => cell(row, 'contract') === '');
  const found: Found[] = [];
  if (named.length > 0) {
    for (const pair of sorted(named.map((row) => JSON.stringify([cell(row, 'organization'), cell(row, 'contract')])))) {
      const row = named.find((one) => JSON.stringify([cell(one, 'organization'), cell(one, 'contract')]) === pair);
      if (row === undefined) continue;
      const [organization, under] = [cell(row, 'organization'), cell(row, 'contract')];
      const routes = routesTo(world, under, organization, day);
      const lineage = valueOf(world, 'contracts', under, 'identified') === 'no' ? 'INFERRED' : 'COMPLETE';
      const base = { contract: under, accountable: organization, step: 3, employedOn: under, isCut: false } as const;
      for (const chain of routes) found.push({ ...base, chain, lineage });
      if (routes.length === 0) found.push({ ...base, chain: [], lineage: 'BROKEN' });
    }
  } else if (unnamed.length > 0) {
    for (const organization of sorted(unnamed.map((row) => cell(row, 'organization')))) {
      const base = { accountable: organization, step: 4, employedOn: null, isCut: false } as const;
      const whole = family.flatMap((under) =>
        routesTo(world, under, organization, day).map((chain) => ({
          ...base,
          chain,
          contract: under,
          lineage: 'INFERRED',
        })),
      );
      found.push(...(whole.length > 0 ? whole : [{ ...base, chain: [], contract, lineage: 'BROKEN' }]));
    }
  } else {
    return [{ contract, chain: [], accountable: null, lineage: 'BROKEN', step: 5, employedOn: null, isCut: false }];
  }
  return cut(found, most);
}

/** At most so many routes, shortest first, then contract, then organizations; every accountable organization keeps its shortest. */
function cut(found: readonly Found[], most: number): Found[] {
  const routes = found.filter(({ lineage }) => lineage !== 'BROKEN');
  const rank = ({ chain, contract }: Found) => JSON.stringify([String(chain.length).padStart(3, '0'), contract, chain]);
  const ranked = [...routes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const shortest = ranked.filter(
    (one, at) => ranked.findIndex(({ accountable }) => accountable === one.accountable) === at,
  );
  const others = ranked.filter((one) => !shortest.includes(one)).slice(0, Math.max(0, most - shortest.length));
  const isCut = shortest.length + others.length < routes.length;
  return [
    ...[...shortest, ...others].map((one) => ({ ...one, isCut })),
    ...found.filter(({ lineage }) => lineage === 'BROKEN'),
  ];
}

/**
 * Every chain of the package on a day whose engineer is of one of the origins.
 * @param most routes of an access and responsible person
 */
export function referenceExposures(
  world: World,
  day: string,
  origins: readonly string[],
  lists: readonly string[],
  most = 200,
): ReferenceChain[] {
  return sorted(world.access.map((row) => cell(row, 'id'))).flatMap((access) =>
    exposuresOfAccess(world, access, { day, origins, lists, most }),
  );
}

interface Question {
  readonly day: string;
  readonly origins: readonly string[];
  readonly lists: readonly string[];
  readonly most: number;
}

function exposuresOfAccess(world: World, access: string, { day, origins, lists, most }: Question): ReferenceChain[] {
  const statements = world.access.filter((row) => cell(row, 'id') === access);
  const [best] = bestFirst(
    world,
    'access',
    statements.filter((row) => validOn(row, day)),
  );
  if (best === undefined) return [];
  const [engineer, system] = [cell(best, 'person'), cell(best, 'system')];
  const contract = valueOf(world, 'access', access, 'contract');

  const located = sorted(
    world.locations
      .filter((row) => cell(row, 'person') === engineer && validOn(row, day))
      .map((row) => cell(row, 'country')),
  );
  const abroad = located.filter((country) => !territories.includes(country));
  const listed = located.filter((country) =>
    world.designations.some(
      (row) => cell(row, 'country') === country && lists.includes(cell(row, 'list')) && validOn(row, day),
    ),
  );
  const status = valueOf(world, 'people', engineer, 'us_person_status') ?? 'unknown';
  let origin: string;
  let originBasis: string[] = [];
  let grounds: string[] = located;
  if (lists.length === 0) {
    if (abroad.length > 0 || status === 'foreign_person') {
      origin = 'FOREIGN';
      originBasis = [...(abroad.length > 0 ? ['LOCATION'] : []), ...(status === 'foreign_person' ? ['STATUS'] : [])];
      grounds = abroad;
    } else origin = located.length === 0 && status === 'unknown' ? 'UNDETERMINED' : 'DOMESTIC';
  } else if (listed.length > 0) {
    origin = 'FOREIGN';
    originBasis = ['LOCATION'];
    grounds = listed;
  } else origin = located.length === 0 ? 'UNDETERMINED' : 'DOMESTIC';
  if (!origins.includes(origin)) return [];

  const family = contract === null ? [] : familyOf(world, contract);
  const engineerEmployers = sorted(
    world.employment
      .filter((row) => cell(row, 'person') === engineer && validOn(row, day))
      .filter((row) => cell(row, 'contract') === '' || family.includes(cell(row, 'contract')))
      .map((row) => cell(row, 'organization')),
  );
  const escorts = sorted(
    world.escorts
      .filter((row) => cell(row, 'access') === access && validOn(row, day))
      .map((row) => cell(row, 'escort')),
  );

  const holders = sorted(
    world.credentials
      .filter((row) => cell(row, 'access') === access && validOn(row, day))
      .map((row) => cell(row, 'holder')),
  );

  // "Each person escorting it, and each on whose credential it is used, each taken by itself; nobody: the engineer."
  const answering: Answering[] = [
    ...escorts.map((escort) => ({ escort, credentialOf: null })),
    ...holders.map((credentialOf) => ({ escort: null, credentialOf })),
  ];
  if (answering.length === 0) answering.push({ escort: null, credentialOf: null });
  return answering.flatMap(({ escort, credentialOf }) =>
    chainsOf(world, contract, escort ?? credentialOf ?? engineer, day, most).map((found): ReferenceChain => {
      const hops = pathOf(world, { access, engineer, system, escort, credentialOf }, found, grounds);
      const bests = hops.flatMap(({ table, rows }): Row[] => {
        const [first] = bestFirst(
          world,
          table,
          rows.filter((row) => validOn(row, day)),
        );
        return first === undefined ? [] : [first];
      });
      const gaps: string[] = [];
      if (escorts.length === 0) gaps.push('NO_ESCORT_ON_RECORD');
      if (found.contract !== null && valueOf(world, 'contracts', found.contract, 'identified') === 'no')
        gaps.push('CONTRACT_NOT_IDENTIFIED');
      if (found.step === 4) gaps.push('EMPLOYMENT_NAMES_NO_CONTRACT');
      if (found.lineage === 'BROKEN' && found.accountable !== null) gaps.push('NO_SUBCONTRACT_ROUTE');
      if (found.step === 5) gaps.push('EMPLOYER_UNKNOWN');
      if (contract === null) gaps.push('NO_CONTRACT_ON_ACCESS');
      if (found.contract !== contract) gaps.push('RELATED_CONTRACT');
      if (origin === 'UNDETERMINED') gaps.push('ORIGIN_UNDETERMINED');
      if (found.isCut) gaps.push('ROUTES_CUT');
      return {
        access,
        system,
        mode: (valueOf(world, 'access', access, 'mode') ?? '').toUpperCase(),
        basis: (orNull(cell(best, 'basis')) ?? 'authorized').toUpperCase(),
        engineer,
        origin,
        originBasis,
        countries: abroad,
        engineerEmployers,
        escort,
        credentialOf,
        contract: found.contract,
        prime: found.contract === null ? null : valueOf(world, 'contracts', found.contract, 'prime'),
        chain: found.chain,
        accountable: found.accountable,
        tierDepth: found.lineage === 'BROKEN' ? null : found.chain.length - 1,
        lineage: found.lineage,
        gaps,
        confidence: Math.min(...bests.map((row) => Number(cell(row, 'confidence')))),
        dataClasses: sorted(bests.map((row) => cell(row, 'data_class').toUpperCase())),
        path: hops.map(({ name }) => name),
      };
    }),
  );
}

/** Who answers for an access; neither: the engineer. */
interface Answering {
  readonly escort: string | null;
  readonly credentialOf: string | null;
}

interface PathHop {
  readonly name: string;
  readonly table: 'subcontracts' | 'employment' | 'escorts' | 'credentials' | 'access' | 'locations';
  readonly rows: readonly Row[];
}

/** prime … accountable, EMPLOYS, ESCORTS or LENDS_TO, ACCESSES, LOCATED_IN, with the rows of each hop. */
function pathOf(
  world: World,
  ends: Answering & { readonly access: string; readonly engineer: string; readonly system: string },
  found: Found,
  grounds: readonly string[],
): PathHop[] {
  const { access, engineer, system, escort, credentialOf } = ends;
  const is = (row: Row, cells: Row) => Object.entries(cells).every(([column, text]) => cell(row, column) === text);
  const hop = (name: string, table: PathHop['table'], cells: Row): PathHop => ({
    name,
    table,
    rows: world[table].filter((row) => is(row, cells)),
  });
  const path: PathHop[] = found.chain.slice(1).map((to, at) => {
    const [from, under] = [found.chain[at] ?? '', found.contract ?? ''];
    return hop(`SUBCONTRACTS_TO ${from} ${to} ${under}`, 'subcontracts', {
      contract: under,
      contractor: from,
      subcontractor: to,
    });
  });
  const person = escort ?? credentialOf ?? engineer;
  if (found.accountable !== null)
    path.push(
      hop(`EMPLOYS ${found.accountable} ${person} ${found.employedOn ?? ''}`, 'employment', {
        organization: found.accountable,
        person,
        contract: found.employedOn ?? '',
      }),
    );
  if (escort !== null) path.push(hop(`ESCORTS ${escort} ${engineer} ${access}`, 'escorts', { escort, access }));
  if (credentialOf !== null)
    path.push(hop(`LENDS_TO ${credentialOf} ${engineer} ${access}`, 'credentials', { holder: credentialOf, access }));
  path.push(hop(`ACCESSES ${engineer} ${system} ${access}`, 'access', { id: access }));
  for (const country of grounds)
    path.push(hop(`LOCATED_IN ${engineer} ${country} `, 'locations', { person: engineer, country }));
  return path;
}
