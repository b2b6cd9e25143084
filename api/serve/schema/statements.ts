import { statedRelationships } from '#graph/lists/fields.ts';
import type { Relationship } from '#graph/model/relationships.ts';
import type { Field, FieldType } from '#graph/model/table.ts';
import { findReferredLabel } from '#graph/model/tables.ts';
import { enumName, statementOwner } from './fields.ts';

/** A field of `Statement` that has one of its `properties` with its type. */
interface StatementField {
  /** The name of the property. */
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

const types = {
  string: 'String',
  country: 'String',
  integer: 'Int',
  number: 'Float',
  date: 'Date',
  yesno: 'Boolean',
  list: '[String!]',
} as const satisfies Record<Exclude<FieldType, 'enum'>, string>;

function typeOf({ edge }: Relationship, { type, property }: Field & { readonly property: string }): string {
  return type === 'enum' ? enumName(statementOwner(edge), property) : types[type];
}

/** Says of which hops a statement has the value; a value that refers to a node is the node's key. */
function descriptionOf({ edge, table }: Relationship, { name, description }: Field): string {
  const isKey = findReferredLabel({ foreignKeys: table?.foreignKeys ?? [] }, name) !== null;
  return `${edge}: ${description}${isKey ? ' Its key.' : ''}`;
}

/** The typed values of statements, from the tables whose rows state edges. A property of several edges is one field. */
export const statementFields: readonly StatementField[] = collectFields();

function collectFields(): readonly StatementField[] {
  const found = new Map<string, StatementField>();
  for (const relationship of statedRelationships)
    for (const field of relationship.fields) {
      const { property: name } = field;
      const [type, description] = [typeOf(relationship, field), descriptionOf(relationship, field)];
      const known = found.get(name);
      if (known !== undefined && known.type !== type)
        throw new Error(`Statements have ${name} as ${known.type} and as ${type}.`);
      found.set(name, {
        name,
        type,
        description: known === undefined ? description : `${known.description} ${description}`,
      });
    }
  return [...found.values()];
}

/** SDL for the typed values of statements. */
export function deriveStatementSdl(): string {
  const fields = statementFields.map(
    ({ name, type, description }) => `${JSON.stringify(description)}\n  ${name}: ${type}`,
  );
  return `extend type Statement {\n  ${fields.join('\n  ')}\n}\n`;
}
