import type { ChainRowFragment, OrganizationNameFragment, PersonNameFragment } from '../generated/graphql.ts';
import { groupDetail, systemDetail, systemTitle } from './picture.ts';
import type { Box, Line, Picture } from './picture.ts';

/** The picture of some chains, one of them chosen. What the chosen one has in common with others counts as chosen. */
export function drawChains(chains: readonly ChainRowFragment[], chosen: string | null): Picture {
  const lanes = lanesOf(chains);
  const names = chainBoxes(chains);
  const boxes = new Map<string, Box>();
  const lines = new Map<string, Line>();
  // The chosen chain first: it gets the first place in every lane.
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

/** The boxes and lines of one chain, what is missing included. */
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
  const way = [...organizations, ...(typeof escort?.node === 'string' ? [escort] : []), engineer, system];
  const lines = way.slice(1).flatMap((box, i) => {
    const before = way[i];
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

/** The escort; for the chosen chain without one, a box that says so. */
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

/** The hop of the path between two boxes; a gap where the path has none. */
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

/** Which boxes a chain needs, by id; a box is shared by chains only where no line through it is a chain that is none. */
interface ChainBoxes {
  /** From the prime to the organization that answers; for a BROKEN chain the two ends, either of them perhaps unknown. */
  readonly organizations: readonly string[];
  readonly escort: string | null;
  readonly engineer: string;
  readonly system: string;
}

/**
 * Names the boxes. An organization is shared under one contract in one lane; an escort where the same organizations
 * answer; an engineer where the whole way to it is the same: so every line from prime to system is a chain on record.
 */
export function chainBoxes(chains: readonly ChainRowFragment[]): ReadonlyMap<string, ChainBoxes> {
  const answering = new Map<string, Set<string>>();
  const ways = new Map<string, Set<string>>();
  for (const chain of chains) {
    const last = organizationBoxes(chain).at(-1) ?? '';
    add(answering, escortPlace(chain), last);
    add(ways, chain.accessKey, `${chain.escort?.id ?? ''} ${last}`);
  }
  return new Map(
    chains.map((chain) => [
      chain.id,
      {
        organizations: organizationBoxes(chain),
        escort: chain.escort === null ? null : `${chain.escort.id} ← ${joined(answering, escortPlace(chain))}`,
        engineer: `${chain.engineer.id} ← ${joined(ways, chain.accessKey)}`,
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

/** The boxes from the prime to the organization that answers; of a BROKEN chain both ends, unknown ones as “?”. */
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

/** The engineer's own employers: another relation than the chain, drawn beside it. */
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

/** Where each kind of box stands in a picture of these chains. */
interface Lanes {
  readonly titles: readonly string[];
  /** Lane of organizations whose place under the prime is not known; null where there is none. */
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
