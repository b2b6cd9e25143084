import type { LeadKind } from '../generated/graphql.ts';

/** What a lead says; never called an exposure. */
export const leadWords: Readonly<Record<LeadKind, string>> = {
  WORK_ABROAD: 'Work performed abroad',
  ORGANIZATION_ABROAD: 'Organization registered abroad',
  OWNER_ABROAD: 'Owned from abroad',
  LISTED_ORGANIZATION: 'Listed organization',
  STAFF_ABROAD: 'Staff abroad without an access record',
};
