import { Random } from '../../benchmarks/random.js';
import { WAYS, type Sample } from './lint.js';
import { mutated } from './mutate.js';
import { asScript, parses, PRELUDES, seeds, type Language, type Seed } from './seeds.js';

/** A program to check, and how it came to be. */
export interface Program {
  from: string;
  /** What was done to it. */
  done: string[];
  sample: Sample;
}

/** What another sample may stand in, so that it can share a file. */
const FRAMES = [
  '{\nS\n}',
  'async function fN(req, res, next, err) {\nS\n}',
  'class CN {\n  async m(req: Request, err: Error) {\nS\n  }\n}',
  'try {\n  work();\n} catch (err) {\nS\n}',
  "router.post('/', async (req, res) => {\nS\n});",
  'for (const item of items) {\nS\n}',
];

const TELLING =
  /catch|\berr\b|console\.|logger\.\w+\([^)]|new (?:Counter|Histogram)|create(?:Counter|Histogram)|\.inc\(\{|buckets/;

/** The programs of a seed: one with a number depends on nothing but the seed and the number. */
export class Programs {
  readonly #seed: number;
  readonly #seeds: readonly Seed[] = seeds();

  constructor(seed: number) {
    this.#seed = seed;
  }

  at(number: number): Program {
    const random = new Random(Math.imul(this.#seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    const base = this.#telling(random);
    let language: Language = base.language;
    const from = [base.from];
    let code = random.next() < 0.5 ? `${random.of(PRELUDES)}${base.code}` : base.code;
    for (let more = random.between(0, 2); more > 0; more--) {
      const { code: inner, from: where } = this.#telling(random);
      const next = `${code}\n${random
        .of(FRAMES)
        .replaceAll('N', String(more))
        .replace('S', () => inner)}\n`;
      if (!parses(next, language)) continue;
      code = next;
      from.push(where);
    }
    if (language === 'ts' && random.next() < 0.4) {
      const script = asScript(code);
      if (parses(script, 'js')) [code, language] = [script, 'js'];
    }
    const result = mutated(code, this.#any(random).code, language, random, random.between(0, 6));
    return {
      from: from.join(', '),
      done: result.done,
      sample: { code: result.code, language, way: random.between(0, WAYS - 1) },
    };
  }

  /** One that a rule has most likely something to say of: most of the others are only a line that shows a name. */
  #telling(random: Random): Seed {
    const few = [this.#any(random), this.#any(random), this.#any(random)];
    return few.find(({ code }) => TELLING.test(code)) ?? few[0]!;
  }

  #any(random: Random): Seed {
    for (;;) {
      const seed = random.of(this.#seeds);
      if (parses(seed.code, seed.language)) return seed;
    }
  }
}
