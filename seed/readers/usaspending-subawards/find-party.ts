import { isUei } from '../identifiers/is-uei.ts';

/** A company as a row names it. */
export interface Party {
  readonly key: string;
  readonly uei: string | null;
  readonly name: string | null;
  /** Whether it is a person in business: it is shown by its identifier. */
  readonly soleProprietor: boolean;
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
export function findParty(
  uei: string,
  duns: string,
  name: string,
  unnamed: string | null,
  businessTypes = '',
): FoundParty {
  const upper = uei.toUpperCase();
  const named = name === '' ? null : name;
  const soleProprietor = isSoleProprietor(businessTypes);
  if (/^[0-9A-Z]{12}$/.test(upper) && !isOneSign(upper)) {
    const doubt = isUei(upper) ? null : 'Not a well-formed UEI, or its check digit does not fit: taken as it is';
    return { party: { key: upper, uei: upper, name: named, soleProprietor }, doubt };
  }
  const doubt = uei === '' ? null : 'Not a UEI: the company is told by its DUNS number or by this report instead';
  if (/^\d{9}$/.test(duns) && !isOneSign(duns) && !genericDuns.has(duns)) {
    return { party: { key: `DUNS-${duns}`, uei: null, name: named, soleProprietor }, doubt };
  }
  if (unnamed === null || named === null) return { party: null, doubt };
  return { party: { key: unnamed, uei: null, name: named, soleProprietor }, doubt };
}

/** SAM.gov's business types as USAspending writes them, in words or as codes (2J). */
export function isSoleProprietor(businessTypes: string): boolean {
  return businessTypes
    .split(/[,;|~]/)
    .some((type) => /^(sole[ _-]*proprietor(ship)?s?|individuals?( .*sole[ _-]*proprietor.*)?|2J)$/i.test(type.trim()));
}

/** What stands for the name of a sole proprietor, which is a private person's. */
export function soleProprietorName({ key, uei }: Pick<Party, 'key' | 'uei'>): string {
  if (uei !== null) return `Sole proprietor ${uei}`;
  return key.startsWith('DUNS-') ? `Sole proprietor ${key}` : 'Sole proprietor';
}
