/** Whether a Unique Entity Identifier of SAM.gov is well formed and its last character, a checksum, fits. */
export function isUei(text: string): boolean {
  const uei = text.toUpperCase();
  if (!/^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{10}\d$/.test(uei) || /\d{9}/.test(uei)) return false;
  let sum = weigh(Array.from(uei.slice(0, 11), (sign) => sign.charCodeAt(0)));
  while (sum > 9) sum = weigh(Array.from(String(sum), Number));
  return uei.endsWith(String(sum));
}

/** Each value times its position, of which the last digit counts. */
function weigh(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + ((value * (index + 1)) % 10), 0);
}
