import type { Mention, StatementFacts } from '../guard/statement-facts.ts';
import { modelEdgeTypes, modelLabels, modelProperties } from './model-names.ts';

/** A name in a statement that the model does not have, and that would match nothing without a word; null: there is none. */
export function findStrangeName(facts: StatementFacts): (Mention & { readonly reason: string }) | null {
  const found = (mention: Mention | undefined, what: string) =>
    mention === undefined ? [] : [{ ...mention, reason: `the model has no ${what} ${mention.name}` }];
  const [first] = [
    ...found(
      facts.nodeLabels.find(({ name }) => !modelLabels.has(name)),
      'label',
    ),
    ...found(
      facts.relationshipTypes.find(({ name }) => !modelEdgeTypes.has(name)),
      'edge',
    ),
    ...found(
      facts.labelsOrTypes.find(({ name }) => !modelLabels.has(name) && !modelEdgeTypes.has(name)),
      'label or edge',
    ),
    ...found(
      facts.properties.find(({ name }) => !modelProperties.has(name) && !facts.mapKeys.includes(name)),
      'property',
    ),
  ];
  return first ?? null;
}
