import { isIP, isIPv6 } from 'node:net';
import { normalizeColumn } from './csv.ts';

/**
 * Recognizes personal data in text by its form: contacts, addresses, identity numbers and labeled dates of birth anywhere in a text, and
 * personal names where an id of a person is expected. No list of names is used. A single word (`jdoe`) and lower-case words with a hyphen or an underscore
 * (`jane-doe`) look like pseudonyms and pass, and so do roles and groups (`Night shift 2`), but not names with a role (`engineer: Jane Doe`).
 */

interface Pattern {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Whether a match is accepted. */
  readonly accepts?: (found: string) => boolean;
}

// Every quantifier is bounded: time stays linear in the length of the text.
const contacts: readonly Pattern[] = [
  {
    kind: 'an e-mail address',
    pattern: /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  },
  {
    kind: 'an e-mail address',
    pattern:
      /[\p{L}\p{N}._%+'-]{1,64} ?(?:[([{<] ?at ?[)\]}>]|_at_) ?[\p{L}\p{N}-]{1,63}(?:(?:\.| ?[([{<] ?dot ?[)\]}>] ?|_dot_)[\p{L}\p{N}-]{1,63}){1,8}/giu,
  },
  {
    kind: 'an IP address',
    // Not a section of a guide or a regulation, such as § 5.5.2.2, also in a list.
    pattern:
      /(?<![\p{L}\p{N}_.])(?<!(?:§|\b(?:sections?|sec\.|paragraphs?))\s{0,2}(?:\d[\d.]{2,14},?(?: and| or)?\s){0,4})\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_]|\.\d)/giu,
    accepts: (found) => isIP(found) === 4,
  },
  {
    kind: 'an IP address',
    pattern:
      /(?<![\p{L}\p{N}_:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?![\p{L}\p{N}_:])/giu,
    // Not `::` or times of day such as 10:30:45.
    accepts: (found) => found.length > 4 && isIPv6(found),
  },
  {
    kind: 'a social security number',
    pattern: /(?<![\p{L}\p{N}-])\d{3}([- ])\d{2}\1\d{4}(?![\p{L}\p{N}]|-\d)/gu,
    accepts: isSocialSecurityNumber,
  },
  {
    kind: 'a telephone number',
    pattern: /(?<![\p{L}\p{N}+])\+\d{1,3}(?:[ .()-]{0,2}\d{1,5}){2,6}(?!\d)/gu,
    accepts: (found) => /^\d{8,15}$/.test(digitsOf(found)),
  },
  {
    kind: 'a telephone number',
    pattern:
      /(?<![\p{L}\p{N}.-])(?:1[ .-])?(?:\([2-9]\d{2}\)[ -]?\d{3}[ .-]\d{4}|[2-9]\d{2}([ .-])\d{3}\1\d{4})(?![\p{L}\p{N}]|[.-]\d)/gu,
  },
  {
    kind: 'a telephone number',
    pattern:
      /(?<![\p{L}\p{N}])(?:tel|telephone|phone|ph|fax|cell|mobile|dsn)(?:[.:#]| no\.?| number| is){0,2} {0,2}[+(]?\d(?:[ .()-]{0,2}\d){6,14}/giu,
  },
  {
    kind: 'a date of birth',
    // Its label is what tells it from any other date.
    pattern:
      /(?<![\p{L}\p{N}])(?:d\.?o\.?b\.?|date of birth|birth ?date|born)(?: (?:on|is))?[:=, ]{0,3}(?:\d{1,4}([-./])\d{1,2}\1\d{1,4}|\d{1,2} \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4})(?!\d)/giu,
  },
  {
    kind: 'an identity number',
    pattern:
      /(?<![\p{L}\p{N}])(?:ssn|itin|edipi|passport|dod id|national id)(?:[.:#]| no\.?| number| is){0,2} {0,2}\p{L}{0,2}\d(?:[ -]?\d){5,12}(?![\p{L}\p{N}])/giu,
  },
];

/** Matches every text with a contact. Most texts, and most ids with digits, do not match and need no further patterns. */
const mayHoldContact =
  /@|[([{<] ?at ?[)\]}>]|_at_|:.*:|\+\d|\d[ .-]\d|\)[ -]?\d|(?:tel|phone|ph|fax|cell|mobile|dsn)(?:[.:#]| no\.?| number| is){0,2} {0,2}[+(]?\d|d\.?o\.?b|birth|born|ssn|itin|edipi|passport|dod id|national id/isu;

/**
 * Replaces each contact, address, identity number and labeled date of birth in a text by a note. One that is written with full-width letters
 * or invisible marks is found too; the whole text then gets plain ones.
 */
export function withoutContacts(text: string): string {
  const cleaned = withoutPlainContacts(text);
  if (/^[ -~]*$/.test(text)) return cleaned;
  const plain = withoutPlainContacts(normalized(text));
  return plain === normalized(cleaned) ? cleaned : plain;
}

function withoutPlainContacts(text: string): string {
  if (!mayHoldContact.test(text)) return text;
  return contacts.reduce(
    (rest, { kind, pattern, accepts }) =>
      rest.replace(pattern, (found: string) =>
        accepts === undefined || accepts(found) ? `[${kind.replace(/^an? /, '')} removed]` : found,
      ),
    text,
  );
}

/** Returns the kind of personal data in a text that should name something else; null if there is none. */
export function findContact(text: string): string | null {
  const plain = normalized(text);
  if (!mayHoldContact.test(plain)) return null;
  const found = contacts.find(({ pattern, accepts }) =>
    [...plain.matchAll(pattern)].some(([match]) => accepts === undefined || accepts(match)),
  );
  return found?.kind ?? null;
}

/** Returns what an id of a person looks like if it is not a pseudonym, such as `a name` or `an e-mail address`; null if it may be a pseudonym. */
export function findPersonalId(id: string): string | null {
  const plain = normalized(id);
  const number = numbers.find(({ pattern, accepts }) => {
    const [match] = pattern.exec(plain) ?? [];
    return match !== undefined && (accepts === undefined || accepts(match));
  });
  if (number !== undefined) return number.kind;
  if (isIP(plain.replace(/^\[(.*)\]$/, '$1')) > 0) return 'an IP address';
  return findContact(plain) ?? (isName(plain) ? 'a name' : null);
}

/** Returns the form of a personal value for messages, with `X`, `x` and `9` for its letters and digits. */
export function maskedForm(value: string): string {
  const form = value
    .slice(0, 40)
    .replace(/\p{Cc}|\p{Cf}/gu, ' ')
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{L}\p{M}]/gu, (letter) => (letter === 'X' ? letter : 'x'))
    .replace(/\p{N}/gu, '9');
  return value.length > 40 ? `${form}…` : form;
}

/** What is shown instead of the name of a sole proprietor, who is a private person. @param identifier null: there is none */
export function shownSoleProprietor(identifier: string | null): string {
  return identifier === null ? 'Sole proprietor' : `Sole proprietor ${identifier}`;
}

const numbers: readonly Pattern[] = [
  { kind: 'a social security or taxpayer number', pattern: /^\d{9}$/, accepts: isSocialSecurityNumber },
  { kind: 'a DoD ID or telephone number', pattern: /^(?:\p{L}+\.){0,4}\d{10}$/u },
  { kind: 'a telephone number', pattern: /^1\d{10}$/ },
  { kind: 'a national identity number', pattern: /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx]$|^[2-9]\d{11}$/ },
  // Numbers that begin with zeros are counters, such as P00000042.
  { kind: 'a passport number', pattern: /^(?:\p{L}\d{8}|\p{L}{2}\d{7})$/u, accepts: (id) => !/^\p{L}+000/u.test(id) },
  {
    kind: 'an identity number',
    pattern: /^(?:ssn|itin|passport|edipi|dod_?id|cac|dl|national_?id)[\W_]{0,3}[a-z]{0,2}\d[\d -]{5,}$/i,
  },
  {
    kind: 'a date of birth',
    pattern: /(?<!\d)(?:19[2-9]\d|200\d|201[0-2])([-./]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)/,
    accepts: (found) => /[-./]/.test(found),
  },
  { kind: 'a date of birth', pattern: /^(?:19[2-9]\d|200\d|201[0-2])(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/ },
  { kind: 'a date of birth', pattern: /^(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)?\d{2}$/ },
  {
    kind: 'an IP address',
    pattern: /^(?:(?:ip|host)[-_]?)?\d{1,3}([-_])\d{1,3}\1\d{1,3}\1\d{1,3}$/i,
    // Not the numbers of a section, such as 1-2-3-4.
    accepts: (id) => /\d\d/.test(id) && isIP((id.match(/\d+/g) ?? []).join('.')) === 4,
  },
  { kind: 'an account name', pattern: /^[\w.-]+\\[\w.$-]+$/ },
  { kind: 'a directory name', pattern: /(?:^|[,/])\s*(?:cn|uid|sn|givenname)\s*=/i },
];

/** Areas 000, 666 and 900–999, group 00 and serial 0000 were never issued; 9xx-50 and above are taxpayer numbers. */
function isSocialSecurityNumber(text: string): boolean {
  const [, area = '', group = '', serial = ''] = /^(\d{3})(\d{2})(\d{4})$/.exec(digitsOf(text)) ?? [];
  if (area === '' || area === '000' || area === '666' || group === '00' || serial === '0000') return false;
  return area < '900' || group >= '50';
}

/** Words that show that an id of several words is a role or a group, not a name. */
const roleWords = new Set(
  `admin administrator analyst approver architect assistant citizen client consultant contractor crew department desk developer
   employee eng engineer escort expert foreign group guest help individual intern lead manager member national office officer operator
   people person personnel pool programmer reviewer role security shift soc specialist staff student subject supervisor support
   team technician temp tester trainee unit unknown user vendor visitor volunteer worker workforce based digital cleared`
    .split(/\s+/)
    .flatMap((word) => [word, `${word}s`]),
);

/** Roles of one person, which may stand before a name. */
const titles = new Set(
  `admin administrator analyst approver architect assistant consultant developer employee eng engineer escort expert intern lead manager
   officer operator person programmer reviewer specialist student subject supervisor technician tester trainee user worker`.split(
    /\s+/,
  ),
);

/** Whether an id has the form of a name, also with a role: `Jane Doe`, `DOE, JANE Q.`, `jane.doe`, `JaneDoe`, `engineer: Jane Doe`, `王小明`. */
function isName(id: string): boolean {
  const mayBe = /[\s.,:=]|[^ -~]|\p{Ll}\p{Lu}/u.test(id) || (/[_-]/.test(id) && !/\d{5}/.test(id));
  if (!mayBe) return false;
  const bare = id.replace(/\s*\([^)]*\)\s*$/, '').replace(/[\s#]{0,3}\d{0,12}$/, '');
  if (hasNameForm(bare)) return true;
  // A label says what follows it, and a role after a name what the person does.
  const parts = bare.split(/ {0,3}[:;=|/] {0,3}| {1,3}[-–—] {1,3}|, {0,3}(?=\p{L}{1,40}$)/u);
  if (parts.length > 1) return parts.some((part) => hasNameForm(part) || isTitledName(part));
  return isTitledName(bare);
}

/** Whether a name follows a role: not what may name a group, such as “engineers, Night Two” or “escort on call”. */
function isTitledName(text: string): boolean {
  const words = text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}’']+/gu) ?? [];
  const first = words.findIndex((word) => !titles.has(word.toLowerCase()));
  if (first < 1) return false;
  const rest = text
    .slice(text.lastIndexOf(words[first - 1] ?? '') + (words[first - 1] ?? '').length)
    .replace(/^[\s._-]+/, '');
  return hasNameForm(rest) && (/^[^\s]+$/.test(rest) || !/(?:^|\s)\p{Ll}/u.test(rest));
}

function hasNameForm(text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{M}]+/u);
  const joined = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+|)(\p{Lu}\p{Ll}+)$/u.exec(text)?.slice(1) ?? [];
  if ([...words, ...joined].some((word) => roleWords.has(word.toLowerCase()))) return false;
  const hasLongWord = words.some((word) => word.length > 1);
  const isWords = /^[\p{L}\p{M}'’.-]{1,40}(?:(?:\s*,\s*|\s+)[\p{L}\p{M}'’.-]{1,40}){1,4}$/u.test(text) && hasLongWord;
  const isDotted = /^\p{L}[\p{L}\p{M}'’-]{0,40}(?:\.\p{L}[\p{L}\p{M}'’-]{0,40}){1,2}$/u.test(text) && text.length > 4;
  const isCapitalized = /^\p{Lu}\p{Ll}+(?:[_-]\p{Lu}\.?)?[_-]\p{Lu}\p{Ll}+$/u.test(text);
  const isJoined = joined.length > 0 && text.length > 4;
  const isShort = /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4})$/u.test(text);
  return isWords || isDotted || isCapitalized || isJoined || isShort;
}

/** Replaces full-width digits and letters by plain ones and removes invisible marks, so that text that looks the same is treated the same. */
function normalized(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.trim();
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/**
 * Names of columns with data that is never stored: names of private persons, birth data, identity numbers, contacts, addresses,
 * command text, network addresses. Compared in lower case, with `_` for every character that is not a letter or digit.
 */
const personalNames: readonly RegExp[] = [
  /(^|_)(first|last|middle|full|given|family|maiden|person|employee|engineer|escort|holder|officer|contact|legal_first|sur)_?names?$/,
  /(^|_)(surname|forename|nickname|signature|photo|picture)s?$/,
  /(^|_)(dob|birth|born|birth_?day|birth_?date|date_of_birth|place_of_birth|birthplace|age|gender|sex|race|religion)(_|$)/,
  /(^|_)(ssn|social_security\w*|passport\w*|national_id\w*|tax_?id\w*|driver\w*licen[cs]e\w*|badge\w*|edipi|dod_?id\w*|id_card\w*)(_|$)/,
  /(^|_)(e?_?mails?|phones?|telephones?|mobiles?|fax|home_address|address|address_line\w*|street\w*|zip\w*|postal\w*|contacts?|username|user_name|login)(_|$)/,
  /(^|_)(ip|ip_?v?[46]?_?addr(ess)?(es)?|source_ip|client_ip|mac_?address|hostname)(_|$)/,
  /(^|_)(commands?|command_?(text|line)|keystrokes?|shell_history|transcripts?)(_|$)/,
  /highly_compensated_officer/,
  /(^|_)(attn|ceo|directors?|officers?|presidents?|signator(y|ies))(_names?)?$/,
];

/** In a file about persons, these columns hold names of persons. */
const personalInPeople = /^(name|names|title|display_name)$|(^|_)alias(es)?$/;

/** In a list of suppliers, these columns name persons at the supplier or the customer. In other files they may be about organizations. */
const personalInLists = /person|(^|_)(buyers?|beneficial)(_|$)/;

/** Whether a column of a list of suppliers may hold personal data, judged by its name. */
export function isPersonalInList(column: string): boolean {
  return isPersonalColumn(column, false) || personalInLists.test(normalizeColumn(column));
}

/** Whether a column unknown to the format may hold personal data, judged by its name. */
export function isPersonalColumn(column: string, aboutPersons: boolean): boolean {
  const name = normalizeColumn(column);
  return personalNames.some((pattern) => pattern.test(name)) || (aboutPersons && personalInPeople.test(name));
}
