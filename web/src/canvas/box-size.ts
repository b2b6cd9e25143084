/** Pixels of the unzoomed picture. */
export const BOX = { width: 132, height: 44 } as const;
export const SPACING = { lane: 172, row: 62, passing: 24 } as const;
