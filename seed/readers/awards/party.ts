import { isUei } from '../identifiers.ts';
import { shownSoleProprietor } from '../personal-data.ts';

/** A company as a row names it. */
export interface Party {
  readonly key: string;
  readonly uei: string | null;
  readonly cage: string | null;
  readonly name: string | null;
  /** Whether it is a sole proprietor, shown by an identifier instead of a name. */
  readonly soleProprietor: boolean;
}

/** A company of a row, with its country and its parent. */
export interface RowParty extends Party {
  readonly country: string | null;
  /** The company itself if it is named as its own parent; null if the row names none. */
  readonly parent: Party | null;
}

/** What a row says that identifies a company; empty texts where it says nothing. */
export interface PartyCells {
  readonly uei: string;
  readonly duns: string;
  readonly name: string;
  readonly cage?: string;
  readonly soleProprietor: boolean;
  /** The key of a company that only has a name; null: such a company is not identified. */
  readonly unnamed: string | null;
}

interface FoundParty {
  /** Null if the row does not identify a company. */
  readonly party: Party | null;
  /** What is wrong with its identifiers; null if nothing is. */
  readonly doubt: string | null;
}

/** Numbers shared by many companies: as identifiers, they would merge unrelated companies. */
const genericDuns = new Set(['123456787', '123456789', '167445928', '157872668', '790238638', '790238851']);
/** Names under which agencies award contracts to many companies, with one identifier for all of them. */
const genericName = /^miscellaneous (foreign )?(awardees?|contractors?)$|\(undisclosed\)$/i;
const isOneCharacterRepeated = (text: string) => /^(.)\1*$/.test(text);

/**
 * Identifies a company by UEI, by DUNS number, or, without either, as the company of this one report (`unnamed`); never by name,
 * since companies share names.
 */
export function findParty(cells: PartyCells): FoundParty {
  const { duns, soleProprietor, unnamed } = cells;
  const uei = cells.uei.toUpperCase();
  const name = cells.name === '' ? null : cells.name;
  const cage = cells.cage === undefined || cells.cage === '' ? null : cells.cage.toUpperCase();
  const shared = genericName.test(cells.name);
  if (/^[0-9A-Z]{12}$/.test(uei) && !isOneCharacterRepeated(uei) && !shared) {
    const doubt = isUei(uei) ? null : 'Not a well-formed UEI, or its check digit does not match: imported unchanged';
    return { party: { key: uei, uei, cage, name, soleProprietor }, doubt };
  }
  const doubt = shared
    ? 'An identifier that many companies share: the company is identified by this award or report instead'
    : uei === ''
      ? null
      : 'Not a UEI: the company is identified by its DUNS number or by this report instead';
  if (isDuns(duns) && !shared) return { party: { key: `DUNS-${duns}`, uei: null, cage, name, soleProprietor }, doubt };
  if (unnamed === null || name === null) return { party: null, doubt };
  return { party: { key: unnamed, uei: null, cage: null, name, soleProprietor }, doubt };
}

/** Whether a text is a DUNS number that identifies one company. */
export function isDuns(text: string): boolean {
  return /^\d{9}$/.test(text) && !isOneCharacterRepeated(text) && !genericDuns.has(text);
}

/** Reads SAM.gov's business types as the sources write them, as words or codes (2J). */
export function isSoleProprietor(businessTypes: string): boolean {
  return businessTypes
    .split(/[,;|~]/)
    .some((type) => /^(sole[ _-]*proprietor(ship)?s?|individuals?( .*sole[ _-]*proprietor.*)?|2J)$/i.test(type.trim()));
}

/** What the log says of the names under which companies do business. */
export const tradingNamesLeftOut = 'Trading names (doing business as): not imported';

/** Returns the replacement for the name of a sole proprietor, who is a private person. */
export function soleProprietorName({ key, uei }: Pick<Party, 'key' | 'uei'>): string {
  return shownSoleProprietor(uei ?? (key.startsWith('DUNS-') ? key : null));
}
