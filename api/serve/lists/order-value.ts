/** A field's name as a value of an enumeration: `usPersonStatus` → `US_PERSON_STATUS`. */
export function orderValue(field: string): string {
  return field.replace(/([A-Z])/g, '_$1').toUpperCase();
}
