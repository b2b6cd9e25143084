import { expect, test } from 'vitest';
import { showsOrganization } from '#seed/readers/screening-list/organization-name.ts';

const entityList = 'Entity List (EL) - Bureau of Industry and Security';
const deniedPersons = 'Denied Persons List (DPL) - Bureau of Industry and Security';

/** Names of organizations as the lists write them. */
test.each([
  ['Sugon', ['Invented Dawn', 'Dawning Information Industry']],
  ['Hygon'],
  ['iFLYTEK'],
  ['NetPosa'],
  ['Candiru', ['DF Associates Ltd', 'Grindavik Solutions Ltd']],
  ['Al-Faris'],
  ['Atlas Sanatgaran'],
  ['IKCO Finance'],
  ['Majidco Micro Electronics'],
  ['Basak Traktor'],
  ['Light Range AG'],
  ['Yaxart OU'],
  ['Aerotechnic France SAS'],
  ['OOO ‘DSK’'],
  ['World Equipment Trading L.L.C'],
  ['UCB Arcade', ['Allied Trading Co.']],
  ['Yasa Part', ['Arfa Paint Company, Arfeh Company']],
  ['Asaib ahl Haq (AAH)'],
  ['MSN Invented'],
  ['The Fair Price Shop'],
  ['Government of Invented'],
  ['RyonHap-2'],
  ['Karst, OOO'],
  ['AQUA-LOOP COOLING TOWERS, CO.'],
  ['Vast Polymers, Ambalaj Sanayi Ve Ticaret Limited Sirketi'],
  ['Gucheng Xian Fengxin Titanium Alloy, Xiyuan Industrial District, Gucheng County'],
  ['Innovative Equipment, and its sub-units and successors'],
  ['Invented Eastern (PRC entity); and any successor, sub-unit, or subsidiary thereof'],
  ['AVIATION SERVICES INTERNATIONAL, B.V. ALSO KNOWN AS DELTA LOGISTICS, B.V.'],
  ['ACTION GLOBAL CO., LIMITED C/O WIN SINO'],
  ['Roe Incorporated'],
  ['Invented Steel'],
])('a name of an organization: %s', (name, aliases: readonly string[] = []) => {
  expect(showsOrganization(name, aliases, entityList)).toBe(true);
});

/** Names of invented persons, in the forms that the lists have. */
test.each([
  ['Jane Roe'],
  ['JANE ALEXANDRA ROE-DOE'],
  ['Roe, Jane'],
  ['RICHARD ROE, JR.'],
  ['RICHARD THOMAS ROE, III'],
  ['J. ROE'],
  ['J.Q. Roe', ['Invented Trading Ltd']],
  ['Jane Roe', ['Janie Roe', 'Engineer Roe', 'Firoz']],
  ['Roe', ['Jane Alexandra Roe']],
  ['Roe Ji-Yong (DPRK national)'],
  ['Jane Roe (Invented national); and any successor, sub-unit, or subsidiary thereof', ['Invented Trading Ltd']],
  ['Roe) Roe (a/k/a Jane Roe'],
  ['JANE ROE -AKA- JANIE ROE'],
  ['JANE ROE C/O INVENTED TRADING LTD'],
  ['Jane Roe d/b/a Invented Trading'],
  ['Jane Roe [also known as: Janie Roe]'],
  ['Jane Roe, Invented Dis Ticaret Ltd.'],
  ['Roe, Jane; Invented Optics, S.A., and INV, S.A.'],
  ['Invented Systems, Ltd. and Jane Roe'],
  ['Roe III, Jane L., and Invented Assistance International, Inc.'],
  ['Jane “Janie” Roe'],
  ['Jane ROE'],
])('a name that may be of a person: %s', (name, aliases: readonly string[] = []) => {
  expect(showsOrganization(name, aliases, entityList)).toBe(false);
});

test('a word of trade that is a name too shows nothing in a short name on a list of persons', () => {
  expect(showsOrganization('RICHARD STEEL', [], deniedPersons)).toBe(false);
  expect(showsOrganization('INVENTED MARINE AND STEEL', [], deniedPersons)).toBe(true);
});
