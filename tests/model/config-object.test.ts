import { describe, expect, test } from 'vitest';
import { configObject, lookUp } from '../../src/model/config-object.js';
import { lookAt } from './look-at.js';

const keysIn = (code: string) =>
  lookAt(code, (node, { scopes }) => {
    const config = configObject(node, scopes);
    return config && { keys: [...config.properties.keys()].join(), complete: config.complete };
  })[0];

describe('the properties of an object', () => {
  test.each([
    ['look({ name: 1, help: 2 })', 'name,help'],
    [`look({ 'name': 1, ['help']: 2, 3: 4 })`, 'name,help,3'],
    ['look({})', ''],
    ['const config = { name: 1 }; look(config as Config)', 'name'],
    ['const configs = { joins: { name: 1 } }; look(configs.joins)', 'name'],
    ['const config = Object.freeze({ name: 1 }); look(config)', 'name'],
    ['const base = { help: 1 }; look({ name: 2, ...base })', 'name,help'],
    ['const base = { name: 1 }; look({ ...base, name: 2 })', 'name'],
  ])('%s', (code, keys) => {
    expect(keysIn(code)).toEqual({ keys, complete: true });
  });

  test.each([
    ['look({ name: 1, ...rest })', 'name'],
    ['look({ name: 1, [key]: 2 })', 'name'],
    ['const base = { help: 1, ...rest }; look({ name: 2, ...base })', 'name,help'],
  ])('%s is not all there is', (code, keys) => {
    expect(keysIn(code)).toEqual({ keys, complete: false });
  });

  test.each([
    'look(config)',
    'look(configOf({ name: 1 }))',
    'look(config.joins)',
    'look(Object.assign({}, { name: 1 }))',
    'look([1])',
    'let config = { name: 1 }; config = other; look(config)',
    'const a = b; const b = a; look(a)',
  ])('%s leads to none', (code) => {
    expect(keysIn(code)).toBeNull();
  });
});

describe('looking an option up', () => {
  const stateOf = (path: string, code: string) =>
    lookAt(code, (node, { scopes }) => lookUp(configObject(node, scopes)!, path, scopes).state)[0];

  test.each([
    ['buckets', 'look({ buckets: [1] })', 'given'],
    ['buckets', 'look({ buckets })', 'given'],
    ['buckets', 'look({ name: 1 })', 'absent'],
    ['buckets', 'look({ buckets: undefined })', 'absent'],
    ['buckets', 'look({ ...rest })', 'unknown'],
    ['advice.boundaries', 'look({ advice: { boundaries: [1] } })', 'given'],
    ['advice.boundaries', 'const advice = { boundaries: [1] }; look({ advice })', 'given'],
    ['advice.boundaries', 'look({ advice: {} })', 'absent'],
    ['advice.boundaries', 'look({ advice: undefined })', 'absent'],
    ['advice.boundaries', 'look({})', 'absent'],
    ['advice.boundaries', 'look({ advice })', 'unknown'],
  ])('%s of %s', (path, code, state) => {
    expect(stateOf(path, code)).toBe(state);
  });
});
