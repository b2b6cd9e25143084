import { z } from 'zod/mini';
import { distinctNames } from '#picture/picture.ts';
import { edgeInWords } from '#picture/words.ts';
import { evidenceClasses } from '../address/address.ts';
import { clearOf } from '../picture/place.ts';
import { counted, inDigits, sensitivities } from '../words.ts';
import { edge } from './edge.ts';
import type { CanvasEdge } from './edge.ts';

/**
 * What is on a canvas: plain data, so that it can be saved and opened again. It refers to nodes and edges by ids that are the same in
 * every database. Every change is a function from a document to a named step with the next document.
 */

const point = z.readonly(z.object({ x: z.number(), y: z.number() }));
const ids = z.readonly(z.array(z.string()));

const node = z.readonly(
  z.object({
    id: z.string(),
    /** The GraphQL type. */
    type: z.string(),
    role: z.enum(['organization', 'agency', 'contract', 'escort', 'engineer', 'system', 'country', 'unknown', 'rest']),
    key: z.string(),
    title: z.string(),
    /** “organization”, “system · IL5”. */
    kind: z.string(),
    /** The name of the country of registration, if it is foreign; its code in documents of older versions. */
    country: z.nullable(z.string()),
    impactLevel: z.nullable(z.number()),
    /** Of a system; null: not on record. Other nodes and documents of older versions do not have it. */
    sensitivity: z.optional(z.nullable(z.enum(sensitivities))),
    dataClass: z.nullable(z.enum(evidenceClasses)),
    /** Of a group of people: true. Other nodes and documents of older versions do not have it. */
    isGroup: z.optional(z.boolean()),
    /** The prime of a contract. Documents of older versions do not have it. */
    prime: z.optional(z.nullable(z.string())),
  }),
);
export type CanvasNode = z.infer<typeof node>;

const batch = z.readonly(
  z.object({
    id: z.string(),
    /** “Insight Global: subcontractors”. */
    name: z.string(),
    /** The node whose neighbors it brought; null for nodes that were searched for, and for paths. */
    of: z.nullable(z.string()),
    nodes: ids,
    edges: ids,
    /** How many relations there are on the server, of which these are the first. */
    total: z.number(),
  }),
);
/** What one step brought. A node or edge stays as long as a batch has it. */
export type Batch = z.infer<typeof batch>;

const group = z.readonly(z.object({ id: z.string(), name: z.string(), members: ids, closed: z.boolean() }));
/** Nodes under a name; a closed group is drawn as one box. */
export type Group = z.infer<typeof group>;

const filter = z.readonly(
  z.object({
    /** What happens to nodes and edges that do not match. */
    mode: z.enum(['dim', 'remove']),
    withoutNodes: ids,
    withoutEdges: ids,
    minRelations: z.number(),
  }),
);
/** Types that are filtered out, and the number of relations that a node must have. */
export type CanvasFilter = z.infer<typeof filter>;

export const colorRules = ['role', 'evidence', 'country', 'relations', 'priority'] as const;
export const sizeRules = ['same', 'relations'] as const;

/** The shape of a saved document. */
export const canvasDocument = z.readonly(
  z.object({
    version: z.literal(1),
    nodes: z.readonly(z.record(z.string(), node)),
    edges: z.readonly(z.record(z.string(), edge)),
    points: z.readonly(z.record(z.string(), point)),
    batches: z.readonly(z.array(batch)),
    hidden: ids,
    pinned: ids,
    /** Nodes that the what-if leaves out. */
    struck: ids,
    groups: z.readonly(z.array(group)),
    notes: z.readonly(z.record(z.string(), z.string())),
    filter,
    colorBy: z.enum(colorRules),
    sizeBy: z.enum(sizeRules),
    labels: z.boolean(),
  }),
);
export type CanvasDocument = z.infer<typeof canvasDocument>;
type Points = CanvasDocument['points'];

export const noFilter: CanvasFilter = { mode: 'dim', withoutNodes: [], withoutEdges: [], minRelations: 0 };

export const emptyDocument: CanvasDocument = {
  version: 1,
  nodes: {},
  edges: {},
  points: {},
  batches: [],
  hidden: [],
  pinned: [],
  struck: [],
  groups: [],
  notes: {},
  filter: noFilter,
  colorBy: 'role',
  sizeBy: 'same',
  labels: true,
};

/** A change with the words of the list of steps. */
export interface Step {
  readonly name: string;
  readonly document: CanvasDocument;
}

/** Nodes and edges that the server sent. */
export interface Found {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

/** “Insight Global”, or “3 nodes”. */
export function nameNodes(document: CanvasDocument, of: readonly string[]): string {
  const [only] = of;
  const title = only === undefined ? undefined : titleOf(document, only);
  return of.length === 1 && title !== undefined ? title : counted(of.length, 'node');
}

/** The name of a node or a group. Nodes with the same title have different names. */
export function titleOf(document: CanvasDocument, id: string): string | undefined {
  return namesOf(document).get(id) ?? document.groups.find((one) => one.id === id)?.name;
}

/** The verb of an edge, as in “Digital escorts escort”. */
export function verbOf(
  { nodes }: Pick<CanvasDocument, 'nodes'>,
  { type, from }: Pick<CanvasEdge, 'type' | 'from'>,
): string {
  return edgeInWords(type, nodes[from]?.isGroup);
}

const namesByNodes = new WeakMap<CanvasDocument['nodes'], ReadonlyMap<string, string>>();

/** The names of all nodes, computed once for each set of nodes. */
export function namesOf({ nodes }: Pick<CanvasDocument, 'nodes'>): ReadonlyMap<string, string> {
  const before = namesByNodes.get(nodes);
  if (before !== undefined) return before;
  const names = distinctNames(Object.values(nodes));
  namesByNodes.set(nodes, names);
  return names;
}

/** The nodes among these boxes, and those in the groups among them. */
export function nodesIn(document: CanvasDocument, boxes: readonly string[]): readonly string[] {
  return [
    ...new Set(
      boxes.flatMap((id) =>
        id in document.nodes ? [id] : (document.groups.find((one) => one.id === id)?.members ?? []),
      ),
    ),
  ];
}

/** Adds nodes, and the edges of paths among them. Nodes that are there stay where they are. */
export function add(document: CanvasDocument, name: string, found: Found, points: Points): Step {
  const id = `${name} ${found.nodes.map((one) => one.id).join(' ')}`;
  return { name, document: addBatch(document, { id, name, of: null, total: found.edges.length }, found, points) };
}

interface Expansion {
  readonly of: string;
  /** The relation in words, such as “subcontractors”; null for all. */
  readonly relation: string | null;
  readonly total: number;
}

/** The id of the batch that an expansion makes. */
export function expansionId(of: string, relation: string | null): string {
  return `${of} ${relation ?? ''}`;
}

/** Adds neighbors of a node. Repeating an expansion, with more neighbors, extends it. */
export function expand(
  document: CanvasDocument,
  { of, relation, total }: Expansion,
  found: Found,
  points: Points,
): Step {
  const title = titleOf(document, of) ?? of;
  const shown = found.edges.length;
  const count = shown === total ? inDigits(total) : `${inDigits(shown)} of ${inDigits(total)}`;
  const name = relation === null ? title : `${title}: ${relation}`;
  return {
    name: `expand ${name} (${count})`,
    document: addBatch(document, { id: expansionId(of, relation), name, of, total }, found, points),
  };
}

/** Takes back exactly what one batch brought: what no other batch has, and nobody has pinned, noted, grouped or struck out. */
export function collapse(document: CanvasDocument, id: string): Step {
  const collapsed = document.batches.find((one) => one.id === id);
  const name = collapsed?.name ?? id;
  if (collapsed === undefined) return { name: `collapse ${name}`, document };
  const others = document.batches.filter((one) => one !== collapsed);
  const held = new Set(others.flatMap(({ nodes, edges }) => [...nodes, ...edges]));
  const marked = new Set([
    ...document.pinned,
    ...document.struck,
    ...Object.keys(document.notes),
    ...document.groups.flatMap(({ members }) => members),
  ]);
  const kept = collapsed.nodes.filter((one) => !held.has(one) && marked.has(one));
  const batches =
    kept.length === 0
      ? others
      : [...others, { id: `kept of ${id}`, name: `kept of ${name}`, of: null, nodes: kept, edges: [], total: 0 }];
  const brought = new Set(collapsed.edges);
  const edges = Object.fromEntries(
    Object.entries(document.edges).filter(([one]) => held.has(one) || !brought.has(one)),
  );
  const gone = collapsed.nodes.filter((one) => !held.has(one) && !marked.has(one));
  return { name: `collapse ${name}`, document: without({ ...document, edges, batches }, new Set(gone)) };
}

export function remove(document: CanvasDocument, gone: readonly string[]): Step {
  const isGone = new Set(gone);
  const batches = document.batches
    .map((one) => ({ ...one, nodes: one.nodes.filter((id) => !isGone.has(id)) }))
    .filter((one) => one.nodes.length > 0);
  return { name: `remove ${nameNodes(document, gone)}`, document: without({ ...document, batches }, isGone) };
}

export function hide(document: CanvasDocument, these: readonly string[]): Step {
  return {
    name: `hide ${nameNodes(document, these)}`,
    document: { ...document, hidden: union(document.hidden, these) },
  };
}

export function showAll(document: CanvasDocument): Step {
  return { name: `show ${nameNodes(document, document.hidden)} again`, document: { ...document, hidden: [] } };
}

/** Pins nodes, so that no layout moves them, or unpins them. */
export function pin(document: CanvasDocument, these: readonly string[], pinned: boolean): Step {
  return {
    name: `${pinned ? 'pin' : 'unpin'} ${nameNodes(document, these)}`,
    document: {
      ...document,
      pinned: pinned ? union(document.pinned, these) : document.pinned.filter((id) => !these.includes(id)),
    },
  };
}

/** Strikes nodes out of the what-if, or takes them in again. */
export function strike(document: CanvasDocument, these: readonly string[], struck: boolean): Step {
  return {
    name: `${struck ? 'strike out' : 'restore'} ${nameNodes(document, these)}`,
    document: {
      ...document,
      struck: struck ? union(document.struck, these) : document.struck.filter((id) => !these.includes(id)),
    },
  };
}

/** Writes a note on a node; an empty text removes it. */
export function note(document: CanvasDocument, id: string, text: string): Step {
  if (!(id in document.nodes)) return { name: 'write a note', document };
  const others = Object.entries(document.notes).filter(([noted]) => noted !== id);
  return {
    name: `${text === '' ? 'remove the note on' : 'write a note on'} ${nameNodes(document, [id])}`,
    document: { ...document, notes: Object.fromEntries(text === '' ? others : [...others, [id, text]]) },
  };
}

/** Moves boxes to where they were dragged, a closed group with its members. */
export function move(document: CanvasDocument, points: Points): Step {
  const members = document.groups.flatMap((group) => Object.entries(membersAlong(document, group, points)));
  return {
    name: `move ${nameNodes(document, Object.keys(points))}`,
    document: withPoints(document, { ...Object.fromEntries(members), ...points }),
  };
}

/** Moves all boxes but the pinned ones to where a layout puts them, or beside a pinned box that is there. */
export function layOut(document: CanvasDocument, layout: string, points: Points): Step {
  const pinned = new Set(document.pinned);
  const moved = Object.fromEntries(Object.entries(points).filter(([id]) => !pinned.has(id)));
  const fixed = Object.fromEntries(
    document.pinned.flatMap((id) => {
      const at = document.points[id];
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
  const laid = clearOf(fixed, moved);
  const placed = document.groups.reduce<Points>((before, group) => {
    // Its own box makes room for them when somebody opens it.
    const { [group.id]: own, ...others } = { ...fixed, ...before };
    return own === undefined ? before : { ...before, ...clearOf(others, membersAlong(document, group, laid)) };
  }, laid);
  return { name: `lay out: ${layout}`, document: withPoints(document, placed) };
}

/** The places of the members of a closed group, but the pinned ones, when its box is moved. */
function membersAlong({ points, pinned }: CanvasDocument, { id, closed, members }: Group, moved: Points): Points {
  const [from, to] = [points[id], moved[id]];
  if (!closed || from === undefined || to === undefined) return {};
  const isPinned = new Set(pinned);
  return Object.fromEntries(
    members.flatMap((member) => {
      const at = points[member];
      if (at === undefined || isPinned.has(member)) return [];
      return [[member, { x: at.x + to.x - from.x, y: at.y + to.y - from.y }] as const];
    }),
  );
}

/** Sets the filter, a rule of the picture, or whether it has labels. */
export function setLook(
  document: CanvasDocument,
  name: string,
  look: Partial<Pick<CanvasDocument, 'filter' | 'colorBy' | 'sizeBy' | 'labels'>>,
): Step {
  return { name, document: { ...document, ...look } };
}

function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}

/** Sets the positions of boxes that are there; the same document if they are there already. */
export function withPoints(document: CanvasDocument, points: Points): CanvasDocument {
  const known = Object.entries(points).filter(([id, { x, y }]) => {
    const before = document.points[id];
    return titleOf(document, id) !== undefined && (before?.x !== x || before.y !== y);
  });
  if (known.length === 0) return document;
  return { ...document, points: { ...document.points, ...Object.fromEntries(known) } };
}

/** Exchanges the groups, and drops the places of those that are no longer there. */
export function withGroups(document: CanvasDocument, groups: readonly Group[]): CanvasDocument {
  const dissolved = document.groups.filter((one) => groups.every(({ id }) => id !== one.id)).map(({ id }) => id);
  const points = Object.fromEntries(Object.entries(document.points).filter(([id]) => !dissolved.includes(id)));
  return { ...document, groups, points };
}

function addBatch(
  document: CanvasDocument,
  { id, name, of, total }: Pick<Batch, 'id' | 'name' | 'of' | 'total'>,
  found: Found,
  points: Points,
): CanvasDocument {
  const before = document.batches.find((one) => one.id === id);
  // What is new comes last; what is there stays as it is.
  const nodes = { ...document.nodes, ...byId(found.nodes.filter(({ id }) => !(id in document.nodes))) };
  const edges = found.edges.filter(({ from, to }) => from in nodes && to in nodes);
  const made: Batch = {
    id,
    name,
    of,
    total,
    nodes: union(before?.nodes ?? [], [
      ...(of !== null && of in nodes ? [of] : []),
      ...found.nodes.map((one) => one.id),
    ]),
    edges: union(
      before?.edges ?? [],
      edges.map((one) => one.id),
    ),
  };
  if (
    before?.nodes.length === made.nodes.length &&
    before.edges.length === made.edges.length &&
    before.total === made.total
  ) {
    return document;
  }
  return {
    ...document,
    nodes,
    edges: { ...document.edges, ...byId(edges.filter((one) => !(one.id in document.edges))) },
    points: { ...points, ...document.points },
    batches:
      before === undefined ? [...document.batches, made] : document.batches.map((one) => (one.id === id ? made : one)),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Readonly<Record<string, Item>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

/** Drops nodes with every trace of them. */
function without(document: CanvasDocument, gone: ReadonlySet<string>): CanvasDocument {
  if (gone.size === 0) return document;
  const stays = (id: string): boolean => !gone.has(id);
  const only = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => stays(id)));
  const edges = Object.fromEntries(
    Object.entries(document.edges).filter(([, { from, to }]) => stays(from) && stays(to)),
  );
  const groups = document.groups
    .map((one) => ({ ...one, members: one.members.filter(stays) }))
    .filter((one) => one.members.length > 0);
  return {
    ...withGroups({ ...document, points: only(document.points) }, groups),
    nodes: only(document.nodes),
    edges,
    batches: document.batches.map((one) => ({ ...one, edges: one.edges.filter((id) => id in edges) })),
    hidden: document.hidden.filter(stays),
    pinned: document.pinned.filter(stays),
    struck: document.struck.filter(stays),
    notes: only(document.notes),
  };
}
