/** A company as a row names it. */
export interface Party {
  readonly key: string;
  readonly uei: string | null;
  readonly name: string | null;
}

/** Identifiers that stand for "none" or for many companies at once: taken for identifiers they would weld strangers together. */
const genericDuns = new Set(['123456787', '123456789', '167445928', '157872668', '790238638', '790238851']);
const isSameSigns = (text: string) => /^(.)\1*$/.test(text);

/**
 * Who a row means: by UEI, by DUNS number, or, having neither, as the party of this one report (`unnamed`); never by name,
 * which companies share. Null when the row has nothing to tell it by.
 */
export function findParty(
  uei: string,
  duns: string,
  name: string,
  unnamed: string | null,
): { readonly party: Party | null; readonly doubt: boolean } {
  const upper = uei.toUpperCase();
  const isUsable = /^[0-9A-Z]{12}$/.test(upper) && !isSameSigns(upper);
  const doubt = uei !== '' && !isUsable;
  if (isUsable) return { party: { key: upper, uei: upper, name: name || null }, doubt };
  if (/^\d{9}$/.test(duns) && !isSameSigns(duns) && !genericDuns.has(duns)) {
    return { party: { key: `DUNS-${duns}`, uei: null, name: name || null }, doubt };
  }
  return { party: unnamed === null || name === '' ? null : { key: unnamed, uei: null, name }, doubt };
}
