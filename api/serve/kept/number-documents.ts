import { Kind, OperationTypeNode, type DocumentNode } from 'graphql';
import { keptFields } from './kept-fields.ts';

/**
 * Gives each document whose answers may be kept a number of its own, shorter than its text; null: not to be kept. The same text is
 * the same document while the server has it parsed.
 */
export function numberDocuments(): (document: DocumentNode) => number | null {
  const numbers = new WeakMap<DocumentNode, number | null>();
  let next = 0;
  return (document) => {
    const known = numbers.get(document);
    if (known !== undefined) return known;
    const number = isKept(document) ? next++ : null;
    numbers.set(document, number);
    return number;
  };
}

/** Fragments on the root are rare, and not looked into. */
function isKept({ definitions }: DocumentNode): boolean {
  return definitions.every(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ||
      (definition.kind === Kind.OPERATION_DEFINITION &&
        definition.operation === OperationTypeNode.QUERY &&
        definition.selectionSet.selections.every((one) => one.kind === Kind.FIELD && keptFields.has(one.name.value))),
  );
}
