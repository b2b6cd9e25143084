import { fileURLToPath } from 'node:url';

/** The folder of the questions that come with Subtier. */
export const standardLibrary = fileURLToPath(new URL('../../../cypher', import.meta.url));
