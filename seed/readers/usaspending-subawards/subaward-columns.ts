/**
 * The columns of USAspending's contract subawards file that are read, of its 118. A download may have fewer: the required
 * ones must be there, and what the others would say is then unknown.
 */
export const requiredColumns = ['prime_award_unique_key', 'subaward_action_date'] as const;

/** Of each line one must be there, for without it a party could not be told apart from another. */
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
