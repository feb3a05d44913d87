import { HttpError } from '../shared/errors.js';
import { freePorts, poolPorts } from './metrics.js';

const { warn } = console;
const LOW_WATER_MARK = 10;

/** The media ports of this handler; each goes to one participant at a time. */
export class PortPool {
  readonly #free: number[];
  readonly #taken = new Set<number>();

  constructor(first: number, count: number) {
    this.#free = Array.from({ length: count }, (_, index) => first + index);
    poolPorts.set(count);
    freePorts.set(count);
  }

  get free(): number {
    return this.#free.length;
  }

  take(): number {
    const port = this.#free.shift();
    if (port === undefined) throw new HttpError(503, 'no_capacity', 'every media port is taken');
    this.#taken.add(port);
    freePorts.set(this.#free.length);
    if (this.#free.length < LOW_WATER_MARK) warn(`only ${this.#free.length} media ports left`);
    return port;
  }

  giveBack(port: number): void {
    if (!this.#taken.delete(port)) return;
    this.#free.push(port);
    freePorts.set(this.#free.length);
  }
}
