import { addressStore } from '../address/address-store.ts';
import { draftStore } from './draft-store.ts';
import { givenToAddress } from './parameter-kinds.ts';
import { parameterNames } from './parameter-names.ts';
import type { Draft } from './draft-store.ts';

/** The longest statement that the address holds, in characters: browsers take more, but programs that pass links on may not. */
export const LONGEST_IN_ADDRESS = 10_000;

/** Opens the editor with a draft, in one step that Back undoes; a long statement stays out of the address. */
export function openDraft(draft: Draft): void {
  const { statement, given, header } = draft;
  draftStore.set({ statement, given, header });
  const fits = statement.length <= LONGEST_IN_ADDRESS;
  const names = fits ? parameterNames(statement) : [];
  addressStore.go(
    {
      ...addressStore.get(),
      view: 'queries',
      query: null,
      statement: fits ? statement : '',
      parameters: names.length === 0 ? null : givenToAddress(names, given),
      node: null,
      hop: null,
    },
    'push',
  );
}
