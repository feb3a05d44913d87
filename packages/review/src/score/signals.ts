import type { FileInspection } from 'eslint-plugin-observability/inspection';
import { assemble, type Metric } from '../inventory/assemble.js';

/** The three questions that metrics answer about every service; a method of Tom Wilkie's, 2015. */
export interface Signals {
  /** How much is asked of it. */
  rate: boolean;
  /** How much of that fails. */
  errors: boolean;
  /** How long it takes. */
  duration: boolean;
  /** Metrics that running code observes. */
  used: number;
  /** All that are declared. */
  declared: number;
}

const FAILURE = /err(?!and)|fail|reject|refus|exception|timeout|dropped/i;

/** Labels that tell a failure from a success. */
const OUTCOME = /^(?:result|outcome|status(?:_?code)?|code|success|ok|error(?:_?\w+)?|reason|exception)$/i;

const DURATION = /duration|latency|seconds|_ms$|millis|time(?!stamp)|elapsed/i;

const TIMES = /^(?:startTimer|timing|timer)$/;

/** Which of the three some code answers, by what it observes where it runs. */
export function signalsOf(services: readonly FileInspection[]): Signals {
  const live = services.map((service) => ({
    ...service,
    observations: service.observations.filter(({ isLive }) => isLive),
  }));
  const { metrics } = assemble(live, []);
  const used = metrics.filter(({ observed }) => observed.length > 0);
  const observations = live.flatMap((service) => service.observations);
  const names = observations.map(({ path }) => path.join('.'));
  return {
    rate: observations.some(({ method }) => !/^(?:set|dec)$/.test(method)),
    errors:
      used.some(({ name, labels }) => FAILURE.test(name) || labels.some((label) => OUTCOME.test(label))) ||
      observations.some(({ labels }) => labels.some((label) => OUTCOME.test(label))) ||
      names.some((name) => FAILURE.test(name)),
    duration: used.some(isDuration) || observations.some(({ method }) => TIMES.test(method)),
    used: used.length,
    declared: metrics.length,
  };
}

function isDuration({ type, name, unit }: Metric): boolean {
  return /histogram|summary|timer|distribution/.test(type) && DURATION.test(`${name} ${unit}`);
}
