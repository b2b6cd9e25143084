import { useState } from 'react';
import { writeAddress } from '../address/address.ts';
import type { Address } from '../address/address.ts';
import { addressStore } from '../address/use-address.ts';
import type { Failure } from '../server/client.ts';
import { codeOf, faultInWords } from '../ui/states.tsx';
import type { Draft } from './draft.ts';
import type * as Drafts from './drafts.ts';
import { replaceDraft } from './history.ts';
import { givenToAddress, parameterNames } from './parameters.ts';

interface ShowCypherProps {
  /** What the Cypher is for; completes the button's label for screen readers. */
  readonly of: string;
  /** Called on click with the code of the drafts, which is loaded then because the statements are long. */
  readonly draft: (drafts: typeof Drafts) => Promise<Draft | Failure>;
}

/** The quiet button of a panel that opens the Cypher of its list or chain in the workbench. */
export function ShowCypher({ of, draft }: ShowCypherProps) {
  const [problem, setProblem] = useState('');
  const open = async (): Promise<void> => {
    setProblem('');
    const before = addressStore.get();
    try {
      const found = await draft(await codeOf(import('./drafts.ts')));
      if (!('statement' in found)) setProblem(found.message);
      // After a click elsewhere, the user no longer waits for it.
      else if (addressStore.get() === before) openDraft(found);
    } catch (error) {
      setProblem(faultInWords(error));
    }
  };
  return (
    <>
      <button type="button" className="quiet" title="Show the Cypher" onClick={() => void open()}>
        <span className="unseen">Show the </span>Cypher<span className="unseen"> of {of}</span>
      </button>
      {problem !== '' && (
        <span role="alert" className="soft small">
          Could not load the Cypher: {problem}
        </span>
      )}
    </>
  );
}

/**
 * The maximum length of a statement and its parameters in the URL together, in characters. Browsers accept more, but other programs may cut
 * long links.
 */
export const LONGEST_IN_ADDRESS = 10_000;

/** Whether a draft is short enough for the URL. */
export function fitsInAddress({ statement, given }: Draft): boolean {
  const parameters = Object.entries(givenToAddress(parameterNames(statement), given)).flat();
  return [statement, ...parameters].join('').length <= LONGEST_IN_ADDRESS;
}

/** Opens the editor with a draft, with one history entry that Back undoes. A long draft is not written to the URL. */
export function openDraft(draft: Draft): void {
  const { statement, given, header, types, limits, isTyped } = draft;
  replaceDraft({ statement, given, header, types, limits, isTyped });
  addressStore.go({ ...addressWith(draft, addressStore.get()), node: null, hop: null }, 'push');
}

/** The path of a link that opens the editor with a draft. If the address has the same draft, the link keeps what is selected in its answer. */
export function pathOfDraft(draft: Draft, address: Address): string {
  const [now, next] = [writeAddress(address), addressWith(draft, address)];
  return writeAddress(next) === now ? now : writeAddress({ ...next, node: null, hop: null });
}

/** An address with a draft in the editor. */
function addressWith(draft: Draft, address: Address): Address {
  const { statement, given } = draft;
  const fits = fitsInAddress(draft);
  const names = fits ? parameterNames(statement) : [];
  return {
    ...address,
    view: 'queries',
    query: null,
    statement: fits ? statement : '',
    parameters: givenToAddress(names, given),
    run: names.length > 0,
  };
}
