/** Enumerations that have a type of their own, written by hand, by the field's name. */
const written: Readonly<Record<string, string>> = {
  dataClass: 'DataClass',
  mode: 'AccessMode',
  basis: 'AccessBasis',
};

/** The GraphQL type of an enumeration's values. @param owner the type or the kind of statement that has the field */
export function enumName(owner: string, field: string): string {
  return written[field] ?? `${owner}${pascal(field)}`;
}

export function isWritten(field: string): boolean {
  return field in written;
}

function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
