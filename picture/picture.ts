import type { ChainPerson } from './chain.ts';
import type { IconName } from './icons.ts';
import type { Point } from './lanes.ts';
import { assetInWords } from './words.ts';
import type { SystemAsset } from './words.ts';

/** What a box represents; `unknown` marks missing information, `rest` the chains that are not drawn, `bundle` several subcontractors in a row. */
export type BoxRole =
  | 'organization'
  | 'agency'
  | 'bundle'
  | 'contract'
  | 'escort'
  | 'holder'
  | 'engineer'
  | 'system'
  | 'country'
  | 'unknown'
  | 'rest';

/** A box of a picture. An organization has two boxes where merging them would suggest a chain that does not exist. */
export interface Box {
  readonly id: string;
  /** Id of the node it represents; null if the node is unknown. */
  readonly node: string | null;
  /** The id of the opened bundle that it is a part of; absent if it is in none. */
  readonly bundle?: string;
  readonly role: BoxRole;
  /** Absent: that of the role. */
  readonly icon?: IconName;
  /** The label of the node, for the legend; absent if the role says enough. */
  readonly type?: string;
  readonly lane: number;
  readonly title: string;
  /** What is drawn of a long id; absent: the title. */
  readonly short?: string;
  readonly detail: string;
  /** Names of countries, or another short warning, shown on a tag over the box. */
  readonly chips: readonly string[];
  readonly synthetic: boolean;
  readonly chosen: boolean;
}

/** `hop`: on record as part of a chain. `other`: another relation. `gap`: something is missing here. */
type LineKind = 'hop' | 'other' | 'gap';

export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind;
  /** The edge type, for the legend; absent if the kind says enough. */
  readonly type?: string;
  /** Id of the hop it represents; null for a gap, and for a line that represents many hops. */
  readonly hop: string | null;
  /** Ids of other hops that it represents, such as those under other contracts. */
  readonly furtherHops?: readonly string[];
  readonly label: string;
  /** The marks of its footnotes, such as “[1]”; absent: it has none. */
  readonly footnotes?: string;
  readonly synthetic: boolean;
  readonly chosen: boolean;
  /** What became of it, in a picture of a comparison. */
  readonly change?: Change;
}

/** Whether something is only on the later side of a comparison, only on the earlier one, or on both. */
export type Change = 'OPENED' | 'CLOSED' | 'UNCHANGED';

/** A picture in lanes, before it is laid out. */
export interface Picture {
  /** Lane titles, from the left. */
  readonly lanes: readonly string[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** The ids of the boxes and lines of each chain. */
  readonly parts?: ReadonlyMap<string, readonly string[]>;
  /** What the lines of the kind `other` are, in the legend; absent: other relations. */
  readonly otherWords?: string;
  /** The words of the states, in a picture of a comparison. */
  readonly changeWords?: Readonly<Record<Change, string>>;
}

/** A box with its place. */
export interface PlacedBox extends Box {
  readonly at: Point;
  /** Drawn faintly: it does not match a filter, or something else is chosen. */
  readonly dim: boolean;
  readonly struck: boolean;
  readonly note: string | null;
  /** The name of a color that replaces that of the role; null: none does. */
  readonly tint: string | null;
  /** The scale of the box; 1 is normal. */
  readonly scale: number;
}

export interface DrawnLine extends Line {
  readonly dim: boolean;
}

const ofRoles: Readonly<Record<BoxRole, IconName>> = {
  organization: 'organization',
  agency: 'agency',
  bundle: 'organization',
  contract: 'contract',
  escort: 'escort',
  holder: 'holder',
  engineer: 'person',
  system: 'cloud',
  country: 'country',
  unknown: 'unknown',
  rest: 'rest',
};

/** What the icon of a box says that it is. */
export function iconOf({ icon, role }: Pick<Box, 'icon' | 'role'>): IconName {
  return icon ?? ofRoles[role];
}

/** “size unknown” and “14 people” of a group, or “one person”; nothing if that is not to be shown. */
export function groupDetail(person: Pick<ChainPerson, 'kind' | 'headcount'>): string {
  if (person.kind === null) return '';
  if (person.kind !== 'GROUP') return 'one person';
  const { headcount } = person;
  return headcount === null ? 'size unknown' : `${headcount.toLocaleString('en-US')} people`;
}

/** A name without the word that says that it is invented: the hatch of its box says it. */
export function titleOf({ caption, dataClass }: { readonly caption: string; readonly dataClass: string }): string {
  return dataClass === 'SYNTHETIC' ? caption.replace(/ \(synthetic\)$/, '') : caption;
}

/** A system's name without the impact level at its end, because the box shows the level below. */
export function systemTitle(caption: string, impactLevel: number | null): string {
  if (impactLevel === null) return caption;
  const level = new RegExp(`(?:^|[\\s,(-]+)(?:impact level|IL)[\\s-]?${String(impactLevel)}\\)?$`, 'i');
  const short = caption.replace(level, '');
  return short === '' ? caption : short;
}

/** Whether a system's name says its impact level, as in “Cloud (IL5)”; the 5 of “F-35” and the “il 5” of “Anvil 5” do not. */
export function namesImpactLevel(caption: string, impactLevel: number): boolean {
  return new RegExp(`\\b(?:impact level|IL)[\\s-]?${String(impactLevel)}\\b`, 'i').test(caption);
}

/** “Impact Level 5”, “facility, controlled”. */
export function systemDetail(system: SystemAsset): string {
  return system.impactLevel === null ? assetInWords(system) : `Impact Level ${String(system.impactLevel)}`;
}

/** A system's caption with what it is and how sensitive in brackets, unless the caption says its impact level. */
export function systemInList(caption: string, system: SystemAsset): string {
  const isNamed = system.impactLevel !== null && namesImpactLevel(caption, system.impactLevel);
  return isNamed ? caption : `${caption} (${assetInWords(system)})`;
}

interface Named {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  /** Null unless it is a cloud with one on record. */
  readonly impactLevel: number | null;
}

/** A name for each node. Nodes with the same title are told apart: systems by their impact level if that is enough, all others by their key. */
export function distinctNames(nodes: Iterable<Named>): ReadonlyMap<string, string> {
  const byTitle = new Map<string, Named[]>();
  for (const node of nodes) {
    const same = byTitle.get(node.title);
    if (same === undefined) byTitle.set(node.title, [node]);
    else same.push(node);
  }
  const names = new Map<string, string>();
  for (const [title, same] of byTitle) {
    const levels = new Map<number | null, number>();
    for (const { impactLevel } of same) levels.set(impactLevel, (levels.get(impactLevel) ?? 0) + 1);
    for (const { id, key, impactLevel } of same) {
      const mark = impactLevel !== null && levels.get(impactLevel) === 1 ? `IL${String(impactLevel)}` : key;
      names.set(id, same.length === 1 ? title : `${title} (${mark})`);
    }
  }
  return names;
}
