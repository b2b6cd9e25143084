import { writeAddress } from '../address/address.ts';
import type { Address } from '../address/address.ts';
import { addressStore } from '../address/use-address.ts';
import type { Draft } from './draft.ts';
import { replaceDraft } from './history.ts';
import { givenToAddress, parameterNames } from './parameters.ts';

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
