import { parseKey } from '../cells.ts';
import type { FileFilter } from '../files.ts';
import type { ParsedInput } from '../format.ts';
import { isCage } from '../identifiers.ts';
import { awardConfidence, parseActionDay, parseAmount } from './award.ts';
import type { AwardCells, AwardRow } from './award.ts';
import { missingColumns, readAwardCsv } from './files.ts';
import { isSoleProprietor } from './party.ts';

/**
 * Reads USAspending's prime awards of contracts as downloaded, or their transactions: CSV files, or .zip archives or folders of them.
 * Each file is a source, identified by its name: a file of the same name is its newer version.
 * @throws BAD_USER_INPUT if a path contains no such file, or one of them can't be read as a whole.
 */
export function readUsaspendingAwards(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const csv = {
    name: 'usaspending-awards',
    what: 'a file of prime awards of USAspending',
    columns: awardColumns,
    valuable: {
      recipient_uei:
        'primes are identified by DUNS number or by one award only, so that one company becomes several and joins no other data',
      award_id_piid: 'contracts have no PIID by which they can be found',
      awarding_sub_agency_code: 'the agencies that awarded the contracts are unknown',
      period_of_performance_start_date: 'contracts count from the beginning of time',
      period_of_performance_current_end_date: 'contracts whose work has ended count without an end',
    },
    title: 'Prime awards',
    whyUnfit,
    oneRowEach: (header: readonly string[]) => !header.includes(transactionColumn),
    rowTable: 'contracts',
    parse: parseAward,
    identifying: {
      award: 'contract_award_unique_key',
      parent,
      agencies: ['awarding_agency_code', 'awarding_sub_agency_code'],
      companies: [
        {
          uei: 'recipient_uei',
          duns: 'recipient_duns',
          parent: { uei: 'recipient_parent_uei', duns: 'recipient_parent_duns' },
        },
      ],
      names: { prime: 'recipient_name' },
      tradingNames: ['recipient_doing_business_as_name'],
    },
  } as const;
  return readAwardCsv(paths, csv, filter);
}

/** Returns why a header is not that of a file of contracts; null if it is. */
function whyUnfit(header: readonly string[]): string | null {
  if (header.includes('prime_award_unique_key')) return 'it is a file of subawards: use usaspending-subawards';
  // Its deletions do not name the award, so what they take back would remain.
  if (header.includes('correction_delete_ind')) return 'it contains only changes: download the full file';
  if (header.includes('assistance_award_unique_key')) return 'it is a file of assistance awards, not of contracts';
  return missingColumns(header, requiredColumns, requiredParties);
}

/** Parses a row. @throws CellRefused for the first unreadable cell. */
function parseAward(cells: AwardCells<AwardColumn>): AwardRow {
  const key = cells.awardKey('contract_award_unique_key');
  const vehicle = cells.vehicle(key, parent);
  const own = {
    uei: cells.text('recipient_uei'),
    duns: cells.text('recipient_duns'),
    name: cells.text('recipient_name'),
    cage: cells.text('cage_code'),
    soleProprietor:
      /^(t|true|y|yes)$/i.test(cells.text('sole_proprietorship')) ||
      isSoleProprietor(cells.text('organizational_type')),
    unnamed: `${key}/prime`,
  };
  if (own.cage !== '' && !isCage(own.cage))
    cells.doubt('cage_code', 'Not a well-formed CAGE or NCAGE code: imported unchanged');
  const owner = {
    uei: cells.text('recipient_parent_uei'),
    duns: cells.text('recipient_parent_duns'),
    name: cells.text('recipient_parent_name'),
    soleProprietor: false,
  };
  const title = cells.text('prime_award_base_transaction_description') || cells.text('transaction_description');
  return {
    award: {
      key,
      piid: cells.optional('award_id_piid', parseKey),
      title: title || null,
      amount:
        cells.optional('current_total_value_of_award', parseAmount) ??
        cells.optional('total_obligated_amount', parseAmount) ??
        cells.optional('total_dollars_obligated', parseAmount),
      start: cells.optional('period_of_performance_start_date', parseActionDay),
      end:
        cells.optional('period_of_performance_current_end_date', parseActionDay) ??
        cells.optional('ordering_period_end_date', parseActionDay),
      performedIn: cells.country('primary_place_of_performance_country_code'),
      vehicle,
    },
    confidence: awardConfidence.award,
    agency: cells.coded('awarding_agency_code', 'awarding_agency_name'),
    subAgency: cells.coded('awarding_sub_agency_code', 'awarding_sub_agency_name'),
    prime: cells.party('recipient_uei', own, cells.country('recipient_country_code'), owner),
    day: cells.rankingDay('action_date', 'award_latest_action_date'),
    subaward: null,
  };
}

/**
 * The required columns of USAspending's file of prime awards, which has 286. Others may be missing from a download; their values are
 * then unknown.
 */
const requiredColumns = ['contract_award_unique_key'] as const;

/** At least one of these columns is required; without it, primes could not be distinguished. */
const requiredParties = [['recipient_uei', 'recipient_duns', 'recipient_name']] as const;

/** The columns of what the award is under. */
const parent = { piid: 'parent_award_id_piid', agency: 'parent_award_agency_id' } as const;

/** A column of transactions: with it, an award has one row for each of its modifications. */
const transactionColumn = 'contract_transaction_unique_key';

/** The columns that are read. */
export const awardColumns = [
  ...requiredColumns,
  'award_id_piid',
  'parent_award_id_piid',
  'parent_award_agency_id',
  'action_date',
  'award_latest_action_date',
  'current_total_value_of_award',
  'total_obligated_amount',
  'total_dollars_obligated',
  'period_of_performance_start_date',
  'period_of_performance_current_end_date',
  'ordering_period_end_date',
  'awarding_agency_code',
  'awarding_agency_name',
  'awarding_sub_agency_code',
  'awarding_sub_agency_name',
  'recipient_uei',
  'recipient_duns',
  'recipient_name',
  'recipient_doing_business_as_name',
  'cage_code',
  'sole_proprietorship',
  'organizational_type',
  'recipient_parent_uei',
  'recipient_parent_duns',
  'recipient_parent_name',
  'recipient_country_code',
  'primary_place_of_performance_country_code',
  'prime_award_base_transaction_description',
  'transaction_description',
] as const;

type AwardColumn = (typeof awardColumns)[number];
