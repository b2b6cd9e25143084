/** Whether a Procurement Instrument Identifier is well formed: 13 to 17 characters (FAR 4.1603), or a legacy four-digit DoD order. */
export function isPiid(text: string): boolean {
  return /^([0-9A-Z]{13,17}|\d{4})$/.test(text.toUpperCase().replace(/-/g, ''));
}
