import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import { allowedFunctions } from './allowed-functions.ts';
import { allowedProcedures } from './allowed-procedures.ts';

const argument = z.object({
  name: z.string(),
  type: z.string(),
  description: z.string(),
  isDeprecated: z.boolean().default(false),
  default: z.string().optional(),
});
const shown = { name: z.string(), description: z.string(), signature: z.string() };
const functionRow = z.object({
  ...shown,
  category: z.string(),
  isBuiltIn: z.boolean(),
  aggregating: z.boolean(),
  returnDescription: z.string(),
  argumentDescription: z.array(argument),
});
const procedureRow = z.object({
  ...shown,
  mode: z.string(),
  argumentDescription: z.array(argument),
  returnDescription: z.array(argument),
});

export type CallableArgument = z.infer<typeof argument>;
export type CallableFunction = z.infer<typeof functionRow>;
export type CallableProcedure = z.infer<typeof procedureRow>;

export interface Callables {
  readonly functions: readonly CallableFunction[];
  readonly procedures: readonly CallableProcedure[];
}

/** The functions and procedures that a statement may use: those of the database that the guard lets through, by name. */
export async function listCallables(database: Pick<Database, 'read'>): Promise<Callables> {
  const [functions, procedures] = await Promise.all([
    database.read(`SHOW FUNCTIONS
      YIELD name, description, signature, category, isBuiltIn, aggregating, returnDescription, argumentDescription
      RETURN * ORDER BY name`),
    database.read(`SHOW PROCEDURES YIELD name, description, signature, mode, argumentDescription, returnDescription
      RETURN * ORDER BY name`),
  ]);
  return {
    functions: functions
      .map((row) => functionRow.parse(row))
      .filter(({ name }) => allowedFunctions.has(name.toLowerCase())),
    procedures: procedures.map((row) => procedureRow.parse(row)).filter(({ name }) => allowedProcedures.has(name)),
  };
}
