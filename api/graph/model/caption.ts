import { tables } from './tables.ts';

/** The longest caption, in characters. */
export const longestCaption = 200;

const propertiesByLabel: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.values(tables).flatMap((table): readonly (readonly [string, readonly string[]])[] => {
    if (table.kind !== 'entity') return [];
    const fields = table.caption.map((name) => table.fields.find((field) => field.name === name));
    return [
      [table.label, fields.flatMap((field) => (field !== undefined && 'property' in field ? [field.property] : []))],
    ];
  }),
  // A node although its table is of edges.
  ['Vetting', ['tier']],
]);

/** Returns the properties that can caption a node with the label; the first one with a value does. */
export function captionProperties(label: string): readonly string[] {
  return propertiesByLabel.get(label) ?? ['name'];
}

/**
 * Returns the short text that stands for a node in pictures and lists: the first of its caption's properties that has a value, otherwise its key.
 * A longer one is cut; the property that it comes from has the whole text.
 */
export function captionOf(label: string, properties: Readonly<Record<string, unknown>>, key: string): string {
  const text =
    captionProperties(label)
      .map((name) => properties[name])
      .find((value): value is string => typeof value === 'string' && value !== '') ?? key;
  return cutText(text, longestCaption);
}

/** Cuts a text that is longer than a number of characters, with an ellipsis at its end. */
export function cutText(text: string, longest: number): string {
  // Never half a character.
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
