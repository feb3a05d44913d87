import type { Advice } from './advice.js';

/** On logs. */
export const logging: Readonly<Record<string, Advice>> = {
  'no-console': {
    type: 'Unstructured log',
    problem: 'The console is written to, past the logger.',
    impact:
      'Such a line has no level, so no alert sees it, and no request id, so nobody can tell whose request it was. The collector takes a stack trace for forty unrelated lines.',
    fix: 'Write to the logger, with a constant message and the values as fields.',
    example: `-console.log('joined', meetingId);
+logger.info({ meetingId }, 'joined');`,
  },
  'no-dynamic-log-message': {
    type: 'Values in the message',
    problem: 'Values are built into the text of the message.',
    impact:
      'Each value makes another message: one failure stands in the error tracker as nine hundred issues that happened once, each below the threshold of the alert. Which meetings are hit is a parsing script, not a query.',
    fix: 'Keep the message constant, and pass the values as fields.',
    example: "-logger.warn(`join of ${meetingId} refused`);\n+logger.warn({ meetingId }, 'join refused');",
  },
  'no-lost-log-argument': {
    type: 'Lost log argument',
    problem: 'The logging library drops an argument of this call, or prints it where or how nobody finds it.',
    impact:
      'The alert links to a line that says `join failed`, and that is all it says. The code passes the error, but it has never reached the output; the first to notice is whoever needs it.',
    fix: 'Pass arguments in the order and under the names that this library reads.',
    example: `-logger.error('join failed', err);
+logger.error({ err }, 'join failed');`,
  },
  'require-error-in-log': {
    type: 'Error missing from its log',
    problem: 'A failure is logged without the error, or with its text alone.',
    impact:
      'The log says 400 times that something failed. The stack, the cause and the code that would tell a dead node from a bug of the last release are gone when the handler ends.',
    fix: 'Hand the error object to the logger, under the key that it serialises.',
    example: `-  logger.error('join failed');
+  logger.error({ err }, 'join failed');`,
  },
  'no-sensitive-data': {
    type: 'Secret or personal data in telemetry',
    problem: 'A secret or personal data reaches a log, a span, a label or an error report.',
    impact:
      'Telemetry is copied to places the database never is, read by more people and kept for months. A token in it is an incident of its own: all of them have to be revoked and the index purged; an address is one that a deletion request misses.',
    fix: 'Log an id instead, or mask the value; set `redact` of the logger for what must never get through.',
    example: `-logger.info({ email: user.email }, 'invited');
+logger.info({ userId: user.id }, 'invited');`,
  },
  'require-error-log-level': {
    type: 'Failure below the watched levels',
    problem: 'The only trace of a failure is a log at a level that is off in production, or that no alert looks at.',
    impact:
      'Error rate zero, no warnings, and one message in fifty has been dropped since the release of Tuesday. The line that would tell is not written, or is one among thousands that say all is well.',
    fix: 'Log it at `warn`, or at `error` if somebody has to act.',
    example: `-  logger.debug({ err }, 'receipt lost');
+  logger.warn({ err }, 'receipt lost');`,
  },
  'prefer-request-logger': {
    type: 'Lost correlation',
    problem:
      'A handler logs to the logger of the module, which does not know the request, although one that does is at hand.',
    impact:
      'A user reports a failure with its request id. The search for that id finds “request started” and “request failed”; the line that says why is one of 4,000 of that minute, and nothing tells which is theirs.',
    fix: 'Write to the logger of the request, and hand that one on to what the handler calls.',
    example: `-logger.info({ drained }, 'drained');
+req.log.info({ drained }, 'drained');`,
  },
  'no-log-and-throw': {
    type: 'Error logged twice',
    problem: 'An error is logged and then passed on to whoever logs it again.',
    impact:
      'One failure counts as two or four in the error rate. Whoever is on call reads four stacks before seeing that they are one; the record at the bottom lacks the request, the one at the top the reason.',
    fix: 'Log it once, where it is handled. What only this place knows travels along in a new error with `cause`.',
    example: `-  logger.error({ err, meetingId }, 'join failed');
-  throw err;
+  throw new Error(\`join of \${meetingId} failed\`, { cause: err });`,
  },
  'no-log-in-loop': {
    type: 'Log in a hot path',
    problem: 'A line is logged for each item of a loop, a stream or a fast timer.',
    impact:
      'One call with 40,000 items writes 40,000 lines. The collector drops what comes after its limit, the error next to them included, and writing them takes longer than the work.',
    fix: 'Log once after the loop, with a count; or sample, or ask for the level first.',
    example: ` for (const room of rooms) {
   await room.close();
-  logger.info({ room: room.id }, 'room closed');
 }
+logger.info({ rooms: rooms.length }, 'rooms closed');`,
  },
  'log-field-naming': {
    type: 'Log field name',
    problem: 'A log field is not named like the others, or like a key that the record has of its own.',
    impact:
      'A search for `meetingId` ends where a service says `meeting_id`, and the trail looks as if the meeting had never arrived there. A field that takes the name of the level or the time spoils the record itself.',
    fix: 'Name the field in the case that the project uses, after what it says.',
    example: `-logger.info({ meeting_id: id }, 'joined');
+logger.info({ meetingId: id }, 'joined');`,
  },
};
