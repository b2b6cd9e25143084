/** Pixels of the unzoomed picture. */
export const BOX = { width: 148, height: 56 } as const;
export const SPACING = { lane: 186, row: 78, passing: 26 } as const;
/** Of a picture whose lanes go down, for a narrow screen. */
export const SPACING_DOWN = { lane: 100, row: 164, passing: 60 } as const;

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
export const TITLE_FONT = `600 12px ${FONT}`;
