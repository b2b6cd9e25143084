import { tables } from '#graph/model/tables.ts';
import { tableNames, type TableName } from '#graph/model/vocabulary.ts';
import type { CellValue } from '#graph/write/stated-row.ts';
import { parseKey } from '../cells/parse-key.ts';
import { doubtsAboutIdentifiers } from '../identifiers/doubts-about-identifiers.ts';
import type { Notice } from '../notice.ts';

/** What the columns of a row say only together, or beyond their types. */
export interface RowFinding {
  readonly column: string;
  readonly reason: string;
  /** Whether the row can't go in; else it is noted under `kind`. */
  readonly rejects: boolean;
  readonly kind: Notice['kind'];
}

/** Rules of the format beyond single cells that need no other row. A label that is a private person's name is taken off `values`. */
export function checkRow(table: TableName, values: Record<string, CellValue>): readonly RowFinding[] {
  switch (table) {
    case 'people':
      return checkPerson(values);
    case 'designations':
      return checkDesignation(values);
    case 'claims':
      return checkClaim(values);
    case 'organizations':
    case 'contracts':
      return doubtsAboutIdentifiers(values).map((doubt) => ({ ...doubt, rejects: false, kind: 'doubtful-value' }));
    default:
      return [];
  }
}

function checkPerson(values: Record<string, CellValue>): readonly RowFinding[] {
  if (values['label'] === undefined || values['kind'] === 'GROUP') return [];
  delete values['label'];
  return [{ column: 'label', reason: 'Only groups have a label: dropped', rejects: false, kind: 'personal-data' }];
}

function checkDesignation(values: Readonly<Record<string, CellValue>>): readonly RowFinding[] {
  const { country, organization } = values;
  if ((country === undefined) !== (organization === undefined)) return [];
  const reason =
    country === undefined
      ? 'Neither a country nor an organization is given'
      : 'Both a country and an organization are given';
  return [{ column: 'organization', reason, rejects: true, kind: 'doubtful-value' }];
}

function checkClaim(values: Readonly<Record<string, CellValue>>): readonly RowFinding[] {
  const { about } = values;
  const wrong = typeof about === 'object' ? about.findIndex((item) => !isReference(item)) : -1;
  if (wrong < 0) return [];
  // Without its words: they may be about a person.
  const reason = `Not of the form file:key|key, with a file of the package before the colon: item ${wrong + 1}`;
  return [{ column: 'about', reason, rejects: true, kind: 'doubtful-value' }];
}

function isReference(item: string): boolean {
  const [, file, rest = ''] = /^([a-z]+)(?:\.csv)?:(.+)$/s.exec(item) ?? [];
  const name = tableNames.find((table) => table === file);
  if (name === undefined || !('value' in parseKey(rest))) return false;
  const keys = rest.split('|');
  return keys[0] !== '' && keys.length <= tables[name].primaryKey.length + 1;
}
