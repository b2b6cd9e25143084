import type { Chain, ChainOrganization, ChainPerson } from './chain.ts';
import { bundlesOf, runsOf } from './folding.ts';
import { systemIcons } from './icons.ts';
import type { Folding } from './folding.ts';
import { distinctNames, groupDetail, systemDetail, systemTitle } from './picture.ts';
import type { Box, Line, Picture } from './picture.ts';
import { withShortIds } from './short-ids.ts';
import { edgeInWords } from './words.ts';

/** In place of a chain's id: every chain is chosen. */
export const EVERY = '*';

/**
 * Draws chains, one of them chosen. Boxes and lines that the chosen chain shares with others count as chosen.
 * @param folding draws the subcontractors between tier 1 and the lowest one of each chain as one box that counts them; null draws all
 */
export function drawChains(chains: readonly Chain[], chosen: string | null, folding: Folding | null = null): Picture {
  const isChosen = ({ id }: Chain): boolean => chosen === EVERY || id === chosen;
  const lanes = lanesOf(chains, folding);
  const names = chainBoxes(chains, folding);
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
    for (const line of drawn.lines) if (!lines.has(line.id)) lines.set(line.id, line);
  }
  const systems = systemNames(chains);
  return {
    lanes: lanes.titles,
    boxes: withShortIds(
      [...boxes.values()].map((box) => ({ ...box, title: systems.get(box.id) ?? box.title })),
      pseudonymsIn(chains),
    ),
    lines: [...lines.values()],
    parts,
  };
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
          .map(({ id, key, caption }) => ({ id, key, impactLevel: null, title: systemTitle(caption, level) })),
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
    title: systemTitle(chain.system.caption, chain.system.impactLevel),
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

/** Who answers for an access in the engineer's place: the escort, or the holder of the credential; null: neither is on record. */
function answeringOf({ escort, credentialOf }: Chain): ChainPerson | null {
  return escort ?? credentialOf;
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
    label: chosen ? edgeInWords(hop.type) : '',
    // The first statement is the best one that is valid on the day.
    synthetic: hop.statements[0]?.dataClass === 'SYNTHETIC',
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
  /** Of the escort, or of the holder of the credential in the escort's place. */
  readonly escort: string | null;
  readonly engineer: string;
  readonly system: string;
}

/**
 * Assigns box ids. Chains share an organization's box within one contract and lane, the box of an escort or of a holder of a credential if the same
 * organizations are accountable, and an engineer's box if the whole path to it is the same, so that every path from prime to system is on record.
 */
export function chainBoxes(chains: readonly Chain[], folding: Folding | null = null): ReadonlyMap<string, ChainBoxes> {
  const accountable = new Map<string, Set<string>>();
  const paths = new Map<string, Set<string>>();
  for (const chain of chains) {
    const last = organizationBoxes(chain, folding).at(-1) ?? '';
    add(accountable, escortPlace(chain), last);
    add(paths, chain.accessKey, `${answeringId(chain)} ${last}`);
  }
  return new Map(
    chains.map((chain) => [
      chain.id,
      {
        organizations: organizationBoxes(chain, folding),
        escort:
          answeringOf(chain) === null ? null : `${answeringId(chain)} ← ${joined(accountable, escortPlace(chain))}`,
        engineer: `${chain.engineer.id} ← ${joined(paths, chain.accessKey)}`,
        system: chain.system.id,
      },
    ]),
  );
}

function organizationBoxes(chain: Chain, folding: Folding | null): readonly string[] {
  if (chain.lineage === 'BROKEN') {
    const contract = chain.contract?.key ?? '?';
    return [`${chain.prime?.id ?? '?'} @0 ${contract}`, `${chain.accountable?.id ?? '?'} @? ${contract}`];
  }
  return runsOf(chain, folding).map(({ id }) => id);
}

function escortPlace(chain: Chain): string {
  return `${answeringId(chain)} ${chain.accessKey}`;
}

/** The same person has another box as an escort than as the holder of a credential. */
function answeringId({ escort, credentialOf }: Chain): string {
  return escort?.id ?? (credentialOf === null ? '' : `${credentialOf.id} lends`);
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

function joined(map: ReadonlyMap<string, ReadonlySet<string>>, key: string): string {
  return [...(map.get(key) ?? [])].sort().join(' | ');
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
  return runsOf(chain, lanes.folding).map(({ id, organizations, from, isLowest, bundle }) => {
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
  if (place > 0) return chain.lineage === 'BROKEN' ? 'accountable; tier unknown' : `tier ${String(place)}`;
  if (chain.contract === null) return 'prime · no contract named';
  return chain.contract.identified ? `prime · ${chain.contract.caption}` : 'prime · contract ?';
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
    title: organization.caption,
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
 * Prime | tier 1 | tier 2 … | tier ? | escort or credential | engineer | system, as many tiers as the chains have. Folded, those between are in one
 * lane, or in as many as the longest opened bundle needs.
 */
function lanesOf(chains: readonly Chain[], folding: Folding | null): Lanes {
  const deepest = Math.max(0, ...chains.map((chain) => chain.chain.length - 1));
  const broken = chains.some((chain) => chain.lineage === 'BROKEN');
  const tiers =
    folding !== null
      ? ['Tier 1', ...titlesBetween(chains, deepest, folding), 'Lowest tier']
      : Array.from({ length: deepest }, (_, i) => `Tier ${String(i + 1)}`);
  const organizations = ['Prime', ...tiers, ...(broken ? ['Tier ?'] : [])];
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
