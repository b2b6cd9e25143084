import { dayInShort } from '../words/day-words.ts';
import type { SourceNameFragment } from '../generated/graphql.ts';

/** A source with its date; a link where its address is known and is one of the web. */
export function SourceLink({ source }: { readonly source: SourceNameFragment }) {
  const name = [source.publisher, source.title].filter((part) => part !== null && part !== '').join(': ') || source.key;
  const on = source.publishedOn === null ? '' : `, ${dayInShort(source.publishedOn)}`;
  const address = webAddress(source.url);
  return address === null ? (
    <span>
      {name}
      {on}
      <span className="soft"> (address not given)</span>
    </span>
  ) : (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {name}
      {on}
      <span aria-hidden="true"> ↗</span>
      <span className="unseen"> (opens the source in a new tab)</span>
    </a>
  );
}

/** Data may hold any text as an address: only http and https become links. */
function webAddress(url: string | null): string | null {
  if (url === null || url === '') return null;
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(full)) return null;
  const { protocol, href } = new URL(full);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
