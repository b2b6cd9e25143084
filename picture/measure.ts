/** The family that the page and its files bring with them; for what it has no letters for, the system's font. Cytoscape takes only double quotes. */
export const FONT =
  '"Public Sans Variable", "Public Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export interface TypeStyle {
  readonly size: number;
  readonly weight: 400 | 600;
}

/**
 * The widths of the characters of Public Sans from the space to the tilde, in thousandths of the size, by weight; figures are tabular. A table,
 * so that text has the same lines in the page, in files and where nothing is drawn.
 */
const widths: Readonly<Record<TypeStyle['weight'], readonly number[]>> = {
  400: [
    243, 251, 426, 603, 659, 904, 709, 248, 303, 309, 394, 555, 242, 378, 225, 351, 648, 648, 648, 648, 648, 648, 648,
    648, 648, 648, 226, 240, 546, 555, 546, 521, 831, 710, 671, 689, 694, 621, 594, 733, 766, 283, 389, 682, 578, 886,
    754, 734, 637, 748, 677, 670, 594, 701, 673, 954, 688, 607, 637, 303, 351, 303, 473, 518, 219, 553, 597, 544, 597,
    567, 396, 623, 577, 248, 263, 562, 303, 865, 577, 566, 596, 596, 391, 506, 389, 581, 505, 780, 565, 535, 481, 328,
    263, 332, 568,
  ],
  600: [
    234, 268, 455, 610, 671, 923, 750, 255, 320, 324, 437, 573, 261, 386, 250, 368, 661, 661, 661, 661, 661, 661, 661,
    661, 661, 661, 250, 261, 563, 573, 563, 529, 829, 719, 678, 705, 708, 629, 605, 747, 768, 297, 396, 701, 578, 903,
    770, 749, 645, 762, 687, 682, 606, 714, 690, 962, 704, 640, 655, 322, 368, 322, 479, 537, 243, 560, 603, 546, 603,
    572, 397, 626, 585, 258, 277, 572, 317, 882, 586, 571, 602, 602, 403, 518, 404, 589, 513, 785, 577, 551, 489, 359,
    266, 360, 592,
  ],
};

/** The widths of other characters, for both weights. */
const others: Readonly<Record<string, number>> = {
  '\u00a0': 243,
  '…': 837,
  '·': 246,
  '–': 576,
  '—': 1134,
  '“': 452,
  '”': 447,
  '‘': 248,
  '’': 248,
  '×': 560,
  '→': 838,
};

/** Of a character that the table lacks: as wide as it is high, as those of Chinese are. */
const WIDEST = 1000;

/** Returns the width of a text in pixels. Letters with marks are as wide as those without. */
export function widthOf(text: string, { size, weight }: TypeStyle): number {
  let sum = 0;
  for (const character of withoutMarks(text)) sum += widthIn(character, weight) ?? WIDEST;
  return (sum * size) / 1000;
}

/** Whether the width of a text is that of its letters, not a guess. */
export function isMeasured(text: string): boolean {
  for (const character of withoutMarks(text)) if (widthIn(character, 400) === undefined) return false;
  return true;
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function widthIn(character: string, weight: TypeStyle['weight']): number | undefined {
  return widths[weight][character.charCodeAt(0) - 32] ?? others[character];
}
