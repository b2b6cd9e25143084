import type { Label } from '../model/vocabulary.ts';

/** What the full-text index `entityText` holds. */
export const searchedLabels = [
  'Agency',
  'Contract',
  'Organization',
  'Person',
  'System',
  'Country',
  'DesignationList',
] as const satisfies readonly Label[];
export type SearchedLabel = (typeof searchedLabels)[number];
