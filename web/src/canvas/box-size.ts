/** Pixels of the unzoomed picture. */
export const BOX = { width: 134, height: 56 } as const;
export const SPACING = { lane: 162, row: 76, passing: 26 } as const;
/** Of a picture whose lanes go down, for a narrow screen. */
export const SPACING_DOWN = { lane: 100, row: 148, passing: 40 } as const;

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
export const TITLE_FONT = `600 12px ${FONT}`;
