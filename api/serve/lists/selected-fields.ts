import { Kind, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

/** What of an execution a selection is looked up in. */
export interface Selected {
  readonly fieldNodes: readonly FieldNode[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/**
 * What is selected under a field, by field name: rather too much than too little, for conditions of fragments, `@skip` and
 * `@include` are not looked at. Aliases of a field are together.
 */
export function selectedFields({ fieldNodes, fragments }: Selected): ReadonlyMap<string, readonly FieldNode[]> {
  const found = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode | undefined) => {
    for (const selection of set?.selections ?? []) {
      switch (selection.kind) {
        case Kind.FIELD:
          found.set(selection.name.value, [...(found.get(selection.name.value) ?? []), selection]);
          break;
        case Kind.INLINE_FRAGMENT:
          collect(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD:
          if (seen.has(selection.name.value)) break;
          seen.add(selection.name.value);
          collect(fragments[selection.name.value]?.selectionSet);
          break;
      }
    }
  };
  for (const { selectionSet } of fieldNodes) collect(selectionSet);
  return found;
}
