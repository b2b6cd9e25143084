const GROUPED = new Intl.NumberFormat('en-US');

/** “1,204”. */
export function inDigits(count: number): string {
  return GROUPED.format(count);
}

/** “1 access”, “1,204 accesses”. */
export function counted(count: number, one: string, many: string): string {
  return `${GROUPED.format(count)} ${count === 1 ? one : many}`;
}
