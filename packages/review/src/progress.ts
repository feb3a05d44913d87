/** How far a long run is, on one line of a terminal; silent where nobody watches. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #noun: string;
  readonly #total: number | null;
  readonly #start = Date.now();
  #done = 0;
  #shown = 0;

  /**
   * @param noun what is counted, in the plural
   * @param total how many there are; null where that is not known
   */
  constructor(noun: string, total: number | null = null, out: NodeJS.WriteStream = process.stderr) {
    this.#noun = noun;
    this.#total = total;
    this.#out = out;
  }

  /**
   * One more is done.
   * @param findings how many findings there are so far, where that is of interest
   */
  step(findings?: number): void {
    this.#done++;
    const now = Date.now();
    if (!this.#out.isTTY || now - this.#shown < 100) return;
    this.#shown = now;
    const count = this.#total === null ? String(this.#done) : `${String(this.#done)} of ${String(this.#total)}`;
    const found = findings === undefined ? '' : `, ${String(findings)} findings`;
    this.#out.write(`\r${count} ${this.#noun}${found}${this.#timeLeft(now)}\u001B[K`);
  }

  /** What is left is taken to go on as until now; the first second tells nothing. */
  #timeLeft(now: number): string {
    const elapsed = now - this.#start;
    if (this.#total === null || elapsed < 1000) return '';
    const seconds = Math.ceil(((elapsed / this.#done) * (this.#total - this.#done)) / 1000);
    return seconds < 60
      ? `, ${String(seconds)} s left`
      : `, ${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s left`;
  }

  /** Leaves the line as it was. */
  end(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001B[K');
  }
}
