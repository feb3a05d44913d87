/** An error as services throw it: a message, a stack, a code, a cause. */
export class JoinError extends Error {
  override readonly name = 'JoinError';
  readonly code = 'E_JOIN_REFUSED';
  constructor() {
    super('media server refused', { cause: new Error('socket hang up') });
  }
}

/**
 * The values that code of a test may use without declaring them. Each has a text of its own, so that it can be told in
 * the output whether it arrived. What fails (`join`, `load`, `save`) throws `err`.
 */
export function givenValues(): Record<string, unknown> {
  const err = new JoinError();
  const fail = (): never => {
    throw err;
  };
  return {
    err,
    error: err,
    e: err,
    user: { id: 'user-4711', name: 'Ada Lovelace' },
    meeting: { id: 'meeting-0815', size: 17 },
    userId: 'user-4711',
    meetingId: 'meeting-0815',
    id: 'id-2342',
    count: 31337,
    reason: 'lobby-closed',
    status: 'status-gone',
    list: ['first-entry', 'second-entry'],
    req: { id: 'req-1138', method: 'PATCH', url: '/meetings/0815' },
    res: { statusCode: 503 },
    join: fail,
    load: fail,
    save: () => Promise.reject(err),
    ok: (value: unknown) => value,
  };
}
