import { systemIcons } from '#picture/icons.ts';
import type { IconName } from '#picture/icons.ts';
import type { Box, Line, Picture } from '#picture/picture.ts';
import { edgeInWords } from '#picture/words.ts';
import type { MappedSheetPartsFragment } from '../../generated/graphql.ts';
import { nodeLabels, nodeTypes } from '../../node-types.ts';
import { roleOfLabel } from '../../picture/node-role.ts';
import { counted, inDigits, spelledOut } from '../../words.ts';

type Shown = Pick<MappedSheetPartsFragment, 'picture' | 'dataClass'>;
type MappedBox = Shown['picture']['boxes'][number];
type MappedLine = Shown['picture']['lines'][number];

/** The title of the lanes with the boxes that no line joins to another. */
export const apart = 'Joined to nothing';
/** The boxes in such a lane, if no other lane is higher. */
const LEAST_IN_LANE = 4;

/**
 * Draws what rows become, in lanes: owners and contractors at the left of what they own and of whom they subcontract to, so that a wrong
 * direction shows, and the boxes that nothing joins in lanes of their own.
 */
export function drawRows({ picture: { boxes, lines: all }, dataClass }: Shown): Picture {
  const lines = all.filter(({ from, to }) => from !== to);
  const joined = new Set(lines.flatMap(({ from, to }) => [from, to]));
  const lanes = lanesOf(
    boxes.filter(({ id }) => joined.has(id)),
    lines,
  );
  const single = boxes.filter(({ id }) => !joined.has(id));
  const height = Math.max(LEAST_IN_LANE, ...lanes.map(({ ids }) => ids.length));
  for (let at = 0; at < single.length; at += height)
    lanes.push({ title: apart, ids: single.slice(at, at + height).map(({ id }) => id) });
  const laneOf = new Map(lanes.flatMap(({ ids }, lane) => ids.map((id) => [id, lane] as const)));
  const synthetic = dataClass === 'SYNTHETIC';
  return {
    lanes: lanes.map(({ title }) => title),
    boxes: boxes.map((box) => ({ ...boxOf(box), lane: laneOf.get(box.id) ?? 0, synthetic })),
    lines: lines.map((line) => ({ ...lineOf(line), synthetic })),
  };
}

interface Lane {
  readonly title: string;
  readonly ids: readonly string[];
}

function lanesOf(boxes: readonly MappedBox[], lines: readonly MappedLine[]): Lane[] {
  return nodeLabels.flatMap((label): readonly Lane[] => {
    const title = nodeTypes[label].lane;
    if (title === null) return [];
    const ids = boxes.flatMap((box) => (box.label === label ? [box.id] : []));
    if (ids.length === 0) return [];
    const among = lines.filter(({ from, to }) => ids.includes(from) && ids.includes(to));
    const depths = depthsOf(ids, among);
    return Array.from({ length: Math.max(...depths.values()) + 1 }, (_, depth) => {
      const own = ids.filter((id) => depths.get(id) === depth);
      return { title: titleOf({ title, depth, own }, among), ids: own };
    });
  });
}

/** The title of a lane with organizations says who they are in all its lines, such as owners. */
function titleOf(
  { title, depth, own }: { readonly title: string; readonly depth: number; readonly own: readonly string[] },
  lines: readonly MappedLine[],
): string {
  const types = new Set(lines.map(({ type }) => type));
  const ends = types.size === 1 ? endWords[lines[0]?.type ?? ''] : undefined;
  const step = depth < 2 ? '' : `, step ${inDigits(depth)}`;
  if (ends === undefined) return depth === 0 ? title : `${title}, step ${inDigits(depth)}`;
  if (depth > 0) return `${ends[1]}${step}`;
  return own.every((id) => lines.some(({ from }) => from === id)) ? ends[0] : title;
}

/** Who is at the start and at the end of the lines of a type. */
const endWords: Readonly<Partial<Record<string, readonly [string, string]>>> = {
  OWNS: ['Owners', 'Owned'],
  SUBCONTRACTS_TO: ['Contractors', 'Subcontractors'],
};

/** How many lines lead to each, one after the other; where they run in a circle, they are counted from somewhere in it. */
function depthsOf(ids: readonly string[], lines: readonly MappedLine[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const measure = (id: string, passed: readonly string[]): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const way = [...passed, id];
    const before = lines.flatMap(({ from, to }) => (to === id && !way.includes(from) ? [measure(from, way) + 1] : []));
    const depth = Math.max(0, ...before);
    depths.set(id, depth);
    return depth;
  };
  for (const id of ids) measure(id, []);
  return depths;
}

function boxOf(box: MappedBox): Omit<Box, 'lane' | 'synthetic'> {
  const { id, label, names, country, isForeign, isStated, origins } = box;
  const icon = iconFor(box);
  return {
    id,
    node: id,
    role: roleOfLabel(label),
    type: label,
    ...(icon === undefined ? {} : { icon }),
    title: titleOfBox(box),
    detail: [...(isStated ? [] : ['only its id']), rowsInWords(origins.map(({ line }) => line))].join(' · '),
    chips: [
      ...(names.length > 1 ? [`${inDigits(names.length)} names`] : []),
      ...(country !== null && isForeign ? [country] : []),
    ],
    chosen: false,
  };
}

function iconFor({ label, kind }: MappedBox): IconName | undefined {
  if (label === 'Agency') return 'agency';
  if (label === 'Person' && kind === 'GROUP') return 'group';
  return label === 'System' ? systemIcons[kind ?? ''] : undefined;
}

/** All names that the rows give it, else its key. */
export function titleOfBox({ names, key }: Pick<MappedBox, 'names' | 'key'>): string {
  return names.length === 0 ? key : names.join(' / ');
}

function lineOf({ id, from, to, type, words }: MappedLine): Omit<Line, 'synthetic'> {
  // A contract is too long for a line.
  const label = `${edgeInWords(type)} ${words.endsWith('%') ? words : ''}`.trim();
  return { id, from, to, kind: 'other', type, hop: null, label, chosen: false };
}

/** “row 3”, “rows 3, 4 and 5”, “20 rows”. */
export function rowsInWords(lines: readonly number[]): string {
  const texts = lines.map(inDigits);
  if (texts.length > 3) return `${inDigits(texts.length)} rows`;
  return texts.length === 1 ? `row ${texts.join('')}` : `rows ${listInWords(texts)}`;
}

function listInWords(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
}

/** What a picture shows that mostly means a wrong mapping, a sentence each. */
export function doubtsAbout({ boxes, lines, left }: Shown['picture']): readonly string[] {
  const joined = new Set(lines.flatMap(({ from, to }) => (from === to ? [] : [from, to])));
  const single = boxes.filter(({ id }) => !joined.has(id)).length;
  const titles = new Map<string, MappedBox[]>();
  for (const box of boxes) {
    const title = `${box.label} ${titleOfBox(box)}`;
    if (box.names.length > 0) titles.set(title, [...(titles.get(title) ?? []), box]);
  }
  const nameOf = (id: string): string => {
    const box = boxes.find((one) => one.id === id);
    return box === undefined ? id : titleOfBox(box);
  };
  return [
    ...boxes.flatMap(({ label, key, names, origins }) =>
      names.length < 2
        ? []
        : [
            `${inDigits(names.length)} names are one ${spelledOut(label)}, by the key ${key}: ${listInWords(names)} (${rowsInWords(origins.map(({ line }) => line))}).`,
          ],
    ),
    ...[...titles.values()].flatMap((same) => {
      const [first] = same;
      if (first === undefined || same.length < 2) return [];
      const keys = listInWords(same.map(({ key }) => key));
      return [`${titleOfBox(first)} is ${inDigits(same.length)} boxes, because its keys differ: ${keys}.`];
    }),
    ...lines.flatMap(({ from, to, type, origins }) =>
      from === to
        ? [`${nameOf(from)} ${edgeInWords(type)} itself (${rowsInWords(origins.map(({ line }) => line))}): not drawn.`]
        : [],
    ),
    ...(boxes.length === 1 ? ['Everything is one box.'] : []),
    ...(single > 0 && boxes.length > 1
      ? [`${counted(single, 'box is', 'boxes are')} joined to nothing: no row says how they relate to another.`]
      : []),
    ...(left > 0 ? [`${counted(left, 'statement is', 'statements are')} not drawn; the table below has them.`] : []),
  ];
}
