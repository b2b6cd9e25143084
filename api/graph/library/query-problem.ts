/** Why a saved query's file can't be taken, and on which of its lines. The loader adds the file. */
export class QueryProblem extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.name = 'QueryProblem';
    this.line = line;
  }
}
