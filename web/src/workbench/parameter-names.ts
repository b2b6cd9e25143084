/** Comments, texts and quoted names, in which a $ is no parameter; then parameters, plain or in backticks. */
const TOKENS =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'(?:\\[\s\S]|[^'\\])*(?:'|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|\$(?:([\p{L}\p{N}_]+)|`((?:``|[^`])+)`)|`(?:``|[^`])*(?:`|$)/gu;

/** Names of the parameters of a statement, in the order in which they first appear. */
export function parameterNames(statement: string): readonly string[] {
  const names = [...statement.matchAll(TOKENS)].flatMap(([, plain, quoted]) => {
    const name = plain ?? quoted?.replaceAll('``', '`');
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

/** The statement with each mention of these parameters as something else, such as `date($day)`. */
export function wrapParameters(statement: string, wrap: (name: string) => string | null): string {
  return statement.replace(TOKENS, (token: string, plain?: string, quoted?: string) => {
    const name = plain ?? quoted;
    return name === undefined ? token : (wrap(name) ?? token);
  });
}
