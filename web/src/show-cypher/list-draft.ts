import { contractsDraft } from './contracts-draft.ts';
import { coverageDraft } from './coverage-draft.ts';
import { exposuresDraft } from './exposures-draft.ts';
import { keyOfAbout } from './key-of-about.ts';
import { leadsDraft } from './leads-draft.ts';
import type { Conditions } from '../address/conditions.ts';
import type { Draft } from '../workbench/draft-store.ts';

const drafts = {
  exposures: (conditions: Conditions, about: string | null) => exposuresDraft(conditions, about, null),
  leads: leadsDraft,
  contracts: contractsDraft,
  coverage: coverageDraft,
} as const;

/** A list or the counts of the page, or the chains to one system by its key. */
export type ShownList = keyof typeof drafts | { readonly system: string };

/** What it is in Cypher, under the conditions of the page. */
export async function listDraft(list: ShownList, conditions: Conditions): Promise<Draft> {
  const about = conditions.about === null ? null : await keyOfAbout(conditions.about);
  return typeof list === 'string' ? drafts[list](conditions, about) : exposuresDraft(conditions, about, list.system);
}
