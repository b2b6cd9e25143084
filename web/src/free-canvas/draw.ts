import type { DrawnLine, PlacedBox } from '#picture/picture.ts';
import { withShortIds } from '#picture/short-ids.ts';
import { bands } from '../address/facets.ts';
import type { Band, DataClass } from '../generated/graphql.ts';
import { counted, inDigits } from '../words.ts';
import { titleOf, verbOf } from './document.ts';
import type { CanvasDocument, CanvasNode, Group } from './document.ts';
import { holds, isSyntheticOn } from './edge.ts';

/** A box of the canvas: a node, or a closed group. */
export interface CanvasBox extends PlacedBox {
  readonly pinned: boolean;
  /** What it is: “organization”, “system · IL5”, “3 nodes”. The detail may say something else. */
  readonly kind: string;
  /** The worst band of its chains, if bands color the canvas; null also if no chain is known that it is on. */
  readonly band: Band | null;
  /** The nodes of a closed group that are drawn as this box; null for a node. */
  readonly members: readonly string[] | null;
  /** The class of the color that the color rule gives; null for the color of the role. */
  readonly tint: Tint | null;
}

export interface CanvasLine extends DrawnLine {
  /** The edges that it stands for: one, or those between a closed group and a node. */
  readonly edges: readonly string[];
  /** The contract or access of its edge; null also if it stands for several edges. */
  readonly under: string | null;
}

/** Colors by rule: bands, classes of evidence, foreign or not, many relations or few. */
export const tints = [
  'critical',
  'high',
  'moderate',
  'low',
  'strong',
  'medium',
  'weak',
  'invented',
  'foreign',
  'none',
] as const;
export type Tint = (typeof tints)[number];

export interface CanvasDrawing {
  readonly boxes: readonly CanvasBox[];
  readonly lines: readonly CanvasLine[];
  /** Nodes that are on the canvas and not drawn, because somebody hid them. */
  readonly hidden: number;
  /** Nodes that the filter or the conditions of the page removed. */
  readonly removed: number;
  readonly dimmed: number;
  /** The prime of each contract on the canvas, by the contract's key. */
  readonly primes: ReadonlyMap<string, string>;
  /** Number of relations on the canvas, by node; of a closed group, with nodes that are not in it. */
  readonly degrees: ReadonlyMap<string, number>;
}

/** The date and evidence that the page is about. */
interface Conditions {
  readonly asOf: string;
  readonly evidence: readonly DataClass[];
  /** What is on exposed chains; absent: not known. */
  readonly exposed?: ExposedThings;
}

interface ExposedThings {
  /** The worst band of the exposed chains that each node is on. */
  readonly bands: ReadonlyMap<string, Band>;
  /** The words on the tags of these nodes. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** The ids of the edges that are hops of these chains. */
  readonly hops: ReadonlySet<string>;
}

const nothing: ExposedThings = { bands: new Map(), tags: new Map(), hops: new Set() };

/** Draws a canvas: hidden nodes are left out, closed groups are one box, and what does not match is dimmed or left out. */
export function drawCanvas(document: CanvasDocument, conditions: Conditions): CanvasDrawing {
  const { filter } = document;
  const degrees = degreesOf(document);
  const hidden = new Set(document.hidden);
  const matching = new Set(
    Object.values(document.nodes)
      .filter((node) => matches(node, degrees.get(node.id) ?? 0, document, conditions))
      .map(({ id }) => id),
  );
  const shown = Object.values(document.nodes).filter(({ id }) => !hidden.has(id));
  const kept = filter.mode === 'dim' ? shown : shown.filter(({ id }) => matching.has(id));
  const groupOf = new Map(
    document.groups
      .filter(({ closed }) => closed)
      .flatMap((group) => group.members.map((member) => [member, group] as const)),
  );
  const counts = [...degrees.values()];
  const context: Context = {
    document,
    matching,
    pinned: new Set(document.pinned),
    struck: new Set(document.struck),
    degrees,
    most: counts.reduce((max, count) => Math.max(max, count), 1),
    exposed: conditions.exposed ?? nothing,
  };
  const boxes = kept.filter(({ id }) => !groupOf.has(id)).map((node) => nodeBox(node, context));
  const isKept = new Set(kept.map(({ id }) => id));
  const groupBoxes = [...new Set(groupOf.values())].flatMap((group): CanvasBox[] => {
    const members = group.members.filter((id) => isKept.has(id));
    return members.length === 0 ? [] : [groupBox(group, members, context)];
  });
  const drawn = new Set([...boxes, ...groupBoxes].map(({ id }) => id));
  const lines = linesOf(document, conditions, (id) => {
    const end = groupOf.get(id)?.id ?? id;
    return drawn.has(end) && isKept.has(id) ? { box: end, dim: !matching.has(id) } : null;
  });
  const pseudonyms = Object.values(document.nodes).filter(({ type, key, title }) => type === 'Person' && key === title);
  return {
    boxes: withShortIds([...boxes, ...groupBoxes], new Set(pseudonyms.map(({ key }) => key))),
    lines,
    hidden: Object.keys(document.nodes).length - shown.length,
    removed: shown.length - kept.length,
    dimmed: filter.mode === 'dim' ? shown.filter(({ id }) => !matching.has(id)).length : 0,
    primes: new Map(
      Object.values(document.nodes).flatMap(({ key, prime }): [string, string][] =>
        prime === null || prime === undefined ? [] : [[key, prime]],
      ),
    ),
    degrees: new Map([...degrees, ...groupDegreesOf(document, groupOf, groupBoxes)]),
  };
}

function matches(node: CanvasNode, degree: number, { filter }: CanvasDocument, { evidence }: Conditions): boolean {
  return (
    !filter.withoutNodes.includes(node.type) &&
    degree >= filter.minRelations &&
    (node.dataClass === null || evidence.includes(node.dataClass))
  );
}

function degreesOf({ edges, nodes }: CanvasDocument): ReadonlyMap<string, number> {
  const degrees = new Map(Object.keys(nodes).map((id) => [id, 0]));
  for (const { from, to } of Object.values(edges)) {
    for (const end of from === to ? [from] : [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  }
  return degrees;
}

/** The number of edges between the drawn members of each closed group and nodes that are not in it. */
function groupDegreesOf(
  { edges }: CanvasDocument,
  groupOf: ReadonlyMap<string, Group>,
  boxes: readonly CanvasBox[],
): ReadonlyMap<string, number> {
  const degrees = new Map(boxes.map(({ id }) => [id, 0]));
  const isDrawn = new Set(boxes.flatMap(({ members }) => members ?? []));
  for (const { from, to } of Object.values(edges)) {
    const ends = [groupOf.get(from), groupOf.get(to)];
    if (ends[0] === ends[1]) continue;
    [from, to].forEach((id, at) => {
      const group = ends[at];
      if (group !== undefined && isDrawn.has(id)) degrees.set(group.id, (degrees.get(group.id) ?? 0) + 1);
    });
  }
  return degrees;
}

/** What drawing a box needs to know of the canvas. */
interface Context {
  readonly document: CanvasDocument;
  readonly matching: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly struck: ReadonlySet<string>;
  readonly degrees: ReadonlyMap<string, number>;
  /** The most relations that a node has. */
  readonly most: number;
  readonly exposed: ExposedThings;
}

function nodeBox(node: CanvasNode, context: Context): CanvasBox {
  const { id } = node;
  const { document, matching } = context;
  const [pinned, struck] = [context.pinned.has(id), context.struck.has(id)];
  const share = (context.degrees.get(id) ?? 0) / context.most;
  const note = document.notes[id] ?? null;
  const band = document.colorBy === 'priority' ? (context.exposed.bands.get(id) ?? null) : null;
  // The band is also written out, because color alone is not enough; there is no room for the kind as well.
  const what = band ?? node.kind;
  const country = node.country === null ? [] : [node.country];
  const said = [what, ...country, ...(pinned ? ['pinned'] : []), ...(note === null ? [] : ['note'])].join(' · ');
  return {
    ...plainBox(id, titleOf(document, id) ?? node.title, struck ? `struck out · ${node.kind}` : said),
    node: id,
    kind: node.kind,
    band,
    role: node.role,
    type: node.type,
    chips: context.exposed.tags.get(id) ?? [],
    synthetic: node.dataClass === 'SYNTHETIC',
    at: document.points[id] ?? { x: 0, y: 0 },
    dim: !matching.has(id),
    pinned,
    struck,
    note,
    tint: tintOf(node, document.colorBy, share, band),
    scale: document.sizeBy === 'same' ? 1 : 1 + 0.5 * Math.sqrt(share),
  };
}

/** The box of a closed group, of which these members are drawn. */
function groupBox(group: Group, members: readonly string[], context: Context): CanvasBox {
  const { document, matching, exposed } = context;
  const onChains = members.filter((id) => exposed.tags.has(id)).length;
  const struck = members.filter((id) => context.struck.has(id)).length;
  const isStruck = struck === members.length;
  const all = counted(members.length, 'node');
  const kind = struck === 0 || isStruck ? all : `${inDigits(struck)} of ${all} struck out`;
  const byPriority = document.colorBy === 'priority';
  const band = byPriority ? worstOf(members, exposed.bands) : null;
  return {
    ...plainBox(group.id, group.name, isStruck ? `struck out · ${all}` : struck > 0 ? kind : (band ?? all)),
    chips: onChains === 0 ? [] : [`${inDigits(onChains)} exposed`],
    at: document.points[group.id] ?? { x: 0, y: 0 },
    dim: members.every((id) => !matching.has(id)),
    struck: isStruck,
    kind,
    members,
    synthetic: members.every((id) => document.nodes[id]?.dataClass === 'SYNTHETIC'),
    band,
    tint: byPriority ? tintOfBand(band) : null,
  };
}

/** The worst band of some nodes; null if none of them has one. */
export function worstOf(nodes: readonly string[], of: ReadonlyMap<string, Band>): Band | null {
  const found = new Set(nodes.map((id) => of.get(id)));
  return bands.find((band) => found.has(band)) ?? null;
}

/** The node of a box, or the nodes of a closed group that are drawn as it. */
export function nodesOf({ id, members }: CanvasBox): readonly string[] {
  return members ?? [id];
}

function plainBox(id: string, title: string, detail: string): CanvasBox {
  return {
    id,
    node: null,
    role: 'rest',
    lane: 0,
    title,
    detail,
    chips: [],
    synthetic: false,
    chosen: false,
    at: { x: 0, y: 0 },
    dim: false,
    pinned: false,
    struck: false,
    note: null,
    kind: detail,
    band: null,
    members: null,
    tint: null,
    scale: 1,
  };
}

const tintOfEvidence: Readonly<Record<DataClass, Tint>> = {
  DOCUMENTED: 'strong',
  REPORTED: 'medium',
  INFERRED: 'weak',
  SYNTHETIC: 'invented',
};

const tintsOfBands: Readonly<Record<Band, Tint>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MODERATE: 'moderate',
  LOW: 'low',
};

function tintOfBand(band: Band | null): Tint {
  return band === null ? 'none' : tintsOfBands[band];
}

function tintOf(node: CanvasNode, rule: CanvasDocument['colorBy'], share: number, band: Band | null): Tint | null {
  switch (rule) {
    case 'priority':
      return tintOfBand(band);
    case 'role':
      return null;
    case 'evidence':
      return node.dataClass === null ? 'none' : tintOfEvidence[node.dataClass];
    case 'country':
      return node.country === null ? 'none' : 'foreign';
    case 'relations':
      return share > 0.5 ? 'strong' : share > 0.15 ? 'medium' : 'weak';
  }
}

/**
 * What the colors of a rule mean, for the legend; null for the rule by role.
 * @param bandless what is known of nodes without a band
 */
export function tintWords(
  rule: CanvasDocument['colorBy'],
  bandless: string,
): Readonly<Partial<Record<Tint, string>>> | null {
  switch (rule) {
    case 'role':
      return null;
    case 'evidence':
      return {
        strong: 'documented',
        medium: 'reported',
        weak: 'inferred',
        invented: 'synthetic',
        none: 'no evidence class',
      };
    case 'country':
      return { foreign: 'registered abroad', none: 'no registration abroad on record' };
    case 'relations':
      return { strong: 'most relations', medium: 'more relations', weak: 'few relations' };
    case 'priority':
      return {
        critical: 'on a CRITICAL chain',
        high: 'HIGH',
        moderate: 'MODERATE',
        low: 'LOW',
        none: bandless,
      };
  }
}

interface LineEnd {
  readonly box: string;
  readonly dim: boolean;
}

/** The lines between drawn boxes. The edges between a closed group and another box are one line, which counts those that match. */
function linesOf(
  document: CanvasDocument,
  conditions: Conditions,
  endOf: (id: string) => LineEnd | null,
): readonly CanvasLine[] {
  const lines: CanvasLine[] = [];
  const bundles = new Map<string, [CanvasLine, ...CanvasLine[]]>();
  const { edges, filter } = document;
  for (const edge of Object.values(edges)) {
    const [from, to] = [endOf(edge.from), endOf(edge.to)];
    if (from === null || to === null || (from.box === to.box && from.box !== edge.from)) continue;
    const matches = !filter.withoutEdges.includes(edge.type) && holds(edge, conditions);
    if (!matches && filter.mode === 'remove') continue;
    const chosen = conditions.exposed?.hops.has(edge.id) ?? false;
    const line: CanvasLine = {
      id: edge.id,
      from: from.box,
      to: to.box,
      kind: chosen || edge.type === 'SUBCONTRACTS_TO' ? 'hop' : 'other',
      type: edge.type,
      hop: edge.id,
      label: verbOf(document, edge),
      synthetic: isSyntheticOn(edge, conditions.asOf),
      chosen,
      dim: !matches || from.dim || to.dim,
      edges: [edge.id],
      under: edge.under,
    };
    if (from.box === edge.from && to.box === edge.to) {
      lines.push(line);
      continue;
    }
    const id = `${from.box} ${edge.type} ${to.box}`;
    const bundle = bundles.get(id);
    if (bundle === undefined) bundles.set(id, [line]);
    else bundle.push(line);
  }
  return [...lines, ...[...bundles].map(([id, bundled]) => bundleOf(id, bundled))];
}

/** One line for several. Those that match say what it is; if none does, all of them. */
function bundleOf(id: string, lines: readonly [CanvasLine, ...CanvasLine[]]): CanvasLine {
  const matching = lines.filter(({ dim }) => !dim);
  const shown = matching.length > 0 ? matching : lines;
  const [first = lines[0]] = shown;
  return {
    ...first,
    id,
    hop: lines.length === 1 ? first.hop : null,
    chosen: lines.some(({ chosen }) => chosen),
    label: shown.length === 1 ? first.label : `${first.label} (${inDigits(shown.length)})`,
    synthetic: shown.every(({ synthetic }) => synthetic),
    edges: lines.flatMap(({ edges }) => edges),
    under: lines.length === 1 ? first.under : null,
  };
}
