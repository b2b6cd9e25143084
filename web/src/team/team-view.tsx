import { TeamDocument } from '../generated/graphql.ts';
import type { Role, SignedInBy } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { useRole } from '../ui/states.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { AuditPanel } from './audit.tsx';
import { ForYouPanel, MyActionsPanel } from './for-you.tsx';
import { TokensPanel } from './tokens.tsx';

/** Who you are, the tokens of your scripts and, for an ADMIN, what everybody did. */
export function TeamView() {
  const role = useRole();
  const isAdmin = role === 'ADMIN';
  const answer = useAnswer(TeamDocument, { all: isAdmin });
  return (
    <main className="page cases" id="pane-0" tabIndex={-1}>
      <h2 className="page-title">Team</h2>
      <Loaded answer={answer} what="who you are" rows={6}>
        {({ me, users, tokens }) => (
          <>
            <Panel title={me.name} note={byInWords[me.by]}>
              <p className="aside">
                Your role is <strong>{me.role}</strong>: {roleInWords[me.role]}.
              </p>
              {me.by === 'SESSION' && <SignOut />}
            </Panel>
            <ForYouPanel me={me.id} />
            <MyActionsPanel />
            <TokensPanel me={me} tokens={tokens} isAdmin={isAdmin} />
            {users.length > 0 && (
              <Panel title="People" note="who have signed in">
                <ul className="plain-list aside">
                  {users.map(({ id, name }) => (
                    <li key={id}>{name}</li>
                  ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </Loaded>
      {isAdmin && <AuditPanel />}
    </main>
  );
}

const byInWords: Readonly<Record<SignedInBy, string>> = {
  LOCAL: 'only this machine reaches the server, so nobody signs in',
  SESSION: 'signed in',
  PROXY: 'signed in at the proxy',
  TOKEN: 'by a token',
};

const roleInWords: Readonly<Record<Role, string>> = {
  READER: 'you read everything on record and ask saved questions',
  ANALYST: 'you also ask questions in Cypher of your own and export the graph',
  EDITOR: 'you also decide, keep investigations, import and roll back',
  ADMIN: 'you also see and revoke the tokens of others, and read the audit',
};

function SignOut() {
  const signOut = async (): Promise<void> => {
    const response = await fetch('/sign-out', { method: 'POST' });
    const body: unknown = await response.json();
    window.location.assign(addressIn(body));
  };
  return (
    <p className="aside">
      <button type="button" className="button" onClick={() => void signOut()}>
        Sign out
      </button>
    </p>
  );
}

/** Where the provider ends its own session; the front page if it has no such address. */
function addressIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'to' in body && typeof body.to === 'string' ? body.to : '/';
}
