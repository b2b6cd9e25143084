interface CitedRule {
  /** Citation with its days. */
  readonly inWords: string;
  readonly url: string | null;
}

/** The rules that a reason cites, each with its days and a link to its official text. */
export function Cited({ rules }: { readonly rules: readonly CitedRule[] }) {
  return (
    <cite>
      (
      {rules.map(({ inWords, url }, at) => (
        <span key={inWords}>
          {at > 0 && '; '}
          <OfficialText url={url}>{inWords}</OfficialText>
        </span>
      ))}
      )
    </cite>
  );
}

/** A text that links to the official address of a rule, if there is one. */
export function OfficialText({ url, children }: { readonly url: string | null; readonly children: string }) {
  if (url === null) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
