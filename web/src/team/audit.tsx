import { useState } from 'react';
import { AuditDocument } from '../generated/graphql.ts';
import type { AuditQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Loaded, Panel } from '../ui/panel.tsx';
import { momentInWords } from './tokens.tsx';

const PAGE = 50;
/** Characters of the id of a session or token. */
const CREDENTIAL_SHOWN = 8;

/** What everybody did, the latest first. */
export function AuditPanel() {
  const [before, setBefore] = useState<number | null>(null);
  const answer = useAnswer(AuditDocument, { first: PAGE, before });
  return (
    <Panel title="Audit" note="what was changed, and what typed Cypher and exports read">
      <Loaded answer={answer} what="the audit" rows={6}>
        {({ audit }) => (
          <>
            {audit.length === 0 ? (
              <p className="soft aside">Nothing is recorded yet.</p>
            ) : (
              <div className="table-holder" tabIndex={0} role="region" aria-label="Audit entries">
                <table className="result">
                  <thead>
                    <tr>
                      <th scope="col">No.</th>
                      <th scope="col">When</th>
                      <th scope="col">Who</th>
                      <th scope="col">What</th>
                      <th scope="col">Given</th>
                      <th scope="col">Outcome</th>
                    </tr>
                  </thead>
                  <tbody>
                    {audit.map((line) => (
                      <AuditRow key={line.number} line={line} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <p className="actions aside">
              {before !== null && (
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    setBefore(null);
                  }}
                >
                  Latest
                </button>
              )}
              {audit.length === PAGE && (
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    setBefore(audit.at(-1)?.number ?? null);
                  }}
                >
                  Earlier
                </button>
              )}
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function AuditRow({ line }: { readonly line: AuditQuery['audit'][number] }) {
  const { number, at, actor, by, credential, request, action, what, outcome } = line;
  return (
    <tr>
      <td className="number">{number}</td>
      <td>{momentInWords(at)}</td>
      <td title={actor.id}>
        {actor.name}
        {by !== null && (
          <span className="soft small" title={credential ?? undefined}>
            {' '}
            · {[by, credential?.slice(0, CREDENTIAL_SHOWN)].filter((part) => part !== undefined).join(' ')}
          </span>
        )}
      </td>
      <td title={request === null ? undefined : `request ${request}`}>{action}</td>
      <td>
        <code>{JSON.stringify(what)}</code>
      </td>
      <td>{outcome}</td>
    </tr>
  );
}
