/** A system's name without the impact level at its end, which the box says below. */
export function systemTitle(caption: string, impactLevel: number): string {
  const level = new RegExp(`[\\s,(-]*(impact level|IL)[\\s-]?${String(impactLevel)}\\)?$`, 'i');
  const short = caption.replace(level, '');
  return short === '' ? caption : short;
}

/** “Impact Level 5”. */
export function systemDetail(impactLevel: number): string {
  return `Impact Level ${String(impactLevel)}`;
}
