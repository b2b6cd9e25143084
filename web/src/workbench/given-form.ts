import { z } from 'zod/mini';
import { parameterKinds } from './parameter-kinds.ts';

/** The fields of a statement as they are kept in the browser. */
export const givenForm = z.record(z.string(), z.object({ kind: z.enum(parameterKinds), text: z.string() }));
