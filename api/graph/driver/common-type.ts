/** The type of values of two types: of null and another that other one, of others that differ `ANY`. */
export function commonType(a: string, b: string): string {
  if (a === b || b === 'NULL') return a;
  if (a === 'NULL') return b;
  const [one, other] = [a, b].map((type) => /^LIST<(.*)>$/.exec(type)?.[1]);
  return one === undefined || other === undefined ? 'ANY' : `LIST<${commonType(one, other)}>`;
}
