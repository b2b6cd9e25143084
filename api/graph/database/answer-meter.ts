import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';

const { resultValues, rowValues, resultNesting } = questionLimits;

/** The plan of a long statement is a deep tree. More levels would overflow the stack when the driver unpacks it. */
const maxPlanLevels = 1000;
/** A date or time takes about as long to decode as this many other values. */
const temporalWeight = 20;
/** Signatures of PackStream structures: DATE, times and datetimes of all kinds, DURATION. */
const temporal = new Set(Array.from('DTtIiFfdE', (letter) => letter.charCodeAt(0)));
const recordSignature = 0x71;

/**
 * Counts the values in the messages of a result before the driver unpacks them. The time to unpack a message depends on the number of
 * its values, not on its bytes, and unpacking blocks the process.
 */
export class AnswerMeter {
  readonly #rows: number;
  #values = 0;
  #records = 0;

  /** @param rows how many rows of the result are kept */
  constructor(rows: number) {
    this.#rows = rows;
  }

  /**
   * Counts a message.
   * @returns whether it is needed. Rows are needed up to one more than are kept, which shows that there are more
   * @throws RESULT_TOO_LARGE
   */
  admits(message: Buffer): boolean {
    const isRecord = message[1] === recordSignature;
    if (isRecord) {
      this.#records += 1;
      if (this.#records > this.#rows + 1) return false;
    }
    const levels = isRecord ? resultNesting.most + levelsAroundValue : maxPlanLevels;
    this.#values += measure(message, Math.min(rowValues.most, resultValues.most), levels);
    if (this.#values > resultValues.most)
      throw new Failure(
        'RESULT_TOO_LARGE',
        `The result has more than ${formatNumber(resultValues.most)} values: return fewer rows or shorter lists.`,
        { extensions: { ...exceeded(resultValues) } },
      );
    return true;
  }
}

/** A record is a structure that contains a list of its columns. */
const levelsAroundValue = 2;

/** Counts the values of a message. @throws RESULT_TOO_LARGE as soon as there are too many or they are nested too deeply. */
function measure(message: Buffer, most: number, mostLevels: number): number {
  /** How many values are still to come, for each open list, map or structure from the outermost on. */
  const open: number[] = [];
  let values = 0;
  let weight = 0;
  let at = 0;
  while (at < message.length) {
    const marker = message.readUInt8(at);
    values += 1;
    weight += 1;
    const { length, inner } = headOf(message, at, marker);
    if (isStructure(marker) && temporal.has(message.readUInt8(at + 1))) weight += temporalWeight - 1;
    if (isBytes(marker)) weight += Math.ceil(length / 4);
    if (weight > most)
      throw new Failure(
        'RESULT_TOO_LARGE',
        `A row of the result has more than ${formatNumber(most)} values (a date or time counts as ${temporalWeight}): return shorter lists.`,
        { extensions: { ...exceeded(rowValues) } },
      );
    at += length;
    if (inner > 0) {
      open.push(inner);
      if (open.length > mostLevels)
        throw new Failure(
          'RESULT_TOO_LARGE',
          `The result is nested more than ${resultNesting.most} levels deep: return flatter lists or maps.`,
          { extensions: { ...exceeded(resultNesting) } },
        );
    } else completeValue(open);
  }
  return values;
}

/** Counts a complete value, and closes the lists, maps and structures that it completes. */
function completeValue(open: number[]): void {
  for (let level = open.length - 1; level >= 0; level -= 1) {
    const left = (open[level] ?? 0) - 1;
    open[level] = left;
    if (left > 0) return;
    open.pop();
  }
}

interface Head {
  /** In bytes, including the content of a text or number, without nested values. */
  readonly length: number;
  /** Number of nested values that follow. */
  readonly inner: number;
}

const single: readonly Head[] = Array.from({ length: 17 }, (_, bytes) => ({ length: 1 + bytes, inner: 0 }));
const one: Head = { length: 1, inner: 0 };

/** Reads the head of a value, as the PackStream specification defines it. */
function headOf(message: Buffer, at: number, marker: number): Head {
  const low = marker & 0x0f;
  switch (marker >> 4) {
    case 0x8:
      return single[low] ?? one;
    case 0x9:
      return { length: 1, inner: low };
    case 0xa:
      return { length: 1, inner: 2 * low };
    case 0xb:
      return { length: 2, inner: low };
    case 0xc:
      return (marker & 0x0c) === 0x0c ? sized(message, at, low - 0x0c, 1, 0) : (single[scalarBytes[low] ?? 0] ?? one);
    case 0xd:
      if (low < 0x4) return sized(message, at, low, 1, 0);
      if (low < 0x8) return sized(message, at, low - 0x4, 0, 1);
      return low < 0xc ? sized(message, at, low - 0x8, 0, 2) : structure(sized(message, at, low - 0xc, 0, 1));
    case 0xe:
      return single[16] ?? one;
    default:
      return one;
  }
}

/** Number of bytes after the markers C0 to CB: null, a float, two booleans, and from C8 on integers of 8 to 64 bits. */
const scalarBytes = [0, 8, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8];

/** Reads a head whose size follows the marker in 1, 2 or 4 bytes. */
function sized(message: Buffer, at: number, power: number, bytesEach: number, valuesEach: number): Head {
  const bytes = 2 ** power;
  const size = message.readUIntBE(at + 1, bytes);
  return { length: 1 + bytes + size * bytesEach, inner: size * valuesEach };
}

function structure({ length, inner }: Head): Head {
  return { length: length + 1, inner };
}

function isStructure(marker: number): boolean {
  return marker >> 4 === 0xb;
}

function isBytes(marker: number): boolean {
  return marker >= 0xcc && marker <= 0xce;
}

function formatNumber(number: number): string {
  return number.toLocaleString('en-US');
}

/** How long a loop may block the process, in milliseconds. */
const sliceMs = 25;

/** Lets a long loop yield to the rest of the process, such as other requests. */
export class TimeSlice {
  #began = performance.now();

  /** Check this in each iteration; if true, await `next`. */
  get isOver(): boolean {
    return performance.now() - this.#began > sliceMs;
  }

  async next(): Promise<void> {
    await yieldToOthers();
    this.#began = performance.now();
  }
}
