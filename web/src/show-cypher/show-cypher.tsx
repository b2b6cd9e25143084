import { addressStore } from '../address/use-address.ts';
import { draftStore } from './draft.ts';
import type { Draft } from './draft.ts';
import { givenToAddress, parameterNames } from './parameters.ts';

interface ShowCypherProps {
  /** Of what, in small words: the button alone does not say. */
  readonly of: string;
  /** Fetched when it is asked for: the statements are long. */
  readonly draft: () => Promise<Draft>;
}

/** Opens in the workbench what a list or a path is in Cypher. */
export function ShowCypher({ of, draft }: ShowCypherProps) {
  return (
    <button type="button" className="plain small nowrap touchable" onClick={() => void draft().then(openDraft)}>
      Show the Cypher<span className="unseen"> of {of}</span>
    </button>
  );
}

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
