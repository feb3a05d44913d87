import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, test } from 'vitest';
import { declaredLabels, objectLabels, positionalLabels, tagLabels } from '../../src/model/labels.js';
import { lookAt } from './look-at.js';

type Call = TSESTree.CallExpression;

describe('declared labels', () => {
  const declared = (code: string) =>
    lookAt(code, (node, { scopes }) => {
      const { names, complete } = declaredLabels(node.parent as Call, { state: 'given', node }, scopes);
      return names.map(({ name }) => name).join() + (complete ? '' : ' …');
    })[0];

  test.each([
    ["look(['route', 'method'])", 'route,method'],
    ['look([])', ''],
    ["look(['route', , 'method'])", 'route,method'],
    ["look(['route'] as const)", 'route'],
    ["const NAMES = ['route']; look(NAMES)", 'route'],
    ["const NAMES = { join: ['route'] }; look(NAMES.join)", 'route'],
    ["const ROUTE = 'route'; look([ROUTE])", 'route'],
    ["const COMMON = ['region']; look([...COMMON, 'route'])", 'region,route'],
    ['const labels = { region, route: 1 }; look(Object.keys(labels))', 'region,route'],
    ["const names = ['route']; names.push('region', other); look(names)", 'route,region …'],
    ["const names = ['route']; names.pop(); names.push; look(names)", 'route'],
    ["look(['route', nameOf(x)])", 'route …'],
    ["look(['route', ...more])", 'route …'],
    ['const labels = { ...rest, route }; look(Object.keys(labels))', 'route …'],
    ['look(names)', ' …'],
    ['look(config.names)', ' …'],
    ['look(Object.keys(labels))', ' …'],
    ['look(Object.values({ route: 1 }))', ' …'],
    ['look(Object.keys())', ' …'],
    ['look(namesOf(x))', ' …'],
    ["look('route')", ' …'],
    ['const a = b; const b = a; look(a)', ' …'],
  ])('%s', (code, labels) => {
    expect(declared(code)).toBe(labels);
  });

  const typed = (code: string, state: 'absent' | 'unknown' = 'absent') =>
    lookAt(code, (node, { scopes }) => {
      const { names, complete } = declaredLabels(node.parent as Call, { state }, scopes);
      return names.map(({ name }) => name).join() + (complete ? '' : ' …');
    })[0];

  test.each([
    ["look<'route' | 'method'>(x)", 'route,method'],
    ["look<'route'>(x)", 'route'],
    ["look<{ route: string; 'method': string; [key: string]: string; get(): void }>(x)", 'route,method'],
    ['interface Labels { route: string } look<Labels>(x)', 'route'],
    ['type Labels = { route: string }; look<Labels>(x)', 'route'],
    ["type Labels = 'route' | 'method'; look<Labels>(x)", 'route,method'],
    ['look<string>(x)', ''],
    ['look<1 | `a`>(x)', ''],
    ['look<Labels>(x)', ''],
    ['look(x)', ''],
  ])('by type: %s', (code, labels) => {
    expect(typed(code)).toBe(labels);
  });

  test('without a list that can be read there may be more', () => {
    expect(typed('look(x)', 'unknown')).toBe(' …');
  });
});

/** `name=value`, by the text of the code. */
const shown = (
  code: string,
  read: (args: Call['arguments'], scopes: Parameters<typeof objectLabels>[1]) => ReturnType<typeof objectLabels>,
) =>
  lookAt(code, (node, { scopes }) =>
    read((node.parent as Call).arguments, scopes)
      .map(({ name, value }) => `${name ?? '?'}=${value ? code.slice(...value.range) : '-'}`)
      .join(' '),
  )[0];

describe('labels of an observation', () => {
  test.each([
    ["look({ route: 'x', 'method': m, region })", "route='x' method=m region=region"],
    ['const common = { region }; look({ ...common, route })', 'region=region route=route'],
    ['const labels = { route }; look(labels)', 'route=route'],
    ['look({ labels: { route }, value: 1 })', 'route=route'],
    ['look({ labels: { route } })', 'route=route'],
    ['look({ labels, exemplarLabels })', ''],
    ['look({ labels })', 'labels=labels'],
    ['look(labels)', ''],
    ['look(2)', ''],
  ])('an object: %s', (code, labels) => {
    expect(shown(code, (args, scopes) => objectLabels(args[0]!, scopes))).toBe(labels);
  });

  test.each([
    ["look('GET', 200)", "?='GET' ?=200"],
    ['look({ route })', 'route=route'],
    ['look(first, ...rest)', '?=first'],
  ])('by position: %s', (code, labels) => {
    expect(shown(code, (args, scopes) => positionalLabels(args, null, scopes))).toBe(labels);
  });

  test.each([
    ['look({ route })', 'route=route'],
    ['look(1, 0.5, { route })', 'route=route'],
    ['look(1, { sampleRate: 0.5 }, { route })', 'route=route'],
    ['look(1, { sampleRate: 0.5, tags: { route } })', 'route=route'],
    ["look(1, ['route:/join', `region:${region}`, 'a:' + b])", 'route=- region=region a=b'],
    ['look([`room:${kind}-${id}`])', 'room=kind room=id'],
    ['look([`${key}:${value}`, name, , "plain", ...more])', ''],
    ['const tags = { route }; look(1, tags)', 'route=route'],
    ['const tags = [`route:${route}`]; look(1, tags)', 'route=route'],
    ['look(1, tags)', ''],
    ['look(1)', ''],
  ])('StatsD tags: %s', (code, labels) => {
    expect(shown(code, (args, scopes) => tagLabels(args, scopes))).toBe(labels);
  });
});
