import type { Advice } from './advice.js';

/** On the errors themselves, and on work that leaves nothing at all. */
export const errors: Readonly<Record<string, Advice>> = {
  'no-silent-catch': {
    type: 'Silent error',
    problem: 'An error arrives here and, on some path at least, nothing is logged, counted or passed on.',
    impact:
      'The failure exists for the user alone. Dashboards stay green, no alert can fire, and whoever is called at 3 a.m. has nothing to look up: the first step of the incident is to deploy a log line and wait for it to happen again.',
    fix: 'Log the error with its stack and the ids that are in scope, and count it; or let it through to whoever does. If it really does not matter, say why in a comment.',
    example: `-} catch {
+} catch (err) {
+  logger.error({ err, meetingId }, 'roster not loaded');
   return [];
 }`,
  },
  'require-handler-telemetry': {
    type: 'Invisible work',
    problem:
      'A request, job or message is handled here without a log, a metric or a span, and nothing around it leaves one.',
    impact:
      'Called a thousand times a second, failing each time or not called at all: from outside it looks the same. No alert can be written on it, and a complaint about it cannot be confirmed or denied.',
    fix: 'Set up the instrumentation of the framework, or one middleware, for all handlers at once: duration as a histogram by route and outcome, and one log line with the request id.',
    example: `+app.use((req, res, next) => {
+  const end = requestDuration.startTimer();
+  res.on('finish', () => end({ route: req.route?.path ?? 'none', status_code: res.statusCode }));
+  next();
+});`,
  },
};
