import { createHash } from 'node:crypto';
import type { Day } from '#graph/model/day.ts';
import { CellRefused } from '../cells/cell-refused.ts';
import { parseCountry } from '../cells/parse-country.ts';
import { parseKey } from '../cells/parse-key.ts';
import type { Parsed } from '../cells/parsed.ts';
import { findParty, isSoleProprietor, type Party } from './find-party.ts';
import { parentAwardKey } from './parent-award-key.ts';
import { parseActionDay } from './parse-action-day.ts';
import { parseAmount } from './parse-amount.ts';
import type { SubawardColumn } from './subaward-columns.ts';

/** What one row of the file says, checked; empty cells are null. */
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
  /** The source's own row id: the same for the same row of any download, and different where anything stored of it differs. */
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

/** Notes something doubtful about a cell that keeps no row out. */
export type Doubt = (column: SubawardColumn, message: string) => void;

/** @throws CellRefused for the first cell that can't be read. */
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
  /** A country is beside the point of a row: one that can't be read is not known, and keeps no subaward out. */
  const country = (column: SubawardColumn): string | null => {
    const text = cell(column);
    const parsed = text === '' ? { value: null } : parseCountry(text);
    if ('value' in parsed) return parsed.value;
    doubt(column, `Is ${parsed.reason}: taken as not known`);
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
      'A parent is named, but not in the award’s key, so that it can’t be told which: the award stands under none',
    );
  else if (parentPiid !== null && parentPiid.toUpperCase() !== vehicle?.piid)
    doubt('prime_award_parent_piid', 'Another parent than in the award’s key, which counts');
  const number = read('subaward_number', parseKey);
  const report = read('subaward_sam_report_id', parseKey);
  const amount = read('subaward_amount', parseAmount);
  const party = (role: 'prime_awardee' | 'subawardee', unnamed: string): RowParty => {
    const businessTypes = cell(`${role}_business_types`);
    const { party: found, doubt: oddity } = findParty(
      cell(`${role}_uei`),
      cell(`${role}_duns`),
      cell(`${role}_name`),
      unnamed,
      businessTypes,
    );
    if (found === null)
      throw new CellRefused(`${role}_uei`, 'No UEI, no DUNS number and no name: nobody is named', null);
    if (oddity !== null) doubt(`${role}_uei`, oddity);
    const { party: parent } = findParty(
      cell(`${role}_parent_uei`),
      cell(`${role}_parent_duns`),
      cell(`${role}_parent_name`),
      null,
      // A person's own name as that of the parent.
      cell(`${role}_parent_name`).toUpperCase() === cell(`${role}_name`).toUpperCase() ? businessTypes : '',
    );
    return { ...found, country: country(`${role}_country_code`), parent };
  };
  // Companies without an identifier are told apart within their contract by the subaward and the name together.
  const which = number ?? report ?? `${day}/${amount ?? ''}`;
  const prime = party('prime_awardee', `${key}/prime`);
  // The digest of a person's name can be guessed.
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
