import { expect, test } from 'vitest';
import { withoutValues, type Piece } from '../../src/model/message-text.js';

/** The pieces of a text: `${room}` is a value that `room` may stand for, `${}` one that no word can, `${=}` a constant. */
function pieces(text: string): Piece[] {
  return text.split(/(\$\{.*?\})/).map((part): Piece => {
    const [, words] = /^\$\{(.*)\}$/.exec(part) ?? [];
    if (words === undefined) return { kind: 'text', text: part };
    return words === '=' ? { kind: 'constant' } : { kind: 'value', words };
  });
}

function written(text: string): string | null {
  return (
    withoutValues(pieces(text))
      ?.map((part) => (typeof part === 'number' ? '${=}' : part))
      .join('') ?? null
  );
}

test.each([
  ['user ${user} joined ${room}', 'user joined'],
  ['user ${user} - joined', 'user - joined'],
  // What leads over to a value goes with it.
  ['join of ${meeting} failed: ${}', 'join failed'],
  ['failed to fetch ${url} from ${host}', 'failed to fetch'],
  ['failed to rename ${} to ${} in ${table}', 'failed to rename'],
  ['moved from ${} to ${} successfully', 'moved successfully'],
  ['batch ${batch} of ${count} failed', 'batch failed'],
  ['job ID ${job} failed', 'job failed'],
  ['could not find ${room}.', 'could not find.'],
  ['could not find ${room}, retrying', 'could not find, retrying'],
  ['error in ${handler} handler', 'error in handler'],
  ['failed: ${done}/${all} rooms closed', 'failed: rooms closed'],
  // So do quotes, brackets and labels.
  ['join of "${meeting}" failed', 'join failed'],
  ["closed room '${room}' again", 'closed room again'],
  ['closed room (${room}) again', 'closed room again'],
  ['[${tag}] connection lost', 'connection lost'],
  ['cannot join (id=${id}, name="${name}")', 'cannot join'],
  ['cannot join, reason: ${}', 'cannot join'],
  ['cannot join (reason: ${})', 'cannot join'],
  ['cannot join - error code: ${}', 'cannot join'],
  ['invalid status: ${status}', 'invalid status'],
  ['url is not valid, not starting: ${url}', 'url is not valid, not starting'],
  ["${host}'s room is full", 'room is full'],
  ['room-${id} closed', 'room closed'],
  ['cannot load https://${host}:${port}/rooms', null],
  ['cannot listen on http://${host}:${port}', 'cannot listen'],
  ['cost $${amount} refused', 'cost refused'],
  // And units.
  ['gave up after ${delay}s', 'gave up'],
  ['gave up after ${delay}ms, closing', 'gave up, closing'],
  ['disk is ${share}% full', 'disk is full'],
  ['read ${count} bytes', 'read bytes'],
  // What the value was called stands for it where something would be missing.
  ['${room} was closed', 'room was closed'],
  ['ready. ${room} was closed', 'ready. room was closed'],
  ['${room} and ${other} collide', 'room and collide'],
  ['saved ${file}', 'saved file'],
  ['failed for ${meeting}: ${}', 'failed for meeting'],
  ['it requires ${version}. Upgrade', 'it requires version. Upgrade'],
  ['expected a room, received "${entry}".', 'expected a room, received entry.'],
  ['unknown room ${room}', 'unknown room'],
  // Constants stay.
  ['${=} join of ${meeting} failed', '${=} join failed'],
  ['joined ${room} after ${=} tries', 'joined after ${=} tries'],
  // Line breaks are for the eye of who writes it.
  ['could not find\n      ${room} again', 'could not find again'],
  // The name of an event; scripts without spaces.
  ['payment.failed ${id}', 'payment.failed'],
  ['会议${id}加入失败', '会议加入失败'],
  ['加入会议失败 ${id}', '加入会议失败'],
])('%s', (text, expected) => {
  expect(written(text)).toBe(expected);
});

test.each([
  '${room}',
  '${room}: ${}',
  'id="${id}", name=${name}',
  'room ${}',
  '${} is closed',
  '[room] ${}',
  'took ${n}s',
  'v${version} is too old',
  '${=}${id} is too old',
  'room${id} is full',
  '${kind}s are full',
  'failed to ${action} room',
  'failed to ${action} the room',
  'closed ${kind}-room again',
  'all ${kind}s closed',
  '"${room} is full',
  'the (${kind} room is full',
  '\uE000 is full: ${room}',
])('no good text: %s', (text) => {
  expect(written(text)).toBeNull();
});
