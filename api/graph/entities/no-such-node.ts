import type { NodeRef } from '../exposure/exposure.ts';
import { BadInput } from '../failure/bad-input.ts';

/**
 * That an argument names what is not in the graph: an answer of none would read as safety.
 * @param called how to speak of the argument
 */
export function noSuchNode(argument: string, { label, key }: NodeRef, called = argument): BadInput {
  const value = key.length > 60 ? `${key.slice(0, 60)}…` : key;
  return new BadInput(`${called} names no ${label}: there is none with the key ${JSON.stringify(value)}.`, {
    extensions: { argument, value },
  });
}
