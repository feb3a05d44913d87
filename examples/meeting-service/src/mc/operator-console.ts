import { logger } from '../shared/logger.js';

/** The lines an operator sees on the screen of the control room, kept for those who look later. */
export class OperatorConsole {
  readonly #lines: string[] = [];

  log(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > 100) this.#lines.shift();
  }

  get lines(): readonly string[] {
    return this.#lines;
  }
}

export const operatorConsole = new OperatorConsole();

/** Puts a line on the screen and into the log. */
export function announce(line: string, console: OperatorConsole = operatorConsole): void {
  console.log(`${new Date().toISOString()} ${line}`);
  logger.info({ lineCount: console.lines.length }, 'operator informed');
}
