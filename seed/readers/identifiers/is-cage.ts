/** Whether a CAGE code, or a foreign NCAGE code (a letter first, last or both), is well formed. */
export function isCage(text: string): boolean {
  return /^[0-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{3}[0-9A-HJ-NP-Z]$/.test(text.toUpperCase());
}
