import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, RequestHandler } from './facts.js';
import type { Handlers } from './handlers.js';
import { enclosingFunction } from './syntax.js';

/** Where a fact stands; looked up when a rule asks. */
export class Site {
  readonly #node: TSESTree.Node;
  readonly #handlers: () => Handlers;
  #function: FunctionNode | null | undefined;

  constructor(node: TSESTree.Node, handlers: () => Handlers) {
    this.#node = node;
    this.#handlers = handlers;
  }

  /** The innermost function around it; null at module level. */
  get enclosingFunction(): FunctionNode | null {
    if (this.#function === undefined) this.#function = enclosingFunction(this.#node);
    return this.#function;
  }

  /** The request, job or message handler around it, if any. */
  get handler(): RequestHandler | null {
    return this.#handlers().around(this.#node);
  }
}
