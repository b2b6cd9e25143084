/** A sentence as the end of another: begun small, without its full stop. */
export function decapitalize(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;
}
