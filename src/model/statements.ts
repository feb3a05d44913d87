import type { TSESTree } from '@typescript-eslint/utils';

/** A script of a Svelte file, as svelte-eslint-parser 1.10 gives it among the markup. Vue's parser gives the statements. */
interface Script {
  type: 'SvelteScriptElement';
  body: TSESTree.ProgramStatement[];
}

/** The statements of a module: of all scripts where it is a Svelte file. */
export function statementsOf({ body }: TSESTree.Program): TSESTree.ProgramStatement[] {
  return scriptsOf(body)?.flatMap((script) => script.body) ?? body;
}

/** The statements that a node can have an import among: in a Svelte file those of its own script, or of the last one. */
export function statementsAround(node: TSESTree.Node, { body }: TSESTree.Program): TSESTree.ProgramStatement[] {
  const scripts = scriptsOf(body);
  if (!scripts) return body;
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    const own = scripts.find((script) => script === (at as unknown));
    if (own) return own.body;
  }
  return scripts.at(-1)?.body ?? [];
}

/** The scripts of a Svelte file; null in any other. */
function scriptsOf(body: readonly { type: string }[]): Script[] | null {
  const isSvelte = body.some(({ type }) => type.startsWith('Svelte'));
  return isSvelte ? body.filter((element): element is Script => element.type === 'SvelteScriptElement') : null;
}
