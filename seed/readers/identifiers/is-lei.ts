/** Whether a Legal Entity Identifier is well formed and its check digits fit (ISO 17442: ISO 7064, mod 97-10). */
export function isLei(text: string): boolean {
  const lei = text.toUpperCase();
  if (!/^[0-9A-Z]{18}\d{2}$/.test(lei)) return false;
  let remainder = 0;
  for (const sign of lei) {
    for (const digit of String(Number.parseInt(sign, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}
