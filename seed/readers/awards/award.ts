import { dayProblem, todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { CellRefused, optional, parseCountry, parseDay, parseKey, parseNumber, required } from '../cells.ts';
import type { Parsed } from '../cells.ts';
import { fingerprint } from '../source-file.ts';
import { findParty, isDuns, isSoleProprietor } from './party.ts';
import type { PartyCells, RowParty } from './party.ts';

/** One parsed row about a prime award, and about a subaward under it where the format has them; unknown values are null. */
export interface AwardRow {
  readonly award: {
    readonly key: string;
    readonly piid: string | null;
    readonly title: string | null;
    readonly amount: number | null;
    readonly start: Day | null;
    readonly end: Day | null;
    readonly performedIn: string | null;
    readonly vehicle: Vehicle | null;
  };
  /** Of the statements about the award. */
  readonly confidence: number;
  readonly agency: CodedName | null;
  readonly subAgency: CodedName | null;
  readonly prime: RowParty | null;
  /** The day as of which the row describes the award and its prime: if rows differ, the later one counts. */
  readonly day: Day;
  readonly subaward: Subaward | null;
}

/** A subaward that the prime reported. */
export interface Subaward {
  readonly contractor: RowParty;
  readonly subawardee: RowParty;
  readonly number: string | null;
  readonly amount: number | null;
  readonly performedIn: string | null;
  /** Its first day. */
  readonly day: Day;
  /** The day as of which the row describes the subcontractor. */
  readonly reportedOn: Day;
  /** The id of the prime's report, with which the row id begins. */
  readonly report: string | null;
  /** The row id: equal for the same row in every download, and different if anything stored differs. */
  readonly row: string;
}

export interface CodedName {
  readonly code: string;
  readonly name: string | null;
}

/** What an award is under: the vehicle of an order, or the schedule of a vehicle such as a BPA. */
interface Vehicle {
  readonly key: string;
  readonly piid: string;
}

/** The day of rows that have none. */
export const unknownDay: Day = '0001-01-01';

/**
 * The confidence of statements, 0 to 100: award data come from the contracting office and are certified by the agency, and a file of
 * subawards repeats them; subawards are reported by the prime and verified by nobody; parents are self-reported to SAM.gov; a vehicle
 * is derived from what is under it.
 */
export const awardConfidence = {
  award: 95,
  repeatedAward: 90,
  subaward: 70,
  party: 80,
  parentCompany: 70,
  vehicle: 85,
} as const;

/** The columns that identify what an award is under. */
export interface ParentColumns<Column> {
  readonly piid: Column;
  /** Of the agency that awarded it. */
  readonly agency?: Column;
}

/** The columns of a format that tell its subawards apart. */
interface SubawardColumns<Column> {
  readonly award: Column;
  readonly parent: ParentColumns<Column>;
  readonly day: Column;
  readonly number: Column;
  readonly report: Column;
  readonly amount: Column;
  /** Of the subcontractor. */
  readonly name: Column;
  readonly businessTypes: Column;
}

/** Returns the day in the name of a file: `2025-11-20` in that of a download, `_20260106` in that of a monthly archive. */
export function dayInName(name: string): Day | null {
  const [, year = '', month = '', day = ''] =
    /(20\d\d)-([01]\d)-([0-3]\d)/.exec(name) ?? /_(20\d\d)([01]\d)([0-3]\d)(?=[_.]|$)/.exec(name) ?? [];
  const found = `${year}-${month}-${day}`;
  return dayProblem(found) === null ? found : null;
}

/** The cells of one row, by column, trimmed; empty where the row has none. */
export class AwardCells<Column extends string> {
  readonly text: (column: Column) => string;
  /** Records something doubtful about a cell that does not reject the row. */
  readonly doubt: (column: Column, message: string) => void;

  constructor(text: (column: Column) => string, doubt: (column: Column, message: string) => void) {
    this.text = text;
    this.doubt = doubt;
  }

  /** @throws CellRefused if the cell can't be parsed */
  optional<T>(column: Column, parse: (text: string) => Parsed<T>): T | null {
    return optional(column, this.text(column), parse);
  }

  /** @throws CellRefused if the cell is empty or can't be parsed */
  required<T>(column: Column, parse: (text: string) => Parsed<T>): T {
    return required(column, this.optional(column, parse));
  }

  /** @throws CellRefused if the code can't be parsed */
  coded(code: Column, name: Column): CodedName | null {
    const value = this.optional(code, parseKey);
    return value === null ? null : { code: value, name: this.text(name) || null };
  }

  /** An unreadable country is treated as unknown and does not reject the row. */
  country(column: Column): string | null {
    const text = this.text(column);
    const parsed = text === '' ? { value: null } : parseCountry(text);
    if ('value' in parsed) return parsed.value;
    this.doubt(column, `Is ${parsed.reason}: treated as unknown`);
    return null;
  }

  /** Reads the award's key. @throws CellRefused */
  awardKey(column: Column): string {
    const key = this.required(column, parseContractKey);
    if (!/^CONT_(AWD|IDV)_/.test(key)) this.doubt(column, 'Not of the form CONT_AWD_… or CONT_IDV_…');
    return key;
  }

  /**
   * Returns what the award is under. Reports a parent that is not identified, or differs from the one in the award's key.
   * @throws CellRefused
   */
  vehicle(awardKey: string, { piid: column, agency }: ParentColumns<Column>): Vehicle | null {
    const piid = this.optional(column, parseKey);
    const vehicle = vehicleOf(awardKey, {
      piid,
      agency: agency === undefined ? null : this.optional(agency, parseKey),
    });
    if (piid === null) return vehicle;
    if (vehicle === null)
      this.doubt(
        column,
        isVehicleKey(awardKey)
          ? 'Its agency is not given, or it is the award itself: imported without a parent'
          : 'The award’s key does not contain this parent, so the parent is not identified: imported without it',
      );
    else if (piid.toUpperCase() !== vehicle.piid)
      this.doubt(column, 'Differs from the parent in the award’s key, which counts');
    return vehicle;
  }

  /**
   * Returns the day that decides between conflicting rows: the first one of the columns that is not in the future. A future day is a filer's
   * error and must not outrank all other rows.
   * @throws CellRefused
   */
  rankingDay(...columns: readonly Column[]): Day {
    const today = todayInUtc();
    const days = columns.flatMap((column) => this.optional(column, parseActionDay) ?? []);
    return days.find((day) => day <= today) ?? unknownDay;
  }

  /** Reads what tells a subaward apart, from the columns of a format. @throws CellRefused */
  subaward(columns: SubawardColumns<Column>) {
    const award = this.awardKey(columns.award);
    const day = this.#subawardDay(columns.day);
    const vehicle = this.vehicle(award, columns.parent);
    const number = this.optional(columns.number, parseKey);
    const report = this.optional(columns.report, parseKey);
    const amount = this.optional(columns.amount, parseAmount);
    const name = this.text(columns.name);
    const soleProprietor = isSoleProprietor(this.text(columns.businessTypes));
    const of = { award, day, number, report, amount, name, soleProprietor };
    return { ...of, vehicle, ids: subawardIds(of) };
  }

  /** Reads a subaward's day. @throws CellRefused */
  #subawardDay(column: Column): Day {
    const day = this.required(column, parseActionDay);
    if (day < '2010-01-01') this.doubt(column, 'Before 2010, when subawards were not reported: a filer’s error?');
    if (day > todayInUtc()) this.doubt(column, 'In the future: a filer’s error?');
    return day;
  }

  /**
   * @param column of the company's UEI
   * @returns null if the row does not identify a company
   */
  party(
    column: Column,
    cells: PartyCells,
    country: string | null,
    parentCells: Omit<PartyCells, 'unnamed'>,
  ): RowParty | null {
    const { party, doubt } = findParty(cells);
    if (doubt !== null) this.doubt(column, doubt);
    if (party === null) return null;
    // A sole proprietor may be named as their own parent.
    const isOwn = parentCells.name.toUpperCase() === cells.name.toUpperCase();
    const soleProprietor = parentCells.soleProprietor || (isOwn && cells.soleProprietor);
    const found = findParty({ ...parentCells, soleProprietor, unnamed: null });
    // Often only one of the two has a UEI.
    const parent = isDuns(cells.duns) && cells.duns === parentCells.duns ? party : found.party;
    return { ...party, country, parent };
  }
}

/** @throws CellRefused if there is no company */
export function requireParty(party: RowParty | null, column: string): RowParty {
  if (party !== null) return party;
  throw new CellRefused(column, 'No UEI, no DUNS number and no name: the company is not identified', null);
}

/**
 * The keys by which a subaward and its companies without an identifier are told apart, and the row id of the report.
 * @param of what the row says of the subaward
 */
function subawardIds(of: {
  readonly award: string;
  readonly report: string | null;
  readonly number: string | null;
  readonly amount: number | null;
  readonly day: Day;
  readonly name: string;
  readonly soleProprietor: boolean;
}): { readonly unnamed: string; readonly row: (prime: string, subawardee: string, country: string | null) => string } {
  const { award, report, number, amount, day } = of;
  // Companies without an identifier are distinguished within their contract by subaward and name together.
  const which = number ?? report ?? `${day}/${amount ?? ''}`;
  // A digest of a person's name could be guessed.
  const name = of.soleProprietor ? 'sole-proprietor' : fingerprint(of.name.toUpperCase());
  return {
    unnamed: `${award}/${which}/${name}`,
    row: (prime, subawardee, country) => {
      const stored = fingerprint(JSON.stringify([award, prime, subawardee, number, amount, country, day]));
      return [report, stored].filter((part) => part !== null).join('/');
    },
  };
}

export function parseContractKey(text: string): Parsed<string> {
  const isAssistance = text.toUpperCase().startsWith('ASST_');
  return isAssistance ? { reason: 'the key of an assistance award, not of a contract' } : parseKey(text.toUpperCase());
}

/** Parses US dollars, negative for a correction; commas only as thousands separators. */
export function parseAmount(text: string): Parsed<number> {
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const parsed = parseNumber(grouped ? text.replaceAll(',', '') : text);
  return 'reason' in parsed ? { reason: 'not an amount' } : parsed;
}

/** Parses a day as USAspending writes it: an ISO date, optionally with a time and an offset (`2025-02-19 16:19:29+00`). */
export function parseActionDay(text: string): Parsed<Day> {
  const [, day, time] = /^(\S{10})([ T].*)?$/.exec(text) ?? [];
  const isTime =
    time === undefined || /^[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?$/.test(time);
  return day === undefined || !isTime ? { reason: 'not an ISO date (yyyy-mm-dd)' } : parseDay(day);
}

function isVehicleKey(awardKey: string): boolean {
  return awardKey.startsWith('CONT_IDV_');
}

/**
 * Returns the vehicle or schedule that an award is under, from its USAspending key `CONT_IDV_<parent piid>_<parent agency>`. The key of an order,
 * `CONT_AWD_<piid>_<agency>_<parent piid>_<parent agency>`, contains both; the key of a vehicle contains neither, so its row has to name them. Null
 * if there is no parent (`-NONE-`), it is not identified, or it is the award itself.
 */
export function vehicleOf(
  awardKey: string,
  named: { readonly piid: string | null; readonly agency: string | null },
): Vehicle | null {
  const [, ofPiid = null, ofAgency = null] = /^CONT_AWD_[^_]+_[^_]+_([^_]+)_([^_]+)$/.exec(awardKey) ?? [];
  const { piid, agency } = isVehicleKey(awardKey) ? named : { piid: ofPiid, agency: ofAgency };
  if (piid === null || agency === null || piid === '-NONE-' || agency === '-NONE-') return null;
  const key = parseKey(`CONT_IDV_${piid}_${agency}`.toUpperCase());
  return 'reason' in key || key.value === awardKey ? null : { key: key.value, piid: piid.toUpperCase() };
}
