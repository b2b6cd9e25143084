import { z } from 'zod';
import { syntheticPrefix } from '../../model/vocabulary.ts';
import type { RowIdentity } from '../input.ts';

/** Forms of a PIID without its hyphens: that of FAR 4.1603, and older ones of GSA, NASA and the Department of Energy. */
const piidForm =
  /^([A-Z0-9]{6}\d{2}[A-Z][A-Z0-9]{4,8}|GS\d{2}[A-Z]\d{3,4}[A-Z0-9]{1,2}|N[A-Z]{2}\d{2}[A-Z]{2}\d{2}[A-Z]|DE[A-Z]{2}\d{2,7}[A-Z]{2}\d{2,5})$/;

/** Returns the PIID that a text is, in upper case and without hyphens and spaces; null: it has not the form of one. */
export function piidIn(text: string): string | null {
  const compact = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  return !text.startsWith(syntheticPrefix) && piidForm.test(compact) ? compact : null;
}

/** Whether a text is the key that USAspending gives an award. */
export function isAwardKey(text: string): boolean {
  return /^CONT_(AWD|IDV)_/.test(text);
}

/** How sources write a PIID: without hyphens, or with them as in FA8732-24-C-0001. */
export function spellingsOf(piid: string): readonly string[] {
  return [piid, piid.replace(/^(.{6})(.{2})(.)(.{4,8})$/, '$1-$2-$3-$4')];
}

/** A contract with a PIID. */
export type Candidate = z.infer<typeof candidateShape>;

export const candidateShape = z.object({
  key: z.string(),
  agency: z.string().nullable(),
  parent: z.string().nullable(),
  /** True if no source describes it any more. */
  withdrawn: z.boolean().default(false),
});

/** Of several awards, returns those that have the agency and the parent of a row. */
export function narrowed({ values }: Pick<RowIdentity, 'values'>, awards: readonly Candidate[]): readonly Candidate[] {
  const { agency, parent } = values;
  if (awards.length <= 1 || (agency === undefined && parent === undefined)) return awards;
  const isParent = (key: string | null) =>
    key !== null &&
    (key === parent ||
      (isAwardKey(key) && piidIn(key.split('_')[2] ?? '') === piidIn(typeof parent === 'string' ? parent : '')));
  const fitting = awards.filter(
    (award) => (agency === undefined || award.agency === agency) && (parent === undefined || isParent(award.parent)),
  );
  return fitting.length > 0 ? fitting : awards;
}
