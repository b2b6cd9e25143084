/** By what exposed accesses can be counted. */
export const exposureGroups = [
  'SYSTEM',
  'AGENCY',
  'CONTRACT',
  'PRIME',
  'ACCOUNTABLE',
  'ENGINEER_EMPLOYER',
  'ESCORT',
  'COUNTRY',
] as const;
export type ExposureGroup = (typeof exposureGroups)[number];
