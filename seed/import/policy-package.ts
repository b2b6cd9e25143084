import { fileURLToPath } from 'node:url';

/** The designation lists of US law, as a chain package. */
export const policyPackage = fileURLToPath(new URL('../policy/lists', import.meta.url));
