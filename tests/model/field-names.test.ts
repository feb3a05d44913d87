import type { TSESTree } from '@typescript-eslint/utils';
import { expect, test } from 'vitest';
import { fieldName } from '../../src/model/field-names.js';
import { find, inFile } from './in-file.js';

function nameOf(code: string, full = false): string | null {
  return inFile(`show(${code});`, (_, context) => {
    const call = find(context, (node): node is TSESTree.CallExpression => node.type === 'CallExpression');
    return fieldName(call.arguments[0]!, full);
  });
}

test.each([
  ['room', 'room'],
  ['user.id', 'userId'],
  ['this.user.id', 'userId'],
  ['this.#room', 'room'],
  ['this._room', 'room'],
  ['meeting.room', 'room'],
  ['meeting?.room!', 'room'],
  ["meeting['room']", 'room'],
  ['(meeting as Meeting).room', 'room'],
  ['(e as Error).message', 'errorMessage'],
  ['err.message', 'errMessage'],
  ['Rooms.length', 'roomsLength'],
  ['await room', 'room'],
  ["user.name ?? 'nobody'", 'userName'],
  ['JSON.stringify(room)', 'room'],
  ['rooms.map(f).join()', 'rooms'],
  ['id.slice(0, 8)', 'id'],
  ['toHex(meeting.root)', 'root'],
  ['(0, mod.formatRoom)(room)', 'room'],
  ['prettyBytes(size, 2)', 'size'],
  ["row.get('email_count')", 'emailCount'],
  ['getRoomName()', 'roomName'],
  ['this.getRoom()', 'room'],
  ['getRoom(id)', 'getRoom'],
  ['load()', 'load'],
  ['Date.now() - start', 'durationMs'],
  ['performance.now() - start', 'durationMs'],
])('%s is called %s', (code, name) => {
  expect(nameOf(code)).toBe(name);
});

test.each([
  '42',
  "'text'",
  'a + b',
  'now() - start',
  'rooms[0]',
  'rooms[i]',
  'a ? b : c',
  'a && b',
  "row.get('1')",
  'this',
  "a['b-c']",
])('nothing to call %s by', (code) => {
  expect(nameOf(code)).toBeNull();
});

test('with the owner, for two members of the same name', () => {
  expect(nameOf('next.room', true)).toBe('nextRoom');
  expect(nameOf('a.next.room', true)).toBe('nextRoom');
  expect(nameOf('toHex(next.room)', true)).toBe('nextRoom');
  expect(nameOf('room', true)).toBe('room');
});
