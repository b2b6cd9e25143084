import { Store } from '../store/store.ts';
import type { GivenByName } from './parameter-kinds.ts';

/** What stands in the editor and its fields. */
export interface Draft {
  readonly statement: string;
  readonly given: GivenByName;
  /** The YAML of the file that it was imported from. */
  readonly header?: string | undefined;
}

/** The draft outlives a look at another view; the address holds only what was run. */
export const draftStore = new Store<Draft>({ statement: '', given: {} });
