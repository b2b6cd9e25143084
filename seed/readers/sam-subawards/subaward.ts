import { awardConfidence, parseAmount, requireParty, subawardIds } from '../awards/award.ts';
import type { AwardCells, AwardRow } from '../awards/award.ts';
import { isSoleProprietor } from '../awards/party.ts';
import { parseKey } from '../cells.ts';

/** Parses a record. @throws CellRefused for the first unreadable value */
export function parseSamSubaward(cells: AwardCells<SubawardField>): AwardRow {
  const key = cells.awardKey('primeContractKey');
  const day = cells.subawardDay('subAwardDate');
  cells.checkParent('referencedIDVPIID', key);
  const number = cells.optional('subAwardNumber', parseKey);
  const report = cells.optional('subAwardReportId', parseKey);
  const amount = cells.optional('subAwardAmount', parseAmount);
  const name = cells.text('subEntityLegalBusinessName');
  const soleProprietor = isSoleProprietor(cells.text('subBusinessType'));
  const ids = subawardIds({ award: key, report, number, amount, day, name, soleProprietor });
  const unknown = { duns: '', soleProprietor: false };
  const noParent = { uei: '', name: '', ...unknown };
  const prime = requireParty(
    cells.party(
      'primeEntityUei',
      { uei: cells.text('primeEntityUei'), name: cells.text('primeEntityName'), ...unknown, unnamed: `${key}/prime` },
      null,
      noParent,
    ),
    'primeEntityUei',
  );
  const subawardee = requireParty(
    cells.party(
      'subEntityUei',
      { uei: cells.text('subEntityUei'), duns: '', name, soleProprietor, unnamed: ids.unnamed },
      'entityPhysicalAddress.country.code',
      { uei: cells.text('subParentUei'), name: cells.text('subEntityParentLegalBusinessName'), ...unknown },
    ),
    'subEntityUei',
  );
  return {
    award: {
      key,
      piid: cells.optional('piid', parseKey),
      title: cells.text('descriptionOfRequirement') || null,
      amount: cells.optional('totalContractValue', parseAmount),
      // The day of signature is not the first day of performance.
      start: null,
      end: null,
      performedIn: null,
    },
    confidence: awardConfidence.repeatedAward,
    // Departments have other codes here than on USAspending; the agencies' codes are the same.
    agency: null,
    subAgency: cells.coded(
      'primeOrganizationInfo.contractingAgency.code',
      'primeOrganizationInfo.contractingAgency.name',
    ),
    prime,
    day,
    subaward: {
      contractor: prime,
      subawardee,
      number,
      amount,
      performedIn: null,
      report,
      row: ids.row(prime.key, subawardee.key, null),
    },
  };
}

/** A value of a record, by its path; SAM.gov does not write the names in the same case everywhere. */
export type SubawardField =
  | 'primeContractKey'
  | 'piid'
  | 'referencedIDVPIID'
  | 'subAwardReportId'
  | 'subAwardNumber'
  | 'subAwardAmount'
  | 'subAwardDate'
  | 'subEntityUei'
  | 'subEntityLegalBusinessName'
  | 'subParentUei'
  | 'subEntityParentLegalBusinessName'
  | 'subBusinessType'
  | 'entityPhysicalAddress.country.code'
  | 'primeEntityUei'
  | 'primeEntityName'
  | 'totalContractValue'
  | 'descriptionOfRequirement'
  | 'primeOrganizationInfo.contractingAgency.code'
  | 'primeOrganizationInfo.contractingAgency.name';

/** Other names of the fields, from the documentation of the API, whose table and examples differ. */
const aliases: Readonly<Record<string, string>> = {
  subentityphysicaladdress: 'entityphysicaladdress',
  subtoppayemployee: 'subcontractortoppayemployee',
};

/** Returns the texts of a record by field; null if it is not an object. */
export function fieldsOf(record: unknown): ((field: SubawardField) => string) | null {
  if (!isObject(record)) return null;
  return (field) => textOf(field.split('.').reduce(valueOf, record));
}

/** Returns the names of the fields about private persons, and of addresses, that a record has. */
export function personalFieldsOf(record: unknown): readonly string[] {
  if (!isObject(record)) return [];
  const personal = ['subContractorTopPayEmployee', 'entityPhysicalAddress.streetAddress'];
  return personal.filter((field) => (field.split('.').reduce(valueOf, record) ?? null) !== null);
}

function valueOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  const wanted = name.toLowerCase();
  const found = Object.entries(value).find(([key]) => {
    const lower = key.toLowerCase();
    return (aliases[lower] ?? lower) === wanted;
  });
  return found?.[1];
}

/** A list, such as that of business types, becomes the codes and names of its members. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value)) return '';
  return value.flatMap((item: unknown) => [valueOf(item, 'code'), valueOf(item, 'name')].map(textOf)).join(';');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
