import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { DraftLink, toRequest } from '../casework/draft-link.tsx';
import { SavedItem, SavedList } from '../casework/saved-list.tsx';
import { RequestStatus, RequestsDocument } from '../generated/graphql.ts';
import type { RequestKind } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { Select } from '../ui/fields.tsx';
import { fileName, saveFile } from '../ui/save-file.ts';
import { counted, dayInWords, inDigits, valueName } from '../words.ts';

export const requestKindWords: Readonly<Record<RequestKind, string>> = {
  DOCUMENT_REQUEST: 'document request',
  INTERROGATORY: 'interrogatory',
  FOIA: 'FOIA request',
};

export const requestStatuses = Object.values(RequestStatus);

/** The requests that are kept, with how far each has come. */
export function Requests() {
  const { conditions } = useAddress().address;
  const [status, setStatus] = useState<RequestStatus | 'ANY'>('ANY');
  const answer = useAnswer(RequestsDocument, {
    statuses: status === 'ANY' ? [] : [status],
    skip: 0,
    first: MAX_PAGE_SIZE,
  });
  const requests = answer.state === 'ready' ? answer.data.requests : [];
  return (
    <SavedList
      title="Requests"
      note="for what is not on record"
      tools={
        <Select
          name="Status"
          value={status}
          options={[['ANY', 'any'], ...requestStatuses.map((one) => [one, valueName(one)] as const)]}
          onChange={setStatus}
        />
      }
      answer={answer}
      what="the requests"
      rows={requests}
      none={status === 'ANY' ? 'None saved yet.' : `None is ${valueName(status)}.`}
      below={
        <>
          {requests.length === MAX_PAGE_SIZE && (
            <p className="soft small aside">The {inDigits(MAX_PAGE_SIZE)} changed last.</p>
          )}
          <p className="aside">
            <DraftLink topic="ALL" conditions={conditions} />
          </p>
        </>
      }
    >
      {({ id, title, kind, status: reached, accesses, asOf }) => (
        <SavedItem
          key={id}
          name={title}
          opens={toRequest(id)}
          details={
            <>
              <span className="tag">{valueName(reached)}</span>
              <span className="soft small">
                {requestKindWords[kind]} · settles {counted(accesses, 'access', 'accesses')} as of {dayInWords(asOf)}
              </span>
            </>
          }
        />
      )}
    </SavedList>
  );
}

interface TextActionsProps {
  readonly title: string;
  readonly text: string;
}

/** Buttons that copy the text of a request and save it as a file. */
export function TextActions({ title, text }: TextActionsProps) {
  const [message, setMessage] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setMessage('Copied.');
    } catch {
      // Browsers block this without permission or focus.
      setMessage('The browser blocked copying. Download the text instead.');
    }
  };
  const name = fileName(title, 'txt');
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy text<span className="unseen"> of {title}</span>
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          saveFile(name, 'text/plain', text);
          setMessage(`Downloaded ${name}.`);
        }}
      >
        Download .txt<span className="unseen"> of {title}</span>
      </button>
      <span role="status" className="small">
        {message}
      </span>
    </>
  );
}
