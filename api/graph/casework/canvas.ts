import { z } from 'zod';

const record = z.record(z.string(), z.unknown());
const ids = z.array(z.string());
const point = z.looseObject({ x: z.number(), y: z.number() });
/**
 * The document of a canvas, as the page saves it. The server reads only this of it: nodes and edges by their API ids, their places, and
 * the lists that a merge combines. It keeps the rest as it is.
 */
export const canvas = z.looseObject({
  nodes: z.record(z.string(), record),
  edges: z.record(z.string(), record),
  points: z.record(z.string(), point).default({}),
  batches: z.array(z.looseObject({ id: z.string(), nodes: ids.default([]), edges: ids.default([]) })).default([]),
  groups: z
    .array(z.looseObject({ id: z.string(), name: z.string().default(''), members: ids.default([]) }))
    .default([]),
  hidden: ids.default([]),
  pinned: ids.default([]),
  struck: ids.default([]),
  notes: z.record(z.string(), z.string()).default({}),
});
type Canvas = z.infer<typeof canvas>;

/**
 * Combines two documents: nodes and edges of both; what is in both keeps the place and the values that it has in the first. Groups are the
 * same if they have the same name; their ids are numbers that every document counts from one.
 */
export function mergeDocuments(first: Canvas, given: Canvas): Canvas {
  const second = withOwnGroupIds(first, given);
  const notes = { ...second.notes, ...first.notes };
  for (const [id, note] of Object.entries(second.notes)) {
    const own = first.notes[id];
    if (own !== undefined && own !== note) notes[id] = `${own}\n\n${note}`;
  }
  const nodes = { ...second.nodes, ...first.nodes };
  const groups = mergeGroups(first.groups, second.groups);
  const dropped = second.groups.filter(({ id }) => groups.every((one) => one.id !== id)).map(({ id }) => id);
  const points = Object.fromEntries(Object.entries(second.points).filter(([id]) => !dropped.includes(id)));
  return {
    ...second,
    ...first,
    nodes,
    edges: { ...second.edges, ...first.edges },
    points: { ...points, ...first.points },
    batches: mergeBatches(first.batches, second.batches),
    groups,
    hidden: union(first.hidden, second.hidden),
    pinned: union(first.pinned, second.pinned),
    struck: union(first.struck, second.struck),
    notes,
  };
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])];
}

/** Gives each group of the second document the id of the first's group with its name, or else one that no group has. */
function withOwnGroupIds(first: Canvas, second: Canvas): Canvas {
  const taken = new Set([...first.groups, ...second.groups].map(({ id }) => id));
  const freeId = (): string => {
    let number = 1;
    while (taken.has(`group ${number}`)) number += 1;
    taken.add(`group ${number}`);
    return `group ${number}`;
  };
  const renamed = new Map(
    second.groups.map(({ id, name }) => {
      const same = name === '' ? undefined : first.groups.find((one) => one.name === name);
      return [id, same?.id ?? (first.groups.some((one) => one.id === id) ? freeId() : id)] as const;
    }),
  );
  const rename = (id: string): string => renamed.get(id) ?? id;
  return {
    ...second,
    groups: second.groups.map((one) => ({ ...one, id: rename(one.id) })),
    points: Object.fromEntries(Object.entries(second.points).map(([id, at]) => [rename(id), at])),
    hidden: second.hidden.map(rename),
    pinned: second.pinned.map(rename),
    struck: second.struck.map(rename),
  };
}

/** A node is in one group at most: the first's. */
function mergeGroups(first: Canvas['groups'], second: Canvas['groups']): Canvas['groups'] {
  const grouped = new Set(first.flatMap(({ members }) => members));
  const fresh = second.map((one) => ({ ...one, members: one.members.filter((id) => !grouped.has(id)) }));
  const known = new Set(first.map(({ id }) => id));
  return [
    ...first.map((one) => ({
      ...one,
      members: union(
        one.members,
        fresh.filter(({ id }) => id === one.id).flatMap(({ members }) => members),
      ),
    })),
    ...fresh.filter(({ id, members }) => !known.has(id) && members.length > 0),
  ];
}

/** The same expansion may have brought more in one of them. */
function mergeBatches(first: Canvas['batches'], second: Canvas['batches']): Canvas['batches'] {
  const known = new Set(first.map(({ id }) => id));
  return [
    ...first.map((one) => {
      const same = second.find(({ id }) => id === one.id);
      return { ...one, nodes: union(one.nodes, same?.nodes ?? []), edges: union(one.edges, same?.edges ?? []) };
    }),
    ...second.filter(({ id }) => !known.has(id)),
  ];
}
