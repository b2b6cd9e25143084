import { Failure } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import { requestLimits } from '../limits.ts';

/** Limits how many files are received at once from one user, so that nobody fills the disk or takes the places of others. */
export class Receiving {
  readonly #byClient = new Map<string, number>();

  /**
   * Receives a file, or does other work for one.
   * @param client on whose account it counts
   * @throws TOO_MANY_IMPORTS before anything is received; what `work` throws
   */
  async within<T>(client: string, work: () => Promise<T>): Promise<T> {
    const limit = requestLimits.uploads;
    const now = this.#byClient.get(client) ?? 0;
    if (now >= limit.most)
      throw new Failure(
        limit.code,
        `${now} of your files are being received; ${limit.most} are allowed at once. Wait for one.`,
        {
          extensions: { ...exceeded(limit, now + 1) },
        },
      );
    this.#byClient.set(client, now + 1);
    try {
      return await work();
    } finally {
      const left = (this.#byClient.get(client) ?? 1) - 1;
      if (left === 0) this.#byClient.delete(client);
      else this.#byClient.set(client, left);
    }
  }
}
