import { useState } from 'react';
import { writeAddress } from '../address/address.ts';
import type { AskedTopic } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toRequest } from '../casework/draft-link.tsx';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { RequestDraftsDocument, SaveRequestDocument } from '../generated/graphql.ts';
import type { RequestDraftsQuery } from '../generated/graphql.ts';
import { change } from '../server/change.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { Writable } from '../ui/states.tsx';
import { counted, dayInWords, inDigits } from '../words.ts';
import { TextActions, requestKindWords } from './requests.tsx';

/** The drafts of requests for what is not on record, under the conditions of the page. */
export function Drafts({ ask }: { readonly ask: AskedTopic }) {
  const { conditions } = useAddress().address;
  const answer = useAnswer(RequestDraftsDocument, {
    filter: toFilter(conditions),
    topics: ask === 'ALL' ? [] : [ask],
    first: MAX_PAGE_SIZE,
  });
  return (
    <main className="page cases" id="pane-0" tabIndex={-1}>
      <p>
        <AddressLink change={toRequest(null)}>Cases</AddressLink>
      </p>
      <h2 className="page-title">Draft a request</h2>
      <p className="soft">
        For what the record does not answer: who likely holds the answer, and how many accesses exposed on{' '}
        {dayInWords(conditions.asOf)} it would settle{underConditions(conditions)}. Keep one to edit it and to follow
        what becomes of it.
      </p>
      <Panel title="Drafts" note="those that settle the most accesses first; no draft asks for names of persons">
        <Loaded answer={answer} what="the drafts" rows={4}>
          {({ requestDrafts: drafts }) => (
            <>
              {drafts.length === 0 && (
                <p className="soft aside">
                  Nothing to ask: no access that is exposed on {dayInWords(conditions.asOf)} lacks this on record
                  {underConditions(conditions)}.
                </p>
              )}
              <ul className="case-list">
                {drafts.map((draft) => (
                  <Draft
                    key={[draft.title, draft.kind, draft.text].join('\n')}
                    draft={draft}
                    isOpen={drafts.length === 1}
                  />
                ))}
              </ul>
              {drafts.length === MAX_PAGE_SIZE && (
                <p className="soft small aside">
                  The {inDigits(MAX_PAGE_SIZE)} that settle the most accesses. Narrow the conditions to see others.
                </p>
              )}
            </>
          )}
        </Loaded>
      </Panel>
    </main>
  );
}

type DraftRow = RequestDraftsQuery['requestDrafts'][number];

function Draft({ draft, isOpen }: { readonly draft: DraftRow; readonly isOpen: boolean }) {
  const { address, go } = useAddress();
  const [problem, setProblem] = useState<string | null>(null);
  const [isKeeping, setKeeping] = useState(false);
  const { topic, kind, title, recipient, text, accesses, systems, asOf } = draft;
  const keep = async (): Promise<void> => {
    setKeeping(true);
    const saved = await change(SaveRequestDocument, {
      id: null,
      revision: null,
      request: {
        ...{ topic, kind, title, text, asOf, accesses },
        recipient: recipient ?? 'not on record',
        address: writeAddress(address),
      },
    });
    setKeeping(false);
    if ('problem' in saved) setProblem(saved.problem);
    else go(toRequest(saved.data.saveRequest.id));
  };
  return (
    <li className="case">
      <div className="case-head">
        <h4>{title}</h4>
        <span className="soft small">
          {requestKindWords[kind]} to {recipient ?? 'a holder that is not on record'} · settles{' '}
          {counted(accesses, 'access', 'accesses')} to {counted(systems, 'system')}
        </span>
      </div>
      <details open={isOpen}>
        <summary>
          Text<span className="unseen"> of {title}</span>
        </summary>
        <pre className="request-text" tabIndex={0}>
          {text}
        </pre>
      </details>
      <div className="actions">
        <Writable>
          <ActionButton className="button main" off={isKeeping} onClick={() => void keep()}>
            Keep<span className="unseen"> {title}</span>
          </ActionButton>
        </Writable>
        <TextActions title={title} text={text} />
      </div>
      {problem !== null && (
        <p role="alert" className="wrong">
          {problem}
        </p>
      )}
    </li>
  );
}
