/**
 * Names of columns that hold what is never stored: names of private persons, birth data, identity numbers, contacts,
 * addresses, command text, network addresses. Compared without case and with `_` for every other sign.
 */
const personalNames: readonly RegExp[] = [
  /(^|_)(first|last|middle|full|given|family|maiden|person|employee|engineer|escort|officer|contact|legal_first|sur)_?names?$/,
  /(^|_)(surname|forename|nickname|alias|signature|photo|picture)s?$/,
  /(^|_)(dob|birth|born|birth_?day|birth_?date|date_of_birth|place_of_birth|birthplace|age|gender|sex|race|religion)(_|$)/,
  /(^|_)(ssn|social_security\w*|passport\w*|national_id\w*|tax_?id\w*|driver\w*licen[cs]e\w*|badge\w*|edipi|dod_?id\w*|id_card\w*)(_|$)/,
  /(^|_)(e?_?mails?|phones?|telephones?|mobiles?|fax|home_address|address|address_line\w*|street\w*|zip\w*|postal\w*|contacts?|username|user_name|login)(_|$)/,
  /(^|_)(ip|ip_?v?[46]?_?addr(ess)?(es)?|source_ip|client_ip|mac_?address|hostname)(_|$)/,
  /(^|_)(commands?|command_?(text|line)|keystrokes?|shell_history|transcripts?)(_|$)/,
  /highly_compensated_officer/,
];

/** In a file about persons a plain name is a person's. */
const personalInPeople = /^(name|names|title|display_name)$/;

/** Whether a column that a format does not have would hold personal data: it is dropped as such, and said so. */
export function isPersonalColumn(column: string, aboutPersons: boolean): boolean {
  const name = column
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  return personalNames.some((pattern) => pattern.test(name)) || (aboutPersons && personalInPeople.test(name));
}
