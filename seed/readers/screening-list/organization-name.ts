import { legalForms } from '#graph/model/organization-names.ts';

/**
 * Decides whether the name of a record shows an organization. Lists hold persons too, whose names are never stored, so a name of several words
 * shows none without evidence. No list of names of persons is used.
 */

/** Words of trade, of authorities and of legal forms, in the languages of the lists. None is common in names of persons. */
const organizationWords = wordsOf(
  `academy administration aero aeronautics aerospace agency agricultural agro air aircraft airline airlines airport
   airways aktsionernoe alloy alloys ammunition appliances army arsenal associates association atomic authority auto
   automation automotive aviation avionics avto battalion biotech biotechnology brigade bureau business calibration
   carbon cargo cars cement center centre chemical chemicals chemie chip chips circuits clinic club college colleges
   comercial command commerce commercial commission committee communication communications compania company complex
   component components composite composites computer computers computing consortium construction constructions
   consulting contracting contractors control controls cooperative corp corporation corps council courier customs
   cyber danismanlik data defence defense department design detachment development device devices digital
   directorate distribuidora division drone drones dynamics electric electrical electro electromechanical electronic
   electronics elektrik elektro elektronik empresa energy engine engineering engineers engines enterprise
   enterprises equipment establishment etablissements exim export exportadora exporters exports express fabrication
   factory faculty federation fgup finance financial flight fond food foods forces forwarders forwarding foundation
   foundry freight fsue fund furniture fzc fzco fze garments gas genomics gesellschaft global gmbh government
   graphite group groupe grup grupo guards handels hardware havacilik helicopter helicopters holding holdings
   hospital hotel impex import importadora importers imports inc incorporated industrial industrias industrie
   industries industry informatics information infrared inspection institut institute institution instrument
   instrumentation instruments integrated intelligence interconnect international internet intl investment
   investments issledovatelski jsc kombinat kompaniya kompozit lab laboratories laboratory labs laser lasers limited
   llc llp logistic logistics lojistik ltd ltda machine machinery machines makine management manufacture
   manufacturing maritime maschinenbau materials measurement mechanical mechanics media medical medikal
   metallurgical metallurgy metals metalurji microelectronic microelectronics microsystems military militia mining
   ministry missile missiles mobile mohandesi motor motorlari motors museum nanotechnology nauchno navigation navy
   network networks nuclear oao observatory obshchestvo office offshore oil oilfield ojsc ooo optic optical optics
   optoelectronic optoelectronics organisation organization overseas pao partners partnership parts pazarlama petro
   petrochemical petroleum pharma pharmaceutical pharmaceuticals photonics pipeline pjsc plants plastic plastics plc
   police polymer polymers ports precision predpriyatie procurement production productions products proizvodstvennoe
   project projects propulsion pte pty pvt radar radars radio rail railway railways refineries refinery regiment
   republic research resort resources restaurant robotics rocket rockets sanaat sanatgaran sanaye sanayi satellite
   satellites schools science sciences scientific sdn security semiconductor semiconductors sensor sensors service
   services servicios servis sherkat ship shipbuilding shipping shipyard shipyards shop sirketi societe society
   software solar solutions spares spedition squadron standards station stations stores submarine supercomputing
   supermarket supplier suppliers supplies supply surveillance syndicate system systems tasimacilik tech technic
   technical technics technik technologies technology tejarat tekhnologii teknik tekstil telecom telecommunication
   telecommunications telecomunicacoes telekom television testing textile textiles ticaret titanium tooling tools
   tourism touristik tours trade trader traders trading traktor transport transportation travel tsentr turbine uav
   university unmanned vehicle vehicles ventures vessels video warehouse weapon weapons wireless works workshop zao
   zavod zone`,
);

/** Words of trade that are names of persons too. They show nothing in a short name on a list that mainly has persons. */
const ambiguousWords = wordsOf('bank banks force glass guard marine market plant power school steel store');
const personLists = /\((?:DPL|DTC)\)/;
/** The fewest words of a name that is not short. */
const longName = 4;

/** Words in titles that no name of a person has. */
const joiningWords = wordsOf('for of the');

/** Legal forms that their punctuation shows. */
const punctuatedForm =
  /\bco\.|\bco,? ltd|& co\b|\bco$|\b(?:s\.a|b\.v|n\.v|l\.l\.c|s\.p\.a|s\.r\.l|d\.o\.o|s\.r\.o|a\.s|z o\.o|sp\. z)\.?(?=$|[\s,)])/i;
/** Legal forms that are as short as names: in capitals, at an end of a name that has other letters too. */
const shortForm =
  /^(?:AO|PT|NPO|NPP|NII|KB|CV) |[\s,](?:AB|AG|AO|AS|BV|KG|LP|NV|OU|OÜ|OY|Oy|Oyj|SA|SAS|SARL|SE|SL|SpA|SRL|BHD|Bhd|Sti|IT)\.?$/u;
/** The abbreviation of a name after it, such as “Air Weapons Complex (AWC)”. */
const abbreviation = /\((?:\p{Lu}|\p{N}|&){2,}\)/u;
/** An abbreviation without a vowel, such as in “MSN International”. */
const consonants = /(?:^|\s)[B-DF-HJ-NP-TV-XZ]{3,}(?=\s|$)/;

/** What the Department of State writes after names. */
const successors = /[;,]? and (?:its|any) (?:successors?|sub-?units?|subsidiar).*$/is;
const nationalMark = /\([^()]*\bnational\)/i;
const entityMark = /\([^()]*\bentity\)/i;

/** Between the names of several parties of one record. */
const separators = /;|, and |(?<=\b(?:co|corp|inc|limited|llc|ltd|s\.a)\b[.,]{0,2}) and /i;
/** Between a name and other names of the same party, or where it is reached. */
const otherNames =
  /\bc\/o\b|\bd\/?b\/?a\b|\bdoing business as\b|\b(?:also|formerly) known as\b|\b[af]\.?\/?k\.?\/?as?\b/i;
/** An initial, or what follows or precedes a name of a person. */
const personMark = /(?:^|[\s.])\p{L}\.|\b(?:jr|sr|ii|iii|mr|mrs|dr)\b|^(?:haji|hajji|sheikh)\b/iu;

/**
 * Whether a record without a type is about an organization, as its names show.
 * @param aliases its other names
 * @param list the title of its list
 */
export function showsOrganization(name: string, aliases: readonly string[], list: string): boolean {
  if (nationalMark.test(name)) return false;
  const plain = name.replace(/\s+/g, ' ').replace(successors, '').trim();
  const mayBeAmbiguous = !personLists.test(list);
  const parts = plain.split(separators).map(firstNameOf);
  const isShown = (part: string) => showsItself(part, mayBeAmbiguous);
  if (parts.length > 1) return parts.every((part) => isShown(part) || isSingleWord(part));
  const [own = ''] = parts;
  if (isShown(own)) return true;
  // A second name in the same cell may be of a person, even if one of them is of a company.
  if (own !== plain || personMark.test(own)) return false;
  if (aliases.some((alias) => hasOrganizationForm(alias, mayBeAmbiguous))) return true;
  // A person with one name has others that are longer.
  return isSingleWord(own) && aliases.every(isSingleWord);
}

/** The first of several names that stand for one party. Of a name with commas, the part that tells a company from “DOE, Jane”. */
function firstNameOf(name: string): string {
  const [first = '', second = ''] = (name.split(otherNames)[0] ?? '').split(',').map((part) => part.trim());
  const isForm = second !== '' && wordsIn(second).every((word) => organizationWords.has(word) || legalForms.has(word));
  return isSingleWord(first) || isForm ? [first, second].filter((part) => part !== '').join(', ') : first;
}

function showsItself(name: string, mayBeAmbiguous: boolean): boolean {
  const hasBothCases = /\p{Ll}/u.test(name);
  return (
    hasOrganizationForm(name, mayBeAmbiguous) ||
    entityMark.test(name) ||
    wordsIn(name).some((word) => joiningWords.has(word)) ||
    /\d(?!nd\b|rd\b)/i.test(name) ||
    (hasBothCases && (abbreviation.test(name) || consonants.test(name)))
  );
}

/** Whether a name has a legal form or a word of trade. */
function hasOrganizationForm(name: string, mayBeAmbiguous: boolean): boolean {
  const words = wordsIn(name);
  const hasAmbiguous = words.some((word) => ambiguousWords.has(word));
  return (
    words.some((word) => organizationWords.has(word)) ||
    (hasAmbiguous && (mayBeAmbiguous || words.length >= longName)) ||
    punctuatedForm.test(name) ||
    (/\p{Ll}/u.test(name) && shortForm.test(name))
  );
}

function isSingleWord(name: string): boolean {
  return /^[^\s,.]+$/u.test(name);
}

function wordsIn(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
