import type { TSESLint } from '@typescript-eslint/utils';
import type { FileModel } from '../model/file-model.js';
import { isDead } from '../model/reachability.js';
import { walk } from '../model/syntax.js';
import { errorPathsOf, type JudgedPath } from './error-outcomes.js';
import { surroundingsOf } from './surroundings.js';
import type { Coverage, ErrorPath } from './types.js';
import { unitsOf } from './units.js';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Reads from the model of a file how much of it can be seen. */
export function coverageOf(model: FileModel, sourceCode: SourceCode): Coverage {
  const paths = errorPathsOf(model, sourceCode);
  return {
    statements: statementsIn(model, sourceCode),
    units: unitsOf(model, sourceCode, paths),
    errorPaths: paths.map(stated),
    surroundings: surroundingsOf(model),
  };
}

/** Without its node, which no program can print. */
function stated({ line, endLine, kind, outcome, isLogged, isCentral }: JudgedPath): ErrorPath {
  return { line, endLine, kind, outcome, isLogged, isCentral };
}

const NO_CODE = /^(?:Import|Export|TS|Block|Empty|Labeled)|^(?:Function|Class)Declaration$/;

function statementsIn({ scopes }: FileModel, { ast, visitorKeys }: SourceCode): number {
  let count = 0;
  walk(ast, visitorKeys, (node) => {
    const isStatement = /(?:Statement|Declaration)$/.test(node.type);
    // What runs is asked once a statement, not for each in it.
    if (isStatement && isDead(node, scopes)) return false;
    const isExpressionBody = node.parent?.type === 'ArrowFunctionExpression' && node.parent.body === node;
    if ((isStatement && !NO_CODE.test(node.type)) || (isExpressionBody && node.type !== 'BlockStatement')) count++;
    return undefined;
  });
  return count;
}
