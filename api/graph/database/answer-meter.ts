import { setImmediate as others } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';

const { resultValues, rowValues, resultNesting } = questionLimits;

/** The plan of a long statement is a deep tree. More levels would not fit the stack of what unpacks it. */
const mostLevelsOfPlan = 1000;
/** A date or a time takes about as long to decode as so many other values. */
const temporalWeight = 20;
/** Signatures of PackStream structures: DATE, times and datetimes of all kinds, DURATION. */
const temporal = new Set(Array.from('DTtIiFfdE', (letter) => letter.charCodeAt(0)));
const recordSignature = 0x71;

/**
 * Measures the messages of an answer before they are unpacked: unpacking one takes as long as the number of its values, whatever
 * their bytes, and nothing else runs meanwhile.
 */
export class AnswerMeter {
  readonly #rows: number;
  #values = 0;
  #records = 0;

  /** @param rows that are kept of the answer */
  constructor(rows: number) {
    this.#rows = rows;
  }

  /**
   * Takes a message into account.
   * @returns whether it is of use: a row beyond those that are kept, and the one that tells that there are more, is not
   * @throws RESULT_TOO_LARGE
   */
  takes(message: Buffer): boolean {
    const isRecord = message[1] === recordSignature;
    if (isRecord) {
      this.#records += 1;
      if (this.#records > this.#rows + 1) return false;
    }
    const levels = isRecord ? resultNesting.most + levelsAroundValue : mostLevelsOfPlan;
    this.#values += measure(message, Math.min(rowValues.most, resultValues.most), levels);
    if (this.#values > resultValues.most)
      throw new Failure(
        'RESULT_TOO_LARGE',
        `The answer has more than ${inDigits(resultValues.most)} values: ask for fewer rows or shorter lists.`,
        { extensions: { ...exceeded(resultValues) } },
      );
    return true;
  }
}

/** A record is a structure with the list of its columns. */
const levelsAroundValue = 2;

/** Counts the values of a message. @throws RESULT_TOO_LARGE as soon as they are too many, or too deep. */
function measure(message: Buffer, most: number, mostLevels: number): number {
  /** By level: how many values are to come in what is open there. */
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
        `A row of the answer has more than ${inDigits(most)} values (a date or a time counts as ${temporalWeight}): ask for shorter lists.`,
        { extensions: { ...exceeded(rowValues) } },
      );
    at += length;
    if (inner > 0) {
      open.push(inner);
      if (open.length > mostLevels)
        throw new Failure(
          'RESULT_TOO_LARGE',
          `The answer is nested more than ${resultNesting.most} levels deep: ask for flatter lists or maps.`,
          { extensions: { ...exceeded(resultNesting) } },
        );
    } else closeFull(open);
  }
  return values;
}

/** Takes a value that is complete into account, and what is complete with it. */
function closeFull(open: number[]): void {
  for (let level = open.length - 1; level >= 0; level -= 1) {
    const left = (open[level] ?? 0) - 1;
    open[level] = left;
    if (left > 0) return;
    open.pop();
  }
}

interface Head {
  /** In bytes, with the content of a text or number, without the values inside. */
  readonly length: number;
  /** How many values follow inside. */
  readonly inner: number;
}

const single: readonly Head[] = Array.from({ length: 17 }, (_, bytes) => ({ length: 1 + bytes, inner: 0 }));
const one: Head = { length: 1, inner: 0 };

/** A value's head, as the PackStream specification lays it out. */
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

/** Bytes after the markers C0 to CB: null, a float, two booleans, and integers of 8 to 64 bits from C8 on. */
const scalarBytes = [0, 8, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8];

/** A head whose size is in 1, 2 or 4 bytes after the marker. */
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

function inDigits(number: number): string {
  return number.toLocaleString('en-US');
}

/** For so many milliseconds a loop may keep the process to itself. */
const length = 25;

/** Lets the rest of the process, such as requests, have its turn during a long loop. */
export class TimeSlice {
  #began = performance.now();

  /** To be looked at in each round, and to be followed by `next` where it is true. */
  get isOver(): boolean {
    return performance.now() - this.#began > length;
  }

  async next(): Promise<void> {
    await others();
    this.#began = performance.now();
  }
}
