/** A column's name in small words. */
export function columnWords(column: string): string {
  return column.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
