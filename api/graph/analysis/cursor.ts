import { z } from 'zod';
import type { ExposureOrder } from '../exposure/exposure-order.ts';
import { BadInput } from '../failure/bad-input.ts';
import type { Position } from './rank-states.ts';

const shape = z.tuple([z.string(), z.number(), z.string()]);

export function encodeCursor(order: ExposureOrder, { rank, id }: Position): string {
  return Buffer.from(JSON.stringify([order, rank, id])).toString('base64url');
}

/** @throws BadInput where it is not a cursor of that order. */
export function decodeCursor(order: ExposureOrder, cursor: string): Position {
  const decoded = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!decoded.success) throw notAfter('“after” is no cursor of a page of exposures.');
  const [orderOfCursor, rank, id] = decoded.data;
  if (orderOfCursor !== order)
    throw notAfter(`“after” is a cursor of the order ${orderOfCursor.slice(0, 20)}, not of ${order}.`);
  return { rank, id };
}

function notAfter(message: string): BadInput {
  return new BadInput(message, { extensions: { argument: 'after' } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
