import { tables } from '../model/tables.ts';
import { edgeTypes, labels, personRoles } from '../model/vocabulary.ts';

/** Names that a saved query may use, from the model: what is not here would match nothing, without a word. */
export const modelLabels: ReadonlySet<string> = new Set([...labels, ...personRoles]);

export const modelEdgeTypes: ReadonlySet<string> = new Set(edgeTypes);

/** What statements have beside the fields of their tables; `to` is the subcontractor's key on SUBCONTRACTS_TO, `address` what a claim is about. */
const statementProperties = [
  'key',
  'source',
  'row',
  'validFrom',
  'validTo',
  'confidence',
  'dataClass',
  'withdrawn',
  'recordedAt',
  'supersededAt',
  'importId',
  'to',
  'address',
];

/** Nodes that no table describes: countries. */
const countryProperties = ['name', 'isForeign'];

export const modelProperties: ReadonlySet<string> = new Set([
  ...statementProperties,
  ...countryProperties,
  ...Object.values(tables).flatMap(({ fields }) =>
    fields.flatMap((field) => ('property' in field ? [field.property] : [])),
  ),
]);
