import type { Box, Line } from './picture.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import type { Lanes } from './lanes-of.ts';

/** The engineer's own employers: another relation than the chain, drawn beside it. */
export function drawEmployers(
  chain: ChainRowFragment,
  organizations: readonly Box[],
  engineer: Box,
  lanes: Lanes,
): { readonly boxes: readonly Box[]; readonly lines: readonly Line[] } {
  const answersForEngineer = chain.escort === null ? (chain.accountable?.id ?? null) : null;
  const employers = chain.engineerEmployers.filter(({ id }) => id !== answersForEngineer);
  const added: Box[] = [];
  const lines = employers.map((employer): Line => {
    const drawn = organizations.find((box) => box.node === employer.id);
    const box: Box = drawn ?? {
      id: `${employer.id} employs ${engineer.id}`,
      node: employer.id,
      role: 'organization',
      lane: lanes.escort - 1,
      title: employer.caption,
      detail: 'employs the engineer',
      chips: employer.country?.isForeign === true ? [employer.country.key] : [],
      synthetic: employer.dataClass === 'SYNTHETIC',
      chosen: true,
    };
    if (drawn === undefined) added.push(box);
    return {
      id: `${box.id} employs → ${engineer.id}`,
      from: box.id,
      to: engineer.id,
      kind: 'other',
      hop: null,
      label: 'employs',
      synthetic: box.synthetic,
      chosen: true,
    };
  });
  return { boxes: added, lines };
}
