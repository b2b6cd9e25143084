import type { AnyVariables, TypedDocumentNode } from '@urql/core';

/** The fields that return what people decide and save, or what depends on it. A test compares them with the schema. */
const FIELDS: ReadonlySet<string> = new Set([
  ...['review', 'reviews', 'events', 'investigation', 'investigations', 'ownQuestions'],
  ...['request', 'requests', 'requestDrafts', 'watchSets', 'screening', 'screenings', 'savedMapping', 'savedMappings'],
]);

/** The conditions of a filter that compare what people decide and save. */
const CONDITIONS = /"(decisions|watchSet)":/;

const known = new WeakMap<object, boolean>();

/** Whether the answer to a query depends on what people decide and save: if not, it need not be loaded again when they do. */
export function dependsOnCasework<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): boolean {
  return selectsCasework(document) || CONDITIONS.test(JSON.stringify(variables ?? {}));
}

/** May say so of a document that only has an argument or a type of such a name. */
function selectsCasework(document: object): boolean {
  const before = known.get(document);
  if (before !== undefined) return before;
  const names = JSON.stringify(document).matchAll(/"value":"(\w+)"/g);
  const selects = [...names].some(([, name = '']) => FIELDS.has(name));
  known.set(document, selects);
  return selects;
}
