import { drawEmployers } from './draw-employers.ts';
import { groupDetail } from './group-detail.ts';
import { organizationBoxesOf } from './organization-boxes-of.ts';
import { systemDetail, systemTitle } from './system-words.ts';
import type { Box, Line } from './picture.ts';
import type { ChainBoxes } from './chain-boxes.ts';
import type { ChainRowFragment, PersonNameFragment } from '../generated/graphql.ts';
import type { Lanes } from './lanes-of.ts';

interface Drawn {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** The boxes and lines of one chain, what is missing included. */
export function drawChain(chain: ChainRowFragment, named: ChainBoxes, lanes: Lanes, chosen: boolean): Drawn {
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
