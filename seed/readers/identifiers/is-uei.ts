/** Whether a Unique Entity Identifier of SAM.gov is well formed and its last character, a checksum, fits. */
export function isUei(text: string): boolean {
  const uei = text.toUpperCase();
  if (!/^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/.test(uei) || /\d{9}/.test(uei)) return false;
  let sum = 0;
  for (let position = 1; position <= 11; position++) sum += uei.charCodeAt(position - 1) * position;
  sum %= 10;
  return uei.endsWith(String(sum));
}
