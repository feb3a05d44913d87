/** How far a long run is, on one line of a terminal; silent where nobody watches. */
export class Progress {
  readonly #out: NodeJS.WriteStream;
  readonly #noun: string;
  #done = 0;
  #shown = 0;

  /** @param noun what is counted, in the plural, after how many there are where that is known: `of 300 files` */
  constructor(noun: string, out: NodeJS.WriteStream = process.stderr) {
    this.#noun = noun;
    this.#out = out;
  }

  /** One more is done. */
  step(): void {
    this.#done++;
    const now = Date.now();
    if (!this.#out.isTTY || now - this.#shown < 100) return;
    this.#shown = now;
    this.#out.write(`\r${String(this.#done)} ${this.#noun}`);
  }

  /** Leaves the line as it was. */
  end(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001B[K');
  }
}
