import { compareKeys } from '../exposure/compare-keys.ts';
import { leadKinds, type LeadPlace } from './lead.ts';

/** The order of leads: by kind, organization, country, contract; what is not known first. */
export function comparePlaces(a: LeadPlace, b: LeadPlace): number {
  return (
    leadKinds.indexOf(a.kind) - leadKinds.indexOf(b.kind) ||
    compareKeys(a.organization ?? '', b.organization ?? '') ||
    compareKeys(a.country ?? '', b.country ?? '') ||
    compareKeys(a.contract ?? '', b.contract ?? '')
  );
}
