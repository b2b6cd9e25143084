/** “Impact Level 5”. */
export function systemDetail(impactLevel: number): string {
  return `Impact Level ${String(impactLevel)}`;
}
