import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Deprecation } from '../vocabulary/semconv.js';
import type { FileModel } from './file-model.js';
import { constantOf, deprecationOf, isStable } from './semconv.js';
import { constantsUsed, type UsedConstant } from './semconv-constants.js';
import { renameText, replaceConstant } from './semconv-edits.js';
import { namesGiven, writtenAt, type GivenName } from './semconv-names.js';
import { enclosingFunction, unwrap } from './syntax.js';
import { textOf } from './text.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/**
 * A name of OpenTelemetry's conventions that is not current:
 * - `renamed`: it has another name now
 * - `replaced`: it is several things now, or told in another way
 * - `removed`: it is gone
 * - `constant`, `copied`: only the constant for it is old; the package has another one, or none that is stable
 */
export interface SemconvFault {
  id: 'renamed' | 'replaced' | 'removed' | 'constant' | 'copied';
  node: TSESTree.Node;
  data: Readonly<Record<string, string>>;
  /** What to write instead, and the fix that does; null where more has to be thought of. */
  cure: { id: 'rename' | 'import'; data: { to: string }; fix: TSESLint.ReportFixFunction } | null;
}

/**
 * The deprecated names that a file uses, each once for the place where it is written, in source order. A name is not
 * told where what has replaced it is given in the same function: that is how one moves from one to the other.
 * @param isIgnored true for names that are kept on purpose
 */
export function deprecatedNames(
  model: FileModel,
  sourceCode: SourceCode,
  isIgnored: (name: string) => boolean,
): SemconvFault[] {
  const names = namesGiven(model, sourceCode);
  const faults = new Map<TSESTree.Node, SemconvFault>();
  for (const given of names) {
    if (isIgnored(given.name)) continue;
    const found = deprecationOf(given.kind, given.name);
    if (!found || found.isCommon || isGivenTwice(found, given, names)) continue;
    const written = writtenAt(given.node, model.scopes);
    const node = written ?? given.node;
    if (faults.has(node)) continue;
    const caveat = found.change && !keepsValue(given, found, model) ? CAVEATS[found.change] : '';
    const subject = `${SUBJECTS[given.on]} '${given.name}'`;
    const cure = renameOf(given, found, names, model, sourceCode);
    faults.set(node, { ...told(found, subject, MISSED[given.on], caveat), node, cure });
  }
  const { used, taken } = constantsUsed(model, sourceCode);
  for (const constant of used) {
    if (isIgnored(constant.value) || isIgnored(constant.constant)) continue;
    const fault = constantFault(constant, taken, sourceCode);
    if (fault) faults.set(constant.node, fault);
  }
  return [...faults.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

function isGivenTwice(found: Deprecation, given: GivenName, names: readonly GivenName[]): boolean {
  const around = enclosingFunction(given.call);
  const current = successors(found).flatMap((name) => [name, constantOf(given.kind, name)]);
  return names.some(
    (other) => other.kind === given.kind && current.includes(other.name) && enclosingFunction(other.call) === around,
  );
}

/** What a name has become, also where these are several. */
function successors({ to, advice = '' }: Deprecation): string[] {
  return to === undefined ? Array.from(advice.matchAll(/'([^']+)'/g), ([, name]) => name!) : [to];
}

const MISSED: Readonly<Record<GivenName['on'], string>> = {
  span: 'this span',
  measurement: 'this measurement',
  resource: 'all that this service sends',
  metric: 'this metric',
};

const SUBJECTS: Readonly<Record<GivenName['on'], string>> = {
  span: 'Span attribute',
  measurement: 'Metric attribute',
  resource: 'Resource attribute',
  metric: 'Metric',
};

/** What is said of a deprecated name. */
function told(
  { to, advice }: Deprecation,
  subject: string,
  missed: string,
  caveat: string,
): Pick<SemconvFault, 'id' | 'data'> {
  if (to === undefined)
    return advice === undefined
      ? { id: 'removed', data: { subject } }
      : { id: 'replaced', data: { subject, advice, missed } };
  const state = isStable(to) ? '' : ' (in development, so it may change once more)';
  return { id: 'renamed', data: { subject, to, state, missed, caveat } };
}

/** What has to be done besides writing the new name. */
const CAVEATS: Readonly<Record<NonNullable<Deprecation['change']>, string>> = {
  text: ', with its value as a text',
  list: ', with a list of texts for its value',
  values: ' and look its value up: some have new names too',
  side: ' for the own address of a server; that of a client has no name any more',
  seconds: ' and record seconds: the old one is in milliseconds',
  merged: ', which is one metric for several: an attribute tells them apart',
};

function renameOf(
  given: GivenName,
  found: Deprecation,
  names: readonly GivenName[],
  model: FileModel,
  sourceCode: SourceCode,
): SemconvFault['cure'] {
  const written = writtenAt(given.node, model.scopes);
  const { to, change } = found;
  if (!written || to === undefined) return null;
  // A constant may be the key of other values.
  const isOwn = written === unwrap(given.node);
  if (change && !(isOwn && keepsValue(given, found, model))) return null;
  const uses = new Set(names.filter(({ kind }) => kind === given.kind).map(({ node }) => unwrap(node)));
  const fix = renameText(written, to, uses, model, sourceCode);
  return fix && { id: 'rename', data: { to }, fix };
}

/** True where some values have new names, and this is none of them. */
function keepsValue({ value }: GivenName, { same = [] }: Deprecation, model: FileModel): boolean {
  const text = value && textOf(value, model.scopes);
  return text?.isStatic === true && same.includes(text.text);
}

function constantFault(used: UsedConstant, taken: ReadonlySet<string>, sourceCode: SourceCode): SemconvFault | null {
  const { constant, kind, value, node, isIncubating } = used;
  const found = deprecationOf(kind, value);
  if (found && successors(found).some((name) => taken.has(constantOf(kind, name)))) return null;
  const to = found ? found.to : value;
  const successor = to === undefined || found?.change ? null : constantOf(kind, to);
  const isThere = successor !== null && (isIncubating || isStable(to!));
  const fix = isThere ? replaceConstant(used, successor, sourceCode) : null;
  const cure: SemconvFault['cure'] = fix && { id: 'import', data: { to: successor! }, fix };
  if (found) {
    const subject = `${kind === 'attribute' ? 'Attribute' : 'Metric'} '${value}', for which '${constant}' stands,`;
    const caveat = found.change ? CAVEATS[found.change] : '';
    return { ...told(found, subject, 'what has the old one', caveat), node, cure };
  }
  const data = { constant, value, successor: successor! };
  return { id: isThere ? 'constant' : 'copied', node, data, cure };
}
