import { groupsOf } from './chain.ts';
import type { Chain, ChainOrganization, ChainPerson } from './chain.ts';
import { answeringOf, chainBoxes } from './chain-boxes.ts';
import type { ChainBoxes } from './chain-boxes.ts';
import { bundlesOf, runsOf } from './folding.ts';
import { systemIcons } from './icons.ts';
import type { Folding } from './folding.ts';
import { distinctNames, groupDetail, systemDetail, systemTitle, titleOf } from './picture.ts';
import type { Box, Line, Picture } from './picture.ts';
import { shortIds, withShortIds } from './short-ids.ts';
import { edgeInWords } from './words.ts';

/** In place of a chain's id: every chain is chosen. */
export const EVERY = '*';
/** In place of a chain's id: the first chain is chosen, with those that differ from it only in the system. */
export const LEADING = '1';

/**
 * Draws chains, one of them chosen. Boxes and lines that the chosen chain shares with others count as chosen.
 * @param folding draws the subcontractors between tier 1 and the lowest one of each chain as one box that counts them; null draws all
 */
export function drawChains(chains: readonly Chain[], chosen: string | null, folding: Folding | null = null): Picture {
  const lanes = lanesOf(chains, folding);
  const names = chainBoxes(chains, folding);
  const first = names.get(chains[0]?.id ?? '');
  const isChosen = ({ id }: Chain): boolean =>
    chosen === EVERY || id === chosen || (chosen === LEADING && isSameWay(first, names.get(id)));
  const parts = new Map<string, readonly string[]>();
  const boxes = new Map<string, Box>();
  const lines = new Map<string, Line>();
  // Chosen chains come first, so that it is first in every lane.
  const ordered = [...chains].sort((a, b) => Number(isChosen(b)) - Number(isChosen(a)));
  for (const chain of ordered) {
    const named = names.get(chain.id);
    if (named === undefined) continue;
    const drawn = drawChain(chain, named, lanes, isChosen(chain));
    parts.set(
      chain.id,
      [...drawn.boxes, ...drawn.lines].map(({ id }) => id),
    );
    for (const box of drawn.boxes) if (!boxes.has(box.id)) boxes.set(box.id, box);
    for (const line of drawn.lines) lines.set(line.id, joinedLine(lines.get(line.id), line));
  }
  const systems = systemNames(chains);
  const contracts = contractsOfPrimes(chains, names);
  return {
    lanes: lanes.titles,
    boxes: withShortIds(
      [...boxes.values()].map((box) => ({
        ...box,
        title: systems.get(box.id) ?? box.title,
        detail: (box.node === null ? undefined : contracts.get(box.id)) ?? box.detail,
      })),
      pseudonymsIn(chains),
    ),
    lines: [...lines.values()],
    parts,
  };
}

/** Whether two chains pass through the same boxes up to the system. */
function isSameWay(one: ChainBoxes | undefined, other: ChainBoxes | undefined): boolean {
  return (
    one?.engineer === other?.engineer &&
    one?.escort === other?.escort &&
    one?.organizations.at(-1) === other?.organizations.at(-1)
  );
}

/** A line that several chains share represents the hops of all. */
function joinedLine(before: Line | undefined, { hop, ...line }: Line): Line {
  if (before === undefined) return { ...line, hop };
  const known = hop === null || hop === before.hop || before.furtherHops?.includes(hop) === true;
  return known ? before : { ...before, furtherHops: [...(before.furtherHops ?? []), hop] };
}

/** The contracts that primes have in the chains, in words, by the ids of their boxes: a prime is drawn once for all. */
function contractsOfPrimes(
  chains: readonly Chain[],
  names: ReadonlyMap<string, ChainBoxes>,
): ReadonlyMap<string, string> {
  const contracts = new Map<string, Map<string, Chain['contract']>>();
  for (const { id, contract } of chains) {
    const box = names.get(id)?.organizations[0] ?? '';
    const own = contracts.get(box) ?? new Map<string, Chain['contract']>();
    contracts.set(box, own.set(contract?.key ?? '', contract));
  }
  const captions = chains.flatMap(({ contract }) => (contract?.identified === true ? [contract.caption] : []));
  const short = shortIds(new Set(captions));
  return new Map(
    [...contracts].map(([box, own]) => {
      const [only] = own.values();
      return [box, own.size > 1 ? `${String(own.size)} contracts` : contractInWords(only ?? null, short)];
    }),
  );
}

/** More characters than these do not fit into a box. */
const LONGEST_CONTRACT = 16;

function contractInWords(contract: Chain['contract'], short: ReadonlyMap<string, string>): string {
  if (contract === null) return 'no contract named';
  if (!contract.identified) return 'contract not named';
  const { caption } = contract;
  return `contract ${caption.length > LONGEST_CONTRACT ? (short.get(caption) ?? caption) : caption}`;
}

/** The names of the systems, whose boxes have their ids; those of different impact levels need not be told apart, because the boxes say the level. */
function systemNames(chains: readonly Chain[]): ReadonlyMap<string, string> {
  const systems = [...new Map(chains.map(({ system }) => [system.id, system])).values()];
  const levels = [...new Set(systems.map(({ impactLevel }) => impactLevel))];
  return new Map(
    levels.flatMap((level) => [
      ...distinctNames(
        systems
          .filter(({ impactLevel }) => impactLevel === level)
          .map((system) => ({
            ...{ id: system.id, key: system.key, impactLevel: null },
            title: systemTitle(titleOf(system), level),
          })),
      ),
    ]),
  );
}

/** The keys of the persons who have no other name. */
function pseudonymsIn(chains: readonly Chain[]): ReadonlySet<string> {
  const people = chains.flatMap(({ engineer, escort, credentialOf }) => [engineer, escort ?? [], credentialOf ?? []]);
  return new Set(people.flat().flatMap(({ key, caption }) => (caption === key ? [key] : [])));
}

interface Drawn {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Draws the boxes and lines of one chain, including its gaps. */
function drawChain(chain: Chain, named: ChainBoxes, lanes: Lanes, chosen: boolean): Drawn {
  const slots = organizationBoxesOf(chain, named, lanes, chosen);
  const organizations = slots.map(({ box }) => box);
  const engineer: Box = {
    ...personBox(chain.engineer, named.engineer, chosen),
    role: 'engineer',
    lane: lanes.engineer,
    chips: chain.countries.map(({ name }) => name),
  };
  const system: Box = {
    id: named.system,
    node: chain.system.id,
    role: 'system',
    icon: systemIcons[chain.system.systemKind] ?? 'cloud',
    lane: lanes.system,
    title: systemTitle(titleOf(chain.system), chain.system.impactLevel),
    detail: systemDetail(chain.system),
    chips: [],
    synthetic: chain.system.dataClass === 'SYNTHETIC',
    chosen,
  };
  const escort = escortBox(chain, named, lanes, chosen);
  const isKnown = answeringOf(chain) !== null;
  const people = [...(escort !== null && isKnown ? [escort] : []), engineer, system];
  const path: readonly Slot[] = [...slots, ...people.map((box) => ({ box, first: box.node, last: box.node }))];
  const lines = path.slice(1).flatMap((slot, i) => {
    const before = path[i];
    return before === undefined ? [] : [lineBetween(chain, before, slot, chosen)];
  });
  const ghost = escort !== null && !isKnown ? [gapLine(escort.id, engineer.id, '', chosen)] : [];
  const employers = chosen ? drawEmployers(chain, organizations, engineer, lanes) : { boxes: [], lines: [] };
  return {
    boxes: [...organizations, ...(escort === null ? [] : [escort]), engineer, system, ...employers.boxes],
    lines: [...lines, ...ghost, ...employers.lines],
  };
}

function personBox(person: ChainPerson, id: string, chosen: boolean): Omit<Box, 'role' | 'lane' | 'chips'> {
  return {
    id,
    node: person.id,
    icon: person.kind === 'GROUP' ? 'group' : 'person',
    title: person.caption,
    detail: groupDetail(person),
    synthetic: person.dataClass === 'SYNTHETIC',
    chosen,
  };
}

/** The escort or the holder of the credential; if the chosen chain has neither, a box for the unknown escort. */
function escortBox(chain: Chain, named: ChainBoxes, lanes: Lanes, chosen: boolean): Box | null {
  const person = answeringOf(chain);
  if (person !== null && named.escort !== null) {
    const box = personBox(person, named.escort, chosen);
    const role = chain.escort === null ? 'holder' : 'escort';
    const lent = ['credential lent', ...(box.detail === '' ? [] : [box.detail])].join(' · ');
    const detail = role === 'holder' ? lent : box.detail;
    return { ...box, role, icon: role, detail, lane: lanes.escort, chips: [] };
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

/** A box in a chain, with the nodes that its first and last hop connect: a box may represent several organizations in a row. */
interface Slot {
  readonly box: Box;
  readonly first: string | null;
  readonly last: string | null;
}

/** The path's hop between two boxes, or a gap if there is none. */
function lineBetween(chain: Chain, before: Slot, after: Slot, chosen: boolean): Line {
  const [from, to] = [before.box, after.box];
  const hop = chain.path.edges.find((edge) => edge.from === before.last && edge.to === after.first);
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
    label: chosen ? edgeInWords(hop.type, groupsOf(chain).has(hop.from)) : '',
    // The first statement is the best one that is valid on the day.
    synthetic: hop.statements[0]?.dataClass === 'SYNTHETIC',
    chosen,
  };
}

function gapLine(from: string, to: string, label: string, chosen: boolean): Line {
  return { id: `${from} ? ${to}`, from, to, kind: 'gap', hop: null, label, synthetic: false, chosen };
}

/** The boxes from the prime to the accountable organization; for a BROKEN chain only these two. Unknown ones show “?”. */
function organizationBoxesOf(chain: Chain, named: ChainBoxes, lanes: Lanes, chosen: boolean): readonly Slot[] {
  if (chain.lineage === 'BROKEN')
    return [chain.prime, chain.accountable].map((organization, i) => {
      const lane = i > 0 ? (lanes.unplaced ?? i) : i;
      const id = named.organizations[i] ?? '';
      const box = organizationBox(organization, { id, lane, chosen, detail: detailOf(chain, i) });
      return { box, first: box.node, last: box.node };
    });
  return runsOf(chain, lanes.folding).map(({ organizations, from, isLowest, bundle }, at) => {
    const id = named.organizations[at] ?? '';
    const lane = isLowest ? lanes.lowest : from;
    const [first, last] = [organizations[0] ?? null, organizations.at(-1) ?? null];
    const box =
      organizations.length > 1
        ? bundleBox(organizations, {
            id,
            lane,
            chosen,
            detail: `tiers ${String(from)}–${String(from + organizations.length - 1)} · open`,
          })
        : {
            ...organizationBox(first, { id, lane, chosen, detail: detailOf(chain, from) }),
            ...(bundle === undefined ? {} : { bundle }),
          };
    return { box, first: first?.id ?? null, last: last?.id ?? null };
  });
}

interface BoxPlace {
  readonly id: string;
  readonly lane: number;
  readonly chosen: boolean;
  readonly detail: string;
}

/** A box for several subcontractors in a row. */
function bundleBox(organizations: readonly ChainOrganization[], place: BoxPlace): Box {
  const foreign = organizations.flatMap(({ country }) => (country?.isForeign === true ? [country.name] : []));
  return {
    ...place,
    node: null,
    role: 'bundle',
    title: `${String(organizations.length)} subcontractors`,
    chips: [...new Set(foreign)],
    synthetic: organizations.every(({ dataClass }) => dataClass === 'SYNTHETIC'),
  };
}

function detailOf(chain: Chain, place: number): string {
  return chain.lineage === 'BROKEN' ? 'accountable; tier unknown' : `tier ${String(place)}`;
}

function organizationBox(organization: ChainOrganization | null, place: BoxPlace): Box {
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
    title: titleOf(organization),
    detail: place.detail,
    chips: country?.isForeign === true ? [country.name] : [],
    synthetic: organization.dataClass === 'SYNTHETIC',
    chosen,
  };
}

/** The engineer's employers, drawn beside the chain because employment is not a hop of it. */
function drawEmployers(chain: Chain, organizations: readonly Box[], engineer: Box, lanes: Lanes): Drawn {
  const answersForEngineer = answeringOf(chain) === null ? (chain.accountable?.id ?? null) : null;
  const employers = chain.engineerEmployers.filter(({ id }) => id !== answersForEngineer);
  const added: Box[] = [];
  const lines = employers.map((employer): Line => {
    const drawn = organizations.find((box) => box.node === employer.id);
    const box =
      drawn ??
      organizationBox(employer, {
        id: `${employer.id} employs ${engineer.id}`,
        lane: lanes.escort - 1,
        chosen: true,
        detail: 'employer',
      });
    if (drawn === undefined) added.push(box);
    return {
      id: `${box.id} employs → ${engineer.id}`,
      from: box.id,
      to: engineer.id,
      kind: 'other',
      type: 'EMPLOYS',
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
  readonly folding: Folding | null;
  /** Lane of the lowest tier of folded chains. */
  readonly lowest: number;
  /** Lane of organizations whose tier is unknown; null if there are none. */
  readonly unplaced: number | null;
  readonly escort: number;
  readonly engineer: number;
  readonly system: number;
}

/**
 * Prime | tier 1 | tier 2 … | tier unknown | escort or credential | engineer | system, as many tiers as the chains have. Folded, those between are in one
 * lane, or in as many as the longest opened bundle needs.
 */
function lanesOf(chains: readonly Chain[], folding: Folding | null): Lanes {
  const deepest = Math.max(0, ...chains.map((chain) => chain.chain.length - 1));
  const broken = chains.some((chain) => chain.lineage === 'BROKEN');
  const tiers =
    folding !== null
      ? ['Tier 1', ...titlesBetween(chains, deepest, folding), 'Lowest tier']
      : Array.from({ length: deepest }, (_, i) => `Tier ${String(i + 1)}`);
  const organizations = ['Prime', ...tiers, ...(broken ? ['Tier unknown'] : [])];
  const escort = organizations.length;
  const isLent = chains.some(({ credentialOf }) => credentialOf !== null);
  return {
    titles: [...organizations, isLent ? 'Escort or credential' : 'Escort', 'Engineer', 'System'],
    folding,
    lowest: tiers.length,
    unplaced: broken ? escort - 1 : null,
    escort,
    engineer: escort + 1,
    system: escort + 2,
  };
}

/** The lanes between tier 1 and the lowest tier; closed bundles are in the first of them. */
function titlesBetween(chains: readonly Chain[], deepest: number, folding: Folding): readonly string[] {
  const bundles = bundlesOf(chains);
  const opened = bundles.filter(({ id }) => folding.opened.has(id));
  const count = Math.max(1, ...opened.map(({ members }) => members.length));
  const first = bundles.length > opened.length || count === 1 ? `Tiers 2–${String(deepest - 1)}` : 'Tier 2';
  return [first, ...Array.from({ length: count - 1 }, (_, i) => `Tier ${String(i + 3)}`)];
}
