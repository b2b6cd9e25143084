import { isUei } from '../identifiers/is-uei.ts';

/** A company as a row names it. */
export interface Party {
  readonly key: string;
  readonly uei: string | null;
  readonly name: string | null;
}

interface FoundParty {
  /** Null when the row has nothing to tell a company by. */
  readonly party: Party | null;
  /** What is odd about the UEI given. */
  readonly doubt: string | null;
}

/** Numbers that stand for many companies at once: taken for identifiers they would weld strangers together. */
const genericDuns = new Set(['123456787', '123456789', '167445928', '157872668', '790238638', '790238851']);
const isOneSign = (text: string) => /^(.)\1*$/.test(text);

/**
 * Who a row means: by UEI, by DUNS number, or, having neither, as the party of this one report (`unnamed`); never by name,
 * which companies share.
 */
export function findParty(uei: string, duns: string, name: string, unnamed: string | null): FoundParty {
  const upper = uei.toUpperCase();
  const named = name === '' ? null : name;
  if (/^[0-9A-Z]{12}$/.test(upper) && !isOneSign(upper)) {
    const doubt = isUei(upper) ? null : 'Not a well-formed UEI, or its check digit does not fit: taken as it is';
    return { party: { key: upper, uei: upper, name: named }, doubt };
  }
  const doubt = uei === '' ? null : 'Not a UEI: the company is told by its DUNS number or by this report instead';
  if (/^\d{9}$/.test(duns) && !isOneSign(duns) && !genericDuns.has(duns)) {
    return { party: { key: `DUNS-${duns}`, uei: null, name: named }, doubt };
  }
  return { party: unnamed === null || named === null ? null : { key: unnamed, uei: null, name: named }, doubt };
}
