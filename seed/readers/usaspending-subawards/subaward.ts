import { parseKey } from '../cells.ts';
import { awardConfidence, parseActionDay, parseAmount, requireParty, subawardIds } from '../awards/award.ts';
import type { AwardCells, AwardRow } from '../awards/award.ts';
import { isSoleProprietor } from '../awards/party.ts';
import type { RowParty } from '../awards/party.ts';

/** Parses a row. @throws CellRefused for the first unreadable cell. */
export function parseSubaward(cells: AwardCells<SubawardColumn>): AwardRow {
  const key = cells.awardKey('prime_award_unique_key');
  const day = cells.subawardDay('subaward_action_date');
  cells.checkParent('prime_award_parent_piid', key);
  const number = cells.optional('subaward_number', parseKey);
  const report = cells.optional('subaward_sam_report_id', parseKey);
  const amount = cells.optional('subaward_amount', parseAmount);
  const name = cells.text('subawardee_name');
  const soleProprietor = isSoleProprietor(cells.text('subawardee_business_types'));
  const ids = subawardIds({ award: key, report, number, amount, day, name, soleProprietor });
  const prime = partyOf(cells, 'prime_awardee', `${key}/prime`);
  const subawardee = partyOf(cells, 'subawardee', ids.unnamed);
  const performedIn = cells.country('subaward_primary_place_of_performance_country_code');
  return {
    award: {
      key,
      piid: cells.optional('prime_award_piid', parseKey),
      title: cells.text('prime_award_project_title') || cells.text('prime_award_base_transaction_description') || null,
      amount: cells.optional('prime_award_amount', parseAmount),
      start: cells.optional('prime_award_period_of_performance_start_date', parseActionDay),
      end: cells.optional('prime_award_period_of_performance_current_end_date', parseActionDay),
      performedIn: cells.country('prime_award_primary_place_of_performance_country_code'),
    },
    confidence: awardConfidence.repeatedAward,
    agency: cells.coded('prime_award_awarding_agency_code', 'prime_award_awarding_agency_name'),
    subAgency: cells.coded('prime_award_awarding_sub_agency_code', 'prime_award_awarding_sub_agency_name'),
    prime,
    day,
    subaward: {
      contractor: prime,
      subawardee,
      number,
      amount,
      performedIn,
      report,
      row: ids.row(prime.key, subawardee.key, performedIn),
    },
  };
}

function partyOf(cells: AwardCells<SubawardColumn>, role: 'prime_awardee' | 'subawardee', unnamed: string): RowParty {
  const own = {
    uei: cells.text(`${role}_uei`),
    duns: cells.text(`${role}_duns`),
    name: cells.text(`${role}_name`),
    soleProprietor: isSoleProprietor(cells.text(`${role}_business_types`)),
    unnamed,
  };
  const parent = {
    uei: cells.text(`${role}_parent_uei`),
    duns: cells.text(`${role}_parent_duns`),
    name: cells.text(`${role}_parent_name`),
    soleProprietor: false,
  };
  return requireParty(cells.party(`${role}_uei`, own, `${role}_country_code`, parent), `${role}_uei`);
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

/** The columns that are read. */
export const columns = [
  ...requiredColumns,
  'prime_award_piid',
  'prime_award_parent_piid',
  'prime_award_amount',
  'prime_award_period_of_performance_start_date',
  'prime_award_period_of_performance_current_end_date',
  'prime_award_awarding_agency_code',
  'prime_award_awarding_agency_name',
  'prime_award_awarding_sub_agency_code',
  'prime_award_awarding_sub_agency_name',
  'prime_awardee_uei',
  'prime_awardee_duns',
  'prime_awardee_name',
  'prime_awardee_parent_uei',
  'prime_awardee_parent_duns',
  'prime_awardee_parent_name',
  'prime_awardee_country_code',
  'prime_awardee_business_types',
  'prime_award_primary_place_of_performance_country_code',
  'prime_award_base_transaction_description',
  'prime_award_project_title',
  'subaward_sam_report_id',
  'subaward_number',
  'subaward_amount',
  'subawardee_uei',
  'subawardee_duns',
  'subawardee_name',
  'subawardee_parent_uei',
  'subawardee_parent_duns',
  'subawardee_parent_name',
  'subawardee_country_code',
  'subawardee_business_types',
  'subaward_primary_place_of_performance_country_code',
] as const;

export type SubawardColumn = (typeof columns)[number];
