/** Types of the model that the server's search knows; a value of another type is typed. */
const searched: ReadonlySet<string> = new Set([
  'Agency',
  'Contract',
  'Organization',
  'Person',
  'System',
  'Country',
  'DesignationList',
]);

/** The type of the model of which a parameter takes one or several; null: none that can be picked. */
export function pickedType(type: string): string | null {
  const [name = ''] = /[A-Za-z]+/.exec(type) ?? [];
  return searched.has(name) ? name : null;
}
