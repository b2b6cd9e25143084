import { placeFreely } from '../picture/place.ts';
import { nameNodes, titleOf, withGroups, withPoints } from './document.ts';
import type { CanvasDocument, Group, Step } from './document.ts';

/** Steps that group nodes: a closed group is drawn as one box. */

/** Groups nodes under a name, closed. A node is in one group at most. */
export function groupNodes(document: CanvasDocument, name: string, these: readonly string[]): Step {
  const members = these.filter((id) => id in document.nodes);
  if (members.length === 0) return { name: `group ${name}`, document };
  const others = document.groups
    .map((one) => ({ ...one, members: one.members.filter((id) => !members.includes(id)) }))
    .filter((one) => one.members.length > 0);
  const made = { id: freeId(document.groups), name, members, closed: true };
  return {
    name: `group ${nameNodes(document, members)} as ${name}`,
    document: placed(withGroups(document, [...others, made]), made),
  };
}

/** An id that no group has. Other programs may name theirs otherwise. */
function freeId(groups: CanvasDocument['groups']): string {
  const taken = new Set(groups.map(({ id }) => id));
  let number = groups.length + 1;
  while (taken.has(`group ${number}`)) number += 1;
  return `group ${number}`;
}

export function closeGroup(document: CanvasDocument, id: string, closed: boolean): Step {
  const groups = document.groups.map((one) => (one.id === id ? { ...one, closed } : one));
  const group = groups.find((one) => one.id === id);
  const changed = { ...document, groups };
  return {
    name: `${closed ? 'close' : 'open'} group ${titleOf(document, id) ?? ''}`,
    document: group?.closed === true ? placed(changed, group) : changed,
  };
}

/** Renames a group; an empty name leaves it as it is. */
export function renameGroup(document: CanvasDocument, id: string, name: string): Step {
  const before = titleOf(document, id);
  const step = `rename group ${before ?? ''} to ${name}`;
  if (name === '' || before === undefined || name === before) return { name: step, document };
  return {
    name: step,
    document: { ...document, groups: document.groups.map((one) => (one.id === id ? { ...one, name } : one)) },
  };
}

export function ungroup(document: CanvasDocument, id: string): Step {
  return {
    name: `dissolve group ${titleOf(document, id) ?? ''}`,
    document: withGroups(
      document,
      document.groups.filter((one) => one.id !== id),
    ),
  };
}

/** Puts the box of a closed group in the middle of its members, or beside what is drawn there, such as the node that they are all connected to. */
function placed(document: CanvasDocument, { id, members }: Group): CanvasDocument {
  const { groups, points } = document;
  const undrawn = new Set([
    ...groups.filter(({ closed }) => closed).flatMap((one) => one.members),
    ...groups.filter(({ closed }) => !closed).map((one) => one.id),
    id,
  ]);
  const drawn = Object.fromEntries(Object.entries(points).filter(([one]) => !undrawn.has(one)));
  return withPoints(document, placeFreely(drawn, [[id, middleOf(document, members)]]));
}

function middleOf({ points }: CanvasDocument, members: readonly string[]): CanvasDocument['points'][string] {
  const places = members.flatMap((id) => points[id] ?? []);
  const mean = (axis: 'x' | 'y'): number =>
    places.length === 0 ? 0 : Math.round(places.reduce((sum, one) => sum + one[axis], 0) / places.length);
  return { x: mean('x'), y: mean('y') };
}
