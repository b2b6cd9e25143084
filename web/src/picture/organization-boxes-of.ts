import type { Box } from './picture.ts';
import type { ChainBoxes } from './chain-boxes.ts';
import type { ChainRowFragment, OrganizationNameFragment } from '../generated/graphql.ts';
import type { Lanes } from './lanes-of.ts';

/** The boxes from the prime to the organization that answers; of a BROKEN chain both ends, unknown ones as “?”. */
export function organizationBoxesOf(
  chain: ChainRowFragment,
  named: ChainBoxes,
  lanes: Lanes,
  chosen: boolean,
): readonly Box[] {
  const broken = chain.lineage === 'BROKEN';
  const organizations = broken ? [chain.prime, chain.accountable] : chain.chain;
  return named.organizations.map((id, i) => {
    const lane = broken && i > 0 ? (lanes.unplaced ?? i) : i;
    return organizationBox(organizations[i] ?? null, { id, lane, chosen, detail: detailOf(chain, i) });
  });
}

function detailOf(chain: ChainRowFragment, place: number): string {
  if (place > 0) return chain.lineage === 'BROKEN' ? 'answers; tier not known' : `tier ${String(place)}`;
  if (chain.contract === null) return 'prime · no contract named';
  return chain.contract.identified ? `prime · ${chain.contract.caption}` : 'prime · contract ?';
}

function organizationBox(
  organization: OrganizationNameFragment | null,
  place: { readonly id: string; readonly lane: number; readonly chosen: boolean; readonly detail: string },
): Box {
  const { id, lane, chosen } = place;
  if (organization === null) {
    const detail = lane === 0 ? 'prime not on record' : 'employer not on record';
    return { id, node: null, role: 'unknown', lane, title: '?', detail, chips: [], synthetic: false, chosen };
  }
  const { country } = organization;
  return {
    id,
    node: organization.id,
    role: 'organization',
    lane,
    title: organization.caption,
    detail: place.detail,
    chips: country?.isForeign === true ? [country.key] : [],
    synthetic: organization.dataClass === 'SYNTHETIC',
    chosen,
  };
}
