import { createHash } from 'node:crypto';
import type { Day } from '#graph/model/day.ts';
import { CellRefused, parseCountry, parseDay, parseKey, parseNumber } from '../cells.ts';
import type { Parsed } from '../cells.ts';
import { isUei } from '../identifiers.ts';

/** One parsed row of the file; empty cells are null. */
export interface Subaward {
  readonly contract: {
    readonly key: string;
    readonly piid: string | null;
    readonly title: string | null;
    readonly amount: number | null;
    readonly start: Day | null;
    readonly end: Day | null;
    readonly performedIn: string | null;
  };
  readonly agency: CodedName | null;
  readonly subAgency: CodedName | null;
  readonly prime: RowParty;
  readonly subawardee: RowParty;
  readonly number: string | null;
  readonly amount: number | null;
  readonly day: Day;
  readonly performedIn: string | null;
  /** The row id: equal for the same row in every download, and different if anything stored differs. */
  readonly row: string;
}

export interface CodedName {
  readonly code: string;
  readonly name: string | null;
}

export interface RowParty extends Party {
  readonly country: string | null;
  readonly parent: Party | null;
}

/** Records something doubtful about a cell that does not reject the row. */
type Doubt = (column: SubawardColumn, message: string) => void;

/** Parses a row. @throws CellRefused for the first unreadable cell. */
export function readSubaward(cell: (column: SubawardColumn) => string, doubt: Doubt): Subaward {
  const read = <T>(column: SubawardColumn, parse: (text: string) => Parsed<T>): T | null => {
    const text = cell(column);
    if (text === '') return null;
    const parsed = parse(text);
    if ('reason' in parsed) throw new CellRefused(column, parsed.reason, text);
    return parsed.value;
  };
  const required = <T>(column: SubawardColumn, parse: (text: string) => Parsed<T>): T => {
    const value = read(column, parse);
    if (value === null) throw new CellRefused(column, 'Required, but empty', null);
    return value;
  };
  const coded = (code: SubawardColumn, name: SubawardColumn): CodedName | null => {
    const value = read(code, parseKey);
    return value === null ? null : { code: value, name: cell(name) || null };
  };
  /** An unreadable country is treated as unknown and does not reject the row. */
  const country = (column: SubawardColumn): string | null => {
    const text = cell(column);
    const parsed = text === '' ? { value: null } : parseCountry(text);
    if ('value' in parsed) return parsed.value;
    doubt(column, `Is ${parsed.reason}: treated as unknown`);
    return null;
  };
  const key = required('prime_award_unique_key', parseContractKey);
  if (!/^CONT_(AWD|IDV)_/.test(key)) doubt('prime_award_unique_key', 'Not of the form CONT_AWD_… or CONT_IDV_…');
  const day = required('subaward_action_date', parseActionDay);
  if (day < '2010-01-01')
    doubt('subaward_action_date', 'Before 2010, when subawards were not reported: a filer’s error?');
  const parentPiid = read('prime_award_parent_piid', parseKey);
  const vehicle = parentAwardKey(key);
  if (parentPiid !== null && vehicle === null)
    doubt(
      'prime_award_parent_piid',
      'The award’s key does not contain this parent, so the parent is not identified: the award has none',
    );
  else if (parentPiid !== null && parentPiid.toUpperCase() !== vehicle?.piid)
    doubt('prime_award_parent_piid', 'Differs from the parent in the award’s key, which counts');
  const number = read('subaward_number', parseKey);
  const report = read('subaward_sam_report_id', parseKey);
  const amount = read('subaward_amount', parseAmount);
  const party = (role: 'prime_awardee' | 'subawardee', unnamed: string): RowParty => {
    const businessTypes = cell(`${role}_business_types`);
    const { party: found, doubt: ueiDoubt } = findParty(
      cell(`${role}_uei`),
      cell(`${role}_duns`),
      cell(`${role}_name`),
      unnamed,
      businessTypes,
    );
    if (found === null)
      throw new CellRefused(`${role}_uei`, 'No UEI, no DUNS number and no name: the company is not identified', null);
    if (ueiDoubt !== null) doubt(`${role}_uei`, ueiDoubt);
    const { party: parent } = findParty(
      cell(`${role}_parent_uei`),
      cell(`${role}_parent_duns`),
      cell(`${role}_parent_name`),
      null,
      // A sole proprietor may be named as their own parent.
      cell(`${role}_parent_name`).toUpperCase() === cell(`${role}_name`).toUpperCase() ? businessTypes : '',
    );
    return { ...found, country: country(`${role}_country_code`), parent };
  };
  // Companies without an identifier are distinguished within their contract by subaward and name together.
  const which = number ?? report ?? `${day}/${amount ?? ''}`;
  const prime = party('prime_awardee', `${key}/prime`);
  // A digest of a person's name could be guessed.
  const subName = isSoleProprietor(cell('subawardee_business_types'))
    ? 'sole-proprietor'
    : fingerprint(cell('subawardee_name').toUpperCase());
  const subawardee = party('subawardee', `${key}/${which}/${subName}`);
  const performedIn = country('subaward_primary_place_of_performance_country_code');
  const stored = fingerprint(JSON.stringify([key, prime.key, subawardee.key, number, amount, performedIn, day]));
  return {
    contract: {
      key,
      piid: read('prime_award_piid', parseKey),
      title: cell('prime_award_project_title') || cell('prime_award_base_transaction_description') || null,
      amount: read('prime_award_amount', parseAmount),
      start: read('prime_award_period_of_performance_start_date', parseActionDay),
      end: read('prime_award_period_of_performance_current_end_date', parseActionDay),
      performedIn: country('prime_award_primary_place_of_performance_country_code'),
    },
    agency: coded('prime_award_awarding_agency_code', 'prime_award_awarding_agency_name'),
    subAgency: coded('prime_award_awarding_sub_agency_code', 'prime_award_awarding_sub_agency_name'),
    prime,
    subawardee,
    number,
    amount,
    day,
    performedIn,
    row: [report, stored].filter((part) => part !== null).join('/'),
  };
}

function parseContractKey(text: string): Parsed<string> {
  const isAssistance = text.toUpperCase().startsWith('ASST_');
  return isAssistance ? { reason: 'the key of an assistance award, not of a contract' } : parseKey(text.toUpperCase());
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * The required columns of USAspending's contract subawards file, which has 118. Others may be missing from a download; their
 * values are then unknown.
 */
export const requiredColumns = ['prime_award_unique_key', 'subaward_action_date'] as const;

/** Of each line at least one column is required; without it, parties could not be distinguished. */
export const requiredParties = [
  ['prime_awardee_uei', 'prime_awardee_duns', 'prime_awardee_name'],
  ['subawardee_uei', 'subawardee_duns', 'subawardee_name'],
] as const;

/** A column that is read. */
export type SubawardColumn =
  | (typeof requiredColumns)[number]
  | 'prime_award_piid'
  | 'prime_award_parent_piid'
  | 'prime_award_amount'
  | 'prime_award_period_of_performance_start_date'
  | 'prime_award_period_of_performance_current_end_date'
  | 'prime_award_awarding_agency_code'
  | 'prime_award_awarding_agency_name'
  | 'prime_award_awarding_sub_agency_code'
  | 'prime_award_awarding_sub_agency_name'
  | 'prime_awardee_uei'
  | 'prime_awardee_duns'
  | 'prime_awardee_name'
  | 'prime_awardee_parent_uei'
  | 'prime_awardee_parent_duns'
  | 'prime_awardee_parent_name'
  | 'prime_awardee_country_code'
  | 'prime_awardee_business_types'
  | 'prime_award_primary_place_of_performance_country_code'
  | 'prime_award_base_transaction_description'
  | 'prime_award_project_title'
  | 'subaward_sam_report_id'
  | 'subaward_number'
  | 'subaward_amount'
  | 'subawardee_uei'
  | 'subawardee_duns'
  | 'subawardee_name'
  | 'subawardee_parent_uei'
  | 'subawardee_parent_duns'
  | 'subawardee_parent_name'
  | 'subawardee_country_code'
  | 'subawardee_business_types'
  | 'subaward_primary_place_of_performance_country_code';

/** Parses US dollars, negative for a correction; commas only as thousands separators. */
function parseAmount(text: string): Parsed<number> {
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  const parsed = parseNumber(grouped ? text.replaceAll(',', '') : text);
  return 'reason' in parsed ? { reason: 'not an amount' } : parsed;
}

/** Parses a day as USAspending writes it: an ISO date, optionally with a time and an offset (`2025-02-19 16:19:29+00`). */
function parseActionDay(text: string): Parsed<Day> {
  const [, day, time] = /^(\S{10})([ T].*)?$/.exec(text) ?? [];
  const isTime =
    time === undefined || /^[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?\s?(Z|[+-]\d{2}(:?\d{2})?)?$/.test(time);
  return day === undefined || !isTime ? { reason: 'not an ISO date (yyyy-mm-dd)' } : parseDay(day);
}

/**
 * Returns USAspending's key of the vehicle of an order, which the award's key contains:
 * `CONT_AWD_<piid>_<agency>_<parent piid>_<parent agency>` is under `CONT_IDV_<parent piid>_<parent agency>`. Null if there is
 * no parent (`-NONE-`), or the key has another form.
 */
export function parentAwardKey(uniqueKey: string): { readonly key: string; readonly piid: string } | null {
  const [, piid, agency] = /^CONT_AWD_[^_]+_[^_]+_([^_]+)_([^_]+)$/i.exec(uniqueKey) ?? [];
  if (piid === undefined || agency === undefined || piid === '-NONE-' || agency === '-NONE-') return null;
  return { key: `CONT_IDV_${piid}_${agency}`, piid };
}

/**
 * The confidence of the file's statements, 0 to 100: award data come from the contracting office and are certified by the
 * agency; subawards are reported by the prime and verified by nobody; parents are self-reported to SAM.gov; a vehicle is derived
 * from the award's key.
 */
export const subawardConfidence = { award: 90, subaward: 70, party: 80, parentCompany: 70, vehicle: 85 } as const;

/** A company as a row names it. */
export interface Party {
  readonly key: string;
  readonly uei: string | null;
  readonly name: string | null;
  /** Whether it is a private person in business, shown by an identifier instead of a name. */
  readonly soleProprietor: boolean;
}

interface FoundParty {
  /** Null if the row does not identify a company. */
  readonly party: Party | null;
  /** What is wrong with the UEI; null if nothing is. */
  readonly doubt: string | null;
}

/** Numbers shared by many companies: as identifiers, they would merge unrelated companies. */
const genericDuns = new Set(['123456787', '123456789', '167445928', '157872668', '790238638', '790238851']);
const isOneCharacterRepeated = (text: string) => /^(.)\1*$/.test(text);

/**
 * Identifies a party by UEI, by DUNS number, or, without either, as the party of this one report (`unnamed`); never by name,
 * since companies share names.
 */
function findParty(uei: string, duns: string, name: string, unnamed: string | null, businessTypes = ''): FoundParty {
  const upper = uei.toUpperCase();
  const named = name === '' ? null : name;
  const soleProprietor = isSoleProprietor(businessTypes);
  if (/^[0-9A-Z]{12}$/.test(upper) && !isOneCharacterRepeated(upper)) {
    const doubt = isUei(upper) ? null : 'Not a well-formed UEI, or its check digit does not match: imported unchanged';
    return { party: { key: upper, uei: upper, name: named, soleProprietor }, doubt };
  }
  const doubt = uei === '' ? null : 'Not a UEI: the company is identified by its DUNS number or by this report instead';
  if (/^\d{9}$/.test(duns) && !isOneCharacterRepeated(duns) && !genericDuns.has(duns)) {
    return { party: { key: `DUNS-${duns}`, uei: null, name: named, soleProprietor }, doubt };
  }
  if (unnamed === null || named === null) return { party: null, doubt };
  return { party: { key: unnamed, uei: null, name: named, soleProprietor }, doubt };
}

/** Reads SAM.gov's business types as USAspending writes them, as words or codes (2J). */
function isSoleProprietor(businessTypes: string): boolean {
  return businessTypes
    .split(/[,;|~]/)
    .some((type) => /^(sole[ _-]*proprietor(ship)?s?|individuals?( .*sole[ _-]*proprietor.*)?|2J)$/i.test(type.trim()));
}

/** Returns the replacement for the name of a sole proprietor, who is a private person. */
export function soleProprietorName({ key, uei }: Pick<Party, 'key' | 'uei'>): string {
  if (uei !== null) return `Sole proprietor ${uei}`;
  return key.startsWith('DUNS-') ? `Sole proprietor ${key}` : 'Sole proprietor';
}
