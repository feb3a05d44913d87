import type { TSESTree } from '@typescript-eslint/utils';
import { configObject } from './config-object.js';
import type { FileModel } from './file-model.js';
import { terminalName } from './syntax.js';

const known = new WeakMap<FileModel, boolean>();

/** True where the file sets up OpenTelemetry Views: `new NodeSDK({ views })`, `new MeterProvider({ views: […] })`. */
export function viewsIn(model: FileModel): boolean {
  let found = known.get(model);
  if (found === undefined) {
    found = model.calls.some((call) => setsViews(call, model));
    known.set(model, found);
  }
  return found;
}

function setsViews(call: TSESTree.CallExpression | TSESTree.NewExpression, model: FileModel): boolean {
  const name = terminalName(call.callee) ?? '';
  if (name === 'View' || name === 'addView') return true;
  if (!/^(?:NodeSDK|MeterProvider|registerOTel|\w*Sdk|\w*SDK)$/.test(name) || !call.arguments[0]) return false;
  const config = configObject(call.arguments[0], model.scopes);
  return config?.properties.has('views') ?? false;
}
