import { setImmediate } from 'node:timers/promises';
import { ImportMemory, TextLog } from '#graph/ingest/import-memory.ts';
import type { ParsedRow } from '#graph/ingest/input.ts';
import { addDays, openFrom, openTo } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import type { CellValue } from '#graph/model/table.ts';
import { awardConfidence } from './award.ts';
import type { AwardRow, CodedName } from './award.ts';
import { EntityStore } from './entity-store.ts';
import type { Collected } from './entity-store.ts';
import { soleProprietorName } from './party.ts';
import type { Party, RowParty } from './party.ts';

/** A row's position in the input. */
type Position = ParsedRow['at'];

type Optional = Readonly<Record<string, CellValue | null>>;

/**
 * Collects the entities that a file's rows repeat, as one statement each. If rows differ, the later day wins, property by
 * property, whatever the order of the rows. Memory grows with the keys of distinct entities, not with rows.
 */
export class CollectedEntities {
  readonly agencies: EntityStore;
  readonly organizations: EntityStore;
  /** By owned company, which has one parent at most. A company whose latest row names itself as its parent is its own owner here. */
  readonly ownership: EntityStore;
  readonly contracts: EntityStore;
  /** Keys of companies that any row calls a sole proprietor: their names are dropped from all rows. */
  readonly #soleProprietors = new Set<string>();

  readonly #texts = new TextLog();
  readonly #memory = new ImportMemory();

  /** @param file the name of the file */
  constructor(file: string) {
    this.agencies = new EntityStore(file, this.#texts);
    this.organizations = new EntityStore(file, this.#texts);
    this.ownership = new EntityStore(file, this.#texts);
    this.contracts = new EntityStore(file, this.#texts);
  }

  /** Removes the temporary files. */
  close(): void {
    this.#texts.close();
    this.#memory.close();
  }

  /** Whether a row of a prime's report could be read. */
  hasReport(report: string): boolean {
    return this.#memory.has('reports', report);
  }

  /** @param withAward false: collects all but the row's own award, which is not repeated and so not worth remembering */
  add(row: AwardRow, { file, line }: Position, withAward: boolean): void {
    const at = { day: row.day, days: {}, file, line, validFrom: null, validTo: null };
    const { agency, subAgency, award, prime } = row;
    if (agency !== null) this.#agency(agency, null, at);
    if (subAgency !== null) this.#agency(subAgency, agency?.code ?? null, at);
    if (prime !== null) this.#company(prime, at);
    if (row.subaward !== null) {
      const { subawardee, report, reportedOn } = row.subaward;
      this.#company(subawardee, { ...at, day: reportedOn });
      if (report !== null) this.#memory.mark('reports', report, 1);
    }
    const { vehicle } = award;
    // Where awards are collected too, the vehicle's own row may come before this one, and lack what its key says.
    if (vehicle !== null && (withAward || !this.contracts.has(vehicle.key))) {
      const values = { id: vehicle.key, piid: vehicle.piid, identified: true };
      put(this.contracts, vehicle.key, values, { ...at, day: beforeAllDays, confidence: awardConfidence.vehicle });
    }
    if (!withAward) return;
    const { values, ...rest } = awardStatement(row, { file, line });
    put(this.contracts, award.key, values, rest);
  }

  /** Adds what another file states, as if one file had the rows of both. Yields to other work regularly: there may be millions of entities. */
  async merge(other: CollectedEntities): Promise<void> {
    let count = 0;
    for (const table of collectedTables)
      for (const { values, ...rest } of other[table].all()) {
        put(this[table], keyIn(table, values), values, rest);
        if (++count % mergedAtOnce === 0) await setImmediate();
      }
  }

  #agency({ code, name }: CodedName, parent: string | null, at: Omit<Collected, 'values' | 'confidence'>): void {
    const values = { id: code, name, parent: parent === code ? null : parent };
    put(this.agencies, code, values, { ...at, confidence: awardConfidence.repeatedAward });
  }

  #company(party: RowParty, at: Omit<Collected, 'values' | 'confidence'>): void {
    this.#organization(party, party.country, awardConfidence.party, at);
    const { parent } = party;
    if (parent === null) return;
    if (parent.key !== party.key) this.#organization(parent, null, awardConfidence.parentCompany, at);
    const values = { owner: parent.key, owned: party.key, interest: 'parent as reported to SAM.gov' };
    put(this.ownership, party.key, values, { ...at, confidence: awardConfidence.parentCompany });
  }

  #organization(
    { key, uei, cage, name, soleProprietor }: Party,
    country: string | null,
    confidence: number,
    at: Omit<Collected, 'values' | 'confidence'>,
  ): void {
    if (soleProprietor) this.#soleProprietors.add(key);
    const known = this.#soleProprietors.has(key)
      ? { name: soleProprietorName({ key, uei }), sole_proprietor: true }
      : {};
    put(this.organizations, key, { id: key, name, uei, cage, country, ...known }, { ...at, confidence });
    const stated = this.organizations.get(key);
    // An earlier row may have set the name.
    if (soleProprietor && stated !== undefined)
      this.organizations.set(key, { ...stated, values: { ...stated.values, ...known } });
  }
}

/** What a row states about its award. */
export function awardStatement(row: AwardRow, { file, line }: Position): Collected {
  const { award, agency, subAgency, prime, day, confidence } = row;
  const values = present({
    id: award.key,
    piid: award.piid,
    title: award.title,
    agency: subAgency?.code ?? agency?.code ?? null,
    prime: prime?.key ?? null,
    // Money is obligated by the orders under a vehicle: its own zero is no value to compare subawards with.
    value: award.amount === 0 && award.key.startsWith('CONT_IDV_') ? null : award.amount,
    parent: award.vehicle?.key ?? null,
    identified: true,
    performed_in: award.performedIn,
  });
  return { values, confidence, day, days: {}, file, line, ...performancePeriod(award.start, award.end) };
}

function present(values: Optional): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  );
}

/** A value derived from a key counts only if no row states one. */
const beforeAllDays: Day = '';

function put(into: EntityStore, key: string, values: Optional, rest: Omit<Collected, 'values'>): void {
  const row = { ...rest, values: present(values) };
  const before = into.get(key);
  into.set(key, before === undefined ? row : combined(before, row));
}

/** Few enough not to block other work. */
const mergedAtOnce = 1000;

/** The tables whose rows are combined from the rows of a file. */
export const collectedTables = ['agencies', 'organizations', 'ownership', 'contracts'] as const;
export type CollectedTable = (typeof collectedTables)[number];

/** The key of an entity in its store. */
export function keyIn(table: CollectedTable, values: Collected['values']): string {
  return String(values[table === 'ownership' ? 'owned' : 'id']);
}

/** Columns shown instead of a sole proprietor's name; another file must not restore the name. */
const shownInstead: ReadonlySet<string> = new Set(['name', 'sole_proprietor']);

/**
 * Returns what a file states of an entity, without values that another file of the import contradicts as of a later day; the period is then the
 * other one. If the files differ as of one day, both are stated.
 * @param latest what all files state of it, merged
 */
export function withoutOutdated(entity: Collected, latest: Collected): Collected {
  const isSoleProprietor = entity.values['sole_proprietor'] === true;
  const isLater = (name: string) => dayOf(latest, name) > dayOf(entity, name);
  const isOutdated = (name: string, value: CellValue) =>
    isLater(name) && latest.values[name] !== value && !(isSoleProprietor && shownInstead.has(name));
  const values = Object.fromEntries(Object.entries(entity.values).filter(([name, value]) => !isOutdated(name, value)));
  const { validFrom, validTo } = isLater(period) && periodText(latest) !== undefined ? latest : entity;
  return { ...entity, values, validFrom, validTo };
}

/** The name of the period among the days of values. */
const period = 'period';

/**
 * Combines what the rows so far and another row state of an entity. Each value is that of the latest day. Of values of one day, the one that
 * sorts last counts, and another company as the parent before the company itself: so the result does not depend on the order of the rows.
 */
function combined(before: Collected, row: Collected): Collected {
  const [later, earlier] = row.day >= before.day ? [row, before] : [before, row];
  const values: Record<string, CellValue> = { ...later.values };
  const days: Record<string, Day> = { ...later.days };
  const counts = (name: string, value: CellValue | undefined, known: CellValue | undefined): boolean => {
    if (value === undefined || known === undefined) return value !== undefined;
    const [day, knownDay] = [dayOf(earlier, name), dayOf(later, name)];
    if (day !== knownDay) return day > knownDay;
    const [isSelf, isKnownSelf] = [value, known].map((one) => name === 'owner' && one === values['owned']);
    return isSelf === isKnownSelf ? sortsAfter(value, known) : isKnownSelf === true;
  };
  for (const [name, value] of Object.entries(earlier.values)) {
    if (!counts(name, value, values[name])) continue;
    values[name] = value;
    days[name] = dayOf(earlier, name);
  }
  // The first and the last day go together: those of different rows may contradict each other.
  const isEarlierPeriod = counts(period, periodText(earlier), periodText(later));
  if (isEarlierPeriod) days[period] = dayOf(earlier, period);
  const { validFrom, validTo } = isEarlierPeriod ? earlier : later;
  const confidence = Math.max(before.confidence, row.confidence);
  return { ...later, values, days, confidence, validFrom, validTo };
}

/** The day of the row that states a value of an entity. */
function dayOf({ day, days }: Collected, name: string): Day {
  return days[name] ?? day;
}

function sortsAfter(value: CellValue, other: CellValue): boolean {
  return typeof value === 'number' && typeof other === 'number' ? value > other : String(value) > String(other);
}

function periodText({ validFrom, validTo }: Collected): string | undefined {
  return validFrom === null && validTo === null ? undefined : `${validTo ?? openTo} ${validFrom ?? openFrom}`;
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
