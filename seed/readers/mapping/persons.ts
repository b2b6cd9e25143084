import { legalForms } from '#graph/model/organization-names.ts';
import { showsOrganization } from '../screening-list/organization-name.ts';

/** Values of a column of kinds that say that a row is about a person, but not a legal one. */
const personKind =
  /^(?!.*\b(?:legal|juristic|juridical|non-?individual)\b).*(?:\b(?:person|people|individuals?|natural person|human|sole propriet\w*|1099|freelancer)\b|natürliche person|personne physique|persona física|个人|自然人)/iu;

/** Whether a value of a column of kinds says that a row is about a person. */
export function saysPerson(text: string): boolean {
  return personKind.test(text);
}

/** Legal forms and kinds of organizations in scripts without words. */
const otherScripts = /公司|集团|有限|研究|大学|学院|银行|工厂|株式会社|주식회사|ооо|пао|зао|оао/iu;
const shortName = /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4})$/u;
const title = /^(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|señora?|haji|sheikh)\b\.?\s+\p{L}/iu;
const suffix = /\s(?:jr|sr|ii|iii)\.?$/i;
const lastNameFirst = /^[\p{L}'’-]{2,40},\s+(?!the$)\p{L}[\p{L}\s.'’-]{0,60}$/iu;
const total = /^(?:(?:sub|grand)[\s-]?totals?\b.*|totals?(?:\s*[:(].*)?|summe|gesamt|total général|合计|总计)$/iu;
const note =
  /^(?:[*†‡§]+\s*\S|\(?(?:source|sources|note|notes|footnote|remark|remarks|legend|disclaimer|quelle|hinweis|nota|注)\s*[:：])/iu;

export const totalOrNote = 'Looks like a total or a note, not an organization';

/**
 * Returns why a name can't be stored as that of an organization, as a sentence without its period; null if it can. No list of names of persons is used.
 * @param isOrganization whether the row, or whoever wrote the mapping, says that it is about an organization
 */
export function nameProblem(name: string, isOrganization: boolean): string | null {
  if (total.test(name) || note.test(name)) return totalOrNote;
  if (otherScripts.test(name)) return null;
  const isShown = !shortName.test(name) && showsOrganization(name, [], '');
  if (isShown) return null;
  const [, form = ''] = name.split(',').map((part) => part.trim());
  const hasForm = legalForms.has(form.toLowerCase().replaceAll('.', ''));
  if (title.test(name) || suffix.test(name) || (lastNameFirst.test(name) && !hasForm))
    return 'Looks like the name of a person, which is never stored';
  return isOrganization ? null : doubtfulName;
}

const doubtfulName =
  'May be the name of a person, which is never stored; if every name is of an organization, say organizationsOnly: true in the mapping';

/** Whether a name alone does not show if it is of an organization or a person. */
export function isDoubtfulName(name: string): boolean {
  return nameProblem(name, false) !== null && nameProblem(name, true) === null;
}
