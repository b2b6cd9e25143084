import type { CellValue } from '#graph/ingest/input.ts';
import { addDays } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { parentAwardKey, soleProprietorName, subawardConfidence } from './subaward.ts';
import type { CodedName, Party, RowParty, Subaward } from './subaward.ts';

/** One agency, company, contract or ownership, combined from all rows of the file. */
export interface Collected {
  readonly values: Readonly<Record<string, CellValue>>;
  readonly confidence: number;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** The action date of the latest row that states it. */
  readonly day: Day;
  readonly line: number;
}

type Optional = Readonly<Record<string, CellValue | null>>;

/**
 * Collects the entities that a file's rows repeat, as one statement each. If rows differ, the later action date wins, property by
 * property. Memory grows with the number of distinct entities, not of rows.
 */
export class CollectedEntities {
  readonly agencies = new Map<string, Collected>();
  readonly organizations = new Map<string, Collected>();
  readonly ownership = new Map<string, Collected>();
  readonly contracts = new Map<string, Collected>();
  /** Keys of companies that any row calls a sole proprietor: their names are dropped from all rows. */
  readonly #soleProprietors = new Set<string>();

  add(subaward: Subaward, line: number): void {
    const at = { day: subaward.day, line, validFrom: null, validTo: null };
    const { agency, subAgency, contract, prime } = subaward;
    if (agency !== null) this.#agency(agency, null, at);
    if (subAgency !== null) this.#agency(subAgency, agency?.code ?? null, at);
    for (const party of [prime, subaward.subawardee]) this.#company(party, at);
    const vehicle = parentAwardKey(contract.key);
    if (vehicle !== null && !this.contracts.has(vehicle.key)) {
      const values = { id: vehicle.key, piid: vehicle.piid, identified: true };
      put(this.contracts, vehicle.key, values, { ...at, day: '0001-01-01', confidence: subawardConfidence.vehicle });
    }
    const { validFrom, validTo } = performancePeriod(contract.start, contract.end);
    put(
      this.contracts,
      contract.key,
      {
        id: contract.key,
        piid: contract.piid,
        title: contract.title,
        agency: subAgency?.code ?? agency?.code ?? null,
        prime: prime.key,
        value: contract.amount,
        parent: vehicle?.key ?? null,
        identified: true,
        performed_in: contract.performedIn,
      },
      { ...at, validFrom, validTo, confidence: subawardConfidence.award },
    );
  }

  #agency({ code, name }: CodedName, parent: string | null, at: Omit<Collected, 'values' | 'confidence'>): void {
    const values = { id: code, name, parent: parent === code ? null : parent };
    put(this.agencies, code, values, { ...at, confidence: subawardConfidence.award });
  }

  #company(party: RowParty, at: Omit<Collected, 'values' | 'confidence'>): void {
    this.#organization(party, party.country, subawardConfidence.party, at);
    const { parent } = party;
    if (parent === null || parent.key === party.key) return;
    this.#organization(parent, null, subawardConfidence.parentCompany, at);
    const values = { owner: parent.key, owned: party.key, interest: 'parent as reported to SAM.gov' };
    put(this.ownership, JSON.stringify([parent.key, party.key]), values, {
      ...at,
      confidence: subawardConfidence.parentCompany,
    });
  }

  #organization(
    { key, uei, name, soleProprietor }: Party,
    country: string | null,
    confidence: number,
    at: Omit<Collected, 'values' | 'confidence'>,
  ): void {
    if (soleProprietor) this.#soleProprietors.add(key);
    const shown = this.#soleProprietors.has(key) ? soleProprietorName({ key, uei }) : name;
    put(this.organizations, key, { id: key, name: shown, uei, country }, { ...at, confidence });
    const stated = this.organizations.get(key);
    // An earlier row may have set the name.
    if (soleProprietor && stated !== undefined)
      this.organizations.set(key, { ...stated, values: { ...stated.values, name: soleProprietorName({ key, uei }) } });
  }
}

function put(into: Map<string, Collected>, key: string, values: Optional, rest: Omit<Collected, 'values'>): void {
  const present = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );
  const before = into.get(key);
  if (before === undefined) into.set(key, { ...rest, values: present });
  else {
    const isLater = rest.day >= before.day;
    const merged = isLater ? { ...before.values, ...present } : { ...present, ...before.values };
    const confidence = Math.max(rest.confidence, before.confidence);
    into.set(key, { ...(isLater ? rest : before), values: merged, confidence });
  }
}

/** Returns the period from the first to the last day of performance, inclusive. */
function performancePeriod(
  start: Day | null,
  end: Day | null,
): { readonly validFrom: Day | null; readonly validTo: Day | null } {
  if (end === null || (start !== null && end < start)) return { validFrom: start, validTo: null };
  const validTo = addDays(end, 1);
  // The last representable day means no end.
  return { validFrom: start, validTo: validTo > end ? validTo : null };
}
