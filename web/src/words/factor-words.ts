/** A factor of the decision table as words: “impactLevel” reads “impact level”. */
export function factorInWords(factor: string): string {
  return factor
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}
