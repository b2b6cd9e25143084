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

/** The statement with `date($day)` as `$day` again, and so for lists of days: what a file declares as a day arrives as one. */
export function unwrapDays(statement: string, days: ReadonlySet<string>): string {
  let written = '';
  let done = 0;
  for (const match of statement.matchAll(TOKENS)) {
    const [token, plain, quoted] = match;
    const name = plain ?? quoted;
    if (name === undefined || !days.has(name)) continue;
    const end = match.index + token.length;
    const [before, after] = [statement.slice(done, match.index), statement.slice(end)];
    const wrapping = [
      { opening: 'date(', closing: ')' },
      { opening: '[day IN ', closing: ' | date(day)]' },
    ].find(({ opening, closing }) => before.endsWith(opening) && after.startsWith(closing));
    if (wrapping === undefined) continue;
    written += `${before.slice(0, -wrapping.opening.length)}${token}`;
    done = end + wrapping.closing.length;
  }
  return written + statement.slice(done);
}
