import { parseKey } from '../cells.ts';
import type { FileFilter } from '../files.ts';
import type { ParsedInput } from '../format.ts';
import { awardConfidence, parseActionDay, parseAmount, requireParty } from './award.ts';
import type { AwardCells, AwardRow } from './award.ts';
import { missingColumns, readAwardCsv } from './files.ts';
import { isSoleProprietor } from './party.ts';
import type { RowParty } from './party.ts';

/**
 * Reads USAspending's contract subawards as downloaded: CSV files, or .zip archives or folders of them. Each file is a source,
 * identified by its name: a file of the same name is its newer version.
 * @throws BAD_USER_INPUT if a path contains no such file, or one of them can't be read as a whole.
 */
export function readUsaspendingSubawards(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const csv = {
    name: 'usaspending-subawards',
    what: 'a contract subawards file of USAspending',
    columns: subawardColumns,
    valuable: {
      prime_awardee_uei: `primes ${withoutUei}`,
      subawardee_uei: `subcontractors ${withoutUei}`,
      subawardee_country_code: 'where subcontractors have their address is unknown',
      subaward_amount: 'all amounts are unknown',
      subaward_sam_report_id: 'rows of one report cannot be told from those of another',
    },
    title: 'Contract subawards',
    whyUnfit,
    oneRowEach: () => false,
    rowTable: 'subcontracts',
    parse: parseSubaward,
    identifying,
  } as const;
  return readAwardCsv(paths, csv, filter);
}

const withoutUei =
  'are identified by DUNS number or by one report only, so that one company becomes several and joins no other data';

/** Returns why a header is not that of a contract subawards file; null if it is. */
function whyUnfit(header: readonly string[]): string | null {
  if (header.includes('prime_award_fain')) return 'it is the file of assistance subawards, not of contracts';
  return missingColumns(header, requiredColumns, requiredParties);
}

/** Parses a row. @throws CellRefused for the first unreadable cell. */
function parseSubaward(cells: AwardCells<SubawardColumn>, has: HasColumn): AwardRow {
  const {
    award: key,
    vehicle,
    day,
    number,
    report,
    amount,
    ids,
  } = cells.subaward({
    ...identifying,
    day: 'subaward_action_date',
    number: 'subaward_number',
    amount: 'subaward_amount',
    name: 'subawardee_name',
    businessTypes: 'subawardee_business_types',
  });
  const prime = partyOf(cells, 'prime_awardee', `${key}/prime`, cells.country('prime_awardee_country_code'));
  const country = subawardCountry(cells, 'subawardee_country', has);
  const subawardee = partyOf(cells, 'subawardee', ids.unnamed, country);
  const performedIn = subawardCountry(cells, 'subaward_primary_place_of_performance_country', has);
  return {
    award: {
      key,
      piid: cells.optional('prime_award_piid', parseKey),
      title: cells.text('prime_award_project_title') || cells.text('prime_award_base_transaction_description') || null,
      amount: cells.optional('prime_award_amount', parseAmount),
      start: cells.optional('prime_award_period_of_performance_start_date', parseActionDay),
      end: cells.optional('prime_award_period_of_performance_current_end_date', parseActionDay),
      performedIn: cells.country('prime_award_primary_place_of_performance_country_code'),
      vehicle,
    },
    confidence: awardConfidence.repeatedAward,
    agency: cells.coded('prime_award_awarding_agency_code', 'prime_award_awarding_agency_name'),
    subAgency: cells.coded('prime_award_awarding_sub_agency_code', 'prime_award_awarding_sub_agency_name'),
    prime,
    // All columns about the award and its prime are from the award's latest transaction, whatever the day of the subaward.
    day: cells.rankingDay('prime_award_latest_action_date', 'subaward_action_date'),
    subaward: {
      contractor: prime,
      subawardee,
      number,
      amount,
      performedIn,
      day,
      reportedOn: cells.rankingDay('subaward_sam_report_last_modified_date', 'subaward_action_date'),
      report,
      row: ids.row(prime.key, subawardee.key, performedIn),
    },
  };
}

/**
 * Returns a country of the subaward itself. USAspending writes USA where it knows none, and then leaves the country's name empty; it fills no other
 * columns in this way.
 */
function subawardCountry(
  cells: AwardCells<SubawardColumn>,
  of: 'subawardee_country' | 'subaward_primary_place_of_performance_country',
  has: HasColumn,
): string | null {
  const [code, name] = [`${of}_code`, `${of}_name`] as const;
  if (!has(name) || cells.text(name) !== '' || cells.text(code).toUpperCase() !== 'USA') return cells.country(code);
  cells.doubt(code, 'USA without the country’s name, as USAspending fills in an unknown country: treated as unknown');
  return null;
}

function partyOf(
  cells: AwardCells<SubawardColumn>,
  role: 'prime_awardee' | 'subawardee',
  unnamed: string,
  country: string | null,
): RowParty {
  const own = {
    uei: cells.text(`${role}_uei`),
    duns: cells.text(`${role}_duns`),
    name: cells.text(`${role}_name`),
    soleProprietor: isSoleProprietor(cells.text(`${role}_business_types`)),
    unnamed,
  };
  const owner = {
    uei: cells.text(`${role}_parent_uei`),
    duns: cells.text(`${role}_parent_duns`),
    name: cells.text(`${role}_parent_name`),
    soleProprietor: false,
  };
  return requireParty(cells.party(`${role}_uei`, own, country, owner), `${role}_uei`);
}

/**
 * The required columns of USAspending's contract subawards file, which has 118. Others may be missing from a download; their
 * values are then unknown.
 */
const requiredColumns = ['prime_award_unique_key', 'subaward_action_date'] as const;

const identifying = {
  award: 'prime_award_unique_key',
  // The file lacks the agency of what the award is under.
  parent: { piid: 'prime_award_parent_piid' },
  report: 'subaward_sam_report_id',
  agencies: ['prime_award_awarding_agency_code', 'prime_award_awarding_sub_agency_code'],
  companies: [
    {
      uei: 'prime_awardee_uei',
      duns: 'prime_awardee_duns',
      parent: { uei: 'prime_awardee_parent_uei', duns: 'prime_awardee_parent_duns' },
    },
    {
      uei: 'subawardee_uei',
      duns: 'subawardee_duns',
      parent: { uei: 'subawardee_parent_uei', duns: 'subawardee_parent_duns' },
    },
  ],
  names: { prime: 'prime_awardee_name', subawardee: 'subawardee_name' },
  tradingNames: ['prime_awardee_dba_name', 'subawardee_dba_name'],
} as const;

/** Of each line at least one column is required; without it, parties could not be distinguished. */
const requiredParties = [
  ['prime_awardee_uei', 'prime_awardee_duns', 'prime_awardee_name'],
  ['subawardee_uei', 'subawardee_duns', 'subawardee_name'],
] as const;

/** The columns that are read. */
export const subawardColumns = [
  ...requiredColumns,
  'prime_award_piid',
  'prime_award_parent_piid',
  'prime_award_amount',
  'prime_award_latest_action_date',
  'prime_award_period_of_performance_start_date',
  'prime_award_period_of_performance_current_end_date',
  'prime_award_awarding_agency_code',
  'prime_award_awarding_agency_name',
  'prime_award_awarding_sub_agency_code',
  'prime_award_awarding_sub_agency_name',
  'prime_awardee_uei',
  'prime_awardee_duns',
  'prime_awardee_name',
  'prime_awardee_dba_name',
  'prime_awardee_parent_uei',
  'prime_awardee_parent_duns',
  'prime_awardee_parent_name',
  'prime_awardee_country_code',
  'prime_awardee_business_types',
  'prime_award_primary_place_of_performance_country_code',
  'prime_award_base_transaction_description',
  'prime_award_project_title',
  'subaward_sam_report_id',
  'subaward_sam_report_last_modified_date',
  'subaward_number',
  'subaward_amount',
  'subawardee_uei',
  'subawardee_duns',
  'subawardee_name',
  'subawardee_dba_name',
  'subawardee_parent_uei',
  'subawardee_parent_duns',
  'subawardee_parent_name',
  'subawardee_country_code',
  'subawardee_country_name',
  'subawardee_business_types',
  'subaward_primary_place_of_performance_country_code',
  'subaward_primary_place_of_performance_country_name',
] as const;

type SubawardColumn = (typeof subawardColumns)[number];
/** Whether a file has a column. */
type HasColumn = (column: SubawardColumn) => boolean;
