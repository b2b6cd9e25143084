/** What a box stands for; `unknown` is drawn because something is missing there, `rest` for chains that are not drawn. */
export type BoxRole = 'organization' | 'contract' | 'escort' | 'engineer' | 'system' | 'country' | 'unknown' | 'rest';

/** A box of a picture. The same organization stands in two boxes where one box would draw a chain that is none. */
export interface Box {
  readonly id: string;
  /** Id of the node it stands for; null for something that is not known. */
  readonly node: string | null;
  readonly role: BoxRole;
  readonly lane: number;
  readonly title: string;
  readonly detail: string;
  /** Country codes shown at the corner. */
  readonly chips: readonly string[];
  readonly synthetic: boolean;
  readonly chosen: boolean;
}

/** `hop`: on record as part of a chain. `other`: another relation. `gap`: something is missing here. */
export type LineKind = 'hop' | 'other' | 'gap';

export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind;
  /** Id of the hop it draws; null for a gap, and where it stands for many. */
  readonly hop: string | null;
  readonly label: string;
  readonly synthetic: boolean;
  readonly chosen: boolean;
}

/** A picture in lanes, before it is laid out. */
export interface Picture {
  /** Lane titles, from the left. */
  readonly lanes: readonly string[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}
