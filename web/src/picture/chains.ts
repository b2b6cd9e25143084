import type { ChainRowFragment, OrganizationNameFragment, PersonNameFragment } from '../generated/graphql.ts';
import { groupDetail, systemDetail, systemTitle } from './picture.ts';
import type { Box, Line, Picture } from './picture.ts';

/** Draws chains, one of them chosen. Boxes and lines that the chosen chain shares with others count as chosen. */
export function drawChains(chains: readonly ChainRowFragment[], chosen: string | null): Picture {
  const lanes = lanesOf(chains);
  const names = chainBoxes(chains);
  const boxes = new Map<string, Box>();
  const lines = new Map<string, Line>();
  // The chosen chain comes first, so that it is first in every lane.
  const ordered = [...chains].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen));
  for (const chain of ordered) {
    const named = names.get(chain.id);
    if (named === undefined) continue;
    const drawn = drawChain(chain, named, lanes, chain.id === chosen);
    for (const box of drawn.boxes) if (!boxes.has(box.id)) boxes.set(box.id, box);
    for (const line of drawn.lines) if (!lines.has(line.id)) lines.set(line.id, line);
  }
  return { lanes: lanes.titles, boxes: [...boxes.values()], lines: [...lines.values()] };
}

interface Drawn {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Draws the boxes and lines of one chain, including its gaps. */
function drawChain(chain: ChainRowFragment, named: ChainBoxes, lanes: Lanes, chosen: boolean): Drawn {
  const organizations = organizationBoxesOf(chain, named, lanes, chosen);
  const engineer: Box = {
    ...personBox(chain.engineer, named.engineer, chosen),
    role: 'engineer',
    lane: lanes.engineer,
    chips: chain.countries.map(({ key }) => key),
  };
  const system: Box = {
    id: named.system,
    node: chain.system.id,
    role: 'system',
    lane: lanes.system,
    title: systemTitle(chain.system.caption, chain.system.impactLevel),
    detail: systemDetail(chain.system.impactLevel),
    chips: [],
    synthetic: chain.system.dataClass === 'SYNTHETIC',
    chosen,
  };
  const escort = escortBox(chain, named, lanes, chosen);
  const path = [...organizations, ...(typeof escort?.node === 'string' ? [escort] : []), engineer, system];
  const lines = path.slice(1).flatMap((box, i) => {
    const before = path[i];
    return before === undefined ? [] : [lineBetween(chain, before, box, chosen)];
  });
  const ghost = escort?.node === null ? [gapLine(escort.id, engineer.id, '', chosen)] : [];
  const employers = chosen ? drawEmployers(chain, organizations, engineer, lanes) : { boxes: [], lines: [] };
  return {
    boxes: [...organizations, ...(escort === null ? [] : [escort]), engineer, system, ...employers.boxes],
    lines: [...lines, ...ghost, ...employers.lines],
  };
}

function personBox(person: PersonNameFragment, id: string, chosen: boolean): Omit<Box, 'role' | 'lane' | 'chips'> {
  return {
    id,
    node: person.id,
    title: person.caption,
    detail: groupDetail(person),
    synthetic: person.dataClass === 'SYNTHETIC',
    chosen,
  };
}

/** The escort; if the chosen chain has none, a box for the unknown escort. */
function escortBox(chain: ChainRowFragment, named: ChainBoxes, lanes: Lanes, chosen: boolean): Box | null {
  if (chain.escort !== null && named.escort !== null) {
    return { ...personBox(chain.escort, named.escort, chosen), role: 'escort', lane: lanes.escort, chips: [] };
  }
  if (!chosen) return null;
  return {
    id: `? escort ${named.engineer}`,
    node: null,
    role: 'unknown',
    lane: lanes.escort,
    title: '?',
    detail: 'no escort on record',
    chips: [],
    synthetic: false,
    chosen,
  };
}

/** The path's hop between two boxes, or a gap if there is none. */
function lineBetween(chain: ChainRowFragment, from: Box, to: Box, chosen: boolean): Line {
  const hop = chain.path.edges.find((edge) => edge.from === from.node && edge.to === to.node);
  if (hop === undefined) {
    const label = from.role === 'unknown' || to.role === 'unknown' ? '' : '? no route on record';
    return gapLine(from.id, to.id, label, chosen);
  }
  return {
    id: `${from.id} → ${to.id}`,
    from: from.id,
    to: to.id,
    kind: 'hop',
    hop: hop.id,
    label: '',
    synthetic: hop.statements.every(({ dataClass }) => dataClass === 'SYNTHETIC'),
    chosen,
  };
}

function gapLine(from: string, to: string, label: string, chosen: boolean): Line {
  return { id: `${from} ? ${to}`, from, to, kind: 'gap', hop: null, label, synthetic: false, chosen };
}

/** The box ids of a chain. Chains share a box only if no path through it suggests a chain that does not exist. */
interface ChainBoxes {
  /** From the prime to the accountable organization; for a BROKEN chain, these two, either of which may be unknown. */
  readonly organizations: readonly string[];
  readonly escort: string | null;
  readonly engineer: string;
  readonly system: string;
}

/**
 * Assigns box ids. Chains share an organization's box within one contract and lane, an escort's box if the same organizations are
 * accountable, and an engineer's box if the whole path to it is the same, so that every path from prime to system is on record.
 */
export function chainBoxes(chains: readonly ChainRowFragment[]): ReadonlyMap<string, ChainBoxes> {
  const accountable = new Map<string, Set<string>>();
  const paths = new Map<string, Set<string>>();
  for (const chain of chains) {
    const last = organizationBoxes(chain).at(-1) ?? '';
    add(accountable, escortPlace(chain), last);
    add(paths, chain.accessKey, `${chain.escort?.id ?? ''} ${last}`);
  }
  return new Map(
    chains.map((chain) => [
      chain.id,
      {
        organizations: organizationBoxes(chain),
        escort: chain.escort === null ? null : `${chain.escort.id} ← ${joined(accountable, escortPlace(chain))}`,
        engineer: `${chain.engineer.id} ← ${joined(paths, chain.accessKey)}`,
        system: chain.system.id,
      },
    ]),
  );
}

function organizationBoxes(chain: ChainRowFragment): readonly string[] {
  const contract = chain.contract?.key ?? '?';
  if (chain.lineage !== 'BROKEN') return chain.chain.map(({ id }, tier) => `${id} @${tier} ${contract}`);
  return [`${chain.prime?.id ?? '?'} @0 ${contract}`, `${chain.accountable?.id ?? '?'} @? ${contract}`];
}

function escortPlace(chain: ChainRowFragment): string {
  return `${chain.escort?.id ?? ''} ${chain.accessKey}`;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

function joined(map: ReadonlyMap<string, ReadonlySet<string>>, key: string): string {
  return [...(map.get(key) ?? [])].sort().join(' | ');
}

/** The boxes from the prime to the accountable organization; for a BROKEN chain only these two. Unknown ones show “?”. */
function organizationBoxesOf(
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
  if (place > 0) return chain.lineage === 'BROKEN' ? 'accountable; tier unknown' : `tier ${String(place)}`;
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

/** The engineer's employers, drawn beside the chain because employment is not a hop of it. */
function drawEmployers(
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

/** The lane of each kind of box. */
interface Lanes {
  readonly titles: readonly string[];
  /** Lane of organizations whose tier is unknown; null if there are none. */
  readonly unplaced: number | null;
  readonly escort: number;
  readonly engineer: number;
  readonly system: number;
}

/** Prime | tier 1 | tier 2 … | tier ? | escort | engineer | system, as many tiers as the chains have. */
function lanesOf(chains: readonly ChainRowFragment[]): Lanes {
  const deepest = Math.max(0, ...chains.map((chain) => chain.chain.length - 1));
  const broken = chains.some((chain) => chain.lineage === 'BROKEN');
  const tiers = Array.from({ length: deepest }, (_, i) => `Tier ${String(i + 1)}`);
  const organizations = ['Prime', ...tiers, ...(broken ? ['Tier ?'] : [])];
  const escort = organizations.length;
  return {
    titles: [...organizations, 'Escort', 'Engineer', 'System'],
    unplaced: broken ? escort - 1 : null,
    escort,
    engineer: escort + 1,
    system: escort + 2,
  };
}
