import { spawn, type ChildProcess } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';

/** A place in a text, from 0. */
export interface Position {
  line: number;
  character: number;
}

/** What an editor shows under a piece of code. Source: Language Server Protocol 3.17. */
export interface Diagnostic {
  range: { start: Position; end: Position };
  /** 1 is an error, 2 a warning. */
  severity: number;
  code: string;
  codeDescription?: { href: string };
  source: string;
  message: string;
}

/** What an editor offers to do about it. */
export interface CodeAction {
  title: string;
  kind?: string;
  command?: { command: string; arguments: unknown[] };
  edit?: WorkspaceEdit;
}

interface TextEdit {
  range: Diagnostic['range'];
  newText: string;
}

interface WorkspaceEdit {
  changes?: Record<string, TextEdit[]>;
  documentChanges?: { textDocument: { uri: string }; edits: TextEdit[] }[];
}

/** How a language server is started, and what it is told on the way. */
export interface Server {
  command: string;
  args: readonly string[];
  initializationOptions?: unknown;
  /** The answer to `workspace/configuration`. */
  configuration?: unknown;
  /** The editor does not ask for diagnostics: the server has to send them. */
  isPushed?: boolean;
}

/** The side of an editor: one open file, its diagnostics, its code actions. */
export class Editor {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #pushed = new Map<string, Diagnostic[]>();
  readonly #errors: string[] = [];
  #waiting: (() => void)[] = [];
  #text = '';
  #version = 0;
  #uri = '';

  private constructor(server: ChildProcess) {
    this.#process = server;
    this.#connection = createMessageConnection(
      new StreamMessageReader(server.stdout!),
      new StreamMessageWriter(server.stdin!),
    );
  }

  /** Starts a language server for a folder. */
  static async start(folder: string, server: Server): Promise<Editor> {
    const { command, args, initializationOptions, configuration, isPushed = false } = server;
    const editor = new Editor(spawn(command, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] }));
    const connection = editor.#connection;
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => configuration),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.onRequest('workspace/workspaceFolders', () => null);
    connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      editor.#apply(edit);
      return { applied: true };
    });
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, version, diagnostics }: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
        // What is said of an earlier text comes too late.
        if (version !== undefined && version < editor.#version) return;
        editor.#pushed.set(uri, diagnostics);
        for (const wake of editor.#waiting.splice(0)) wake();
      },
    );
    connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) editor.#errors.push(message);
    });
    connection.listen();
    const uri = pathToFileURL(folder).href;
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'service' }],
      initializationOptions,
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          applyEdit: true,
          ...(!isPushed && { diagnostics: { refreshSupport: true } }),
        },
        textDocument: {
          publishDiagnostics: { codeDescriptionSupport: true },
          ...(!isPushed && { diagnostic: { dynamicRegistration: true } }),
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
        },
      },
    });
    await connection.sendNotification('initialized', {});
    return editor;
  }

  /** The text as it is now, with what was applied. */
  get text(): string {
    return this.#text;
  }

  /** Opens a file. */
  async open(file: string, text: string, languageId = 'typescript'): Promise<void> {
    this.#uri = pathToFileURL(file).href;
    this.#text = text;
    const textDocument = { uri: this.#uri, languageId, version: ++this.#version, text };
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces the whole text, as typing does bit by bit. */
  async edit(text: string): Promise<void> {
    this.#text = text;
    this.#pushed.delete(this.#uri);
    const textDocument = { uri: this.#uri, version: ++this.#version };
    await this.#connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  /**
   * Asks for the diagnostics, as editors do for servers that are asked.
   * @throws Error where the server has logged an error
   */
  async pulled(): Promise<Diagnostic[]> {
    const textDocument = { uri: this.#uri };
    const report: { items?: Diagnostic[] } = await this.#connection.sendRequest('textDocument/diagnostic', {
      textDocument,
    });
    if (this.#errors.length > 0) throw new Error(this.#errors.join('\n'));
    return report.items ?? [];
  }

  /** The diagnostics that a server sends of itself. */
  async pushed(): Promise<Diagnostic[]> {
    while (!this.#pushed.has(this.#uri)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#pushed.get(this.#uri)!;
  }

  /** The quick fixes at a diagnostic. */
  async actions(diagnostic: Diagnostic): Promise<CodeAction[]> {
    const actions: CodeAction[] | null = await this.#connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.#uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    return actions ?? [];
  }

  /** Applies one, as a click on it does, and tells the server of the new text. */
  async apply({ edit, command }: CodeAction): Promise<void> {
    if (edit) this.#apply(edit);
    if (command)
      await this.#connection.sendRequest('workspace/executeCommand', {
        command: command.command,
        arguments: command.arguments,
      });
    await this.edit(this.#text);
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    this.#process.kill();
  }

  #apply({ changes, documentChanges }: WorkspaceEdit): void {
    const edits = changes?.[this.#uri] ?? documentChanges?.flatMap((change) => change.edits) ?? [];
    const offsets = edits.map(
      ({ range, newText }) => [this.#offset(range.start), this.#offset(range.end), newText] as const,
    );
    for (const [start, end, newText] of offsets.sort(([a], [b]) => b - a))
      this.#text = this.#text.slice(0, start) + newText + this.#text.slice(end);
  }

  #offset({ line, character }: Position): number {
    const lines = this.#text.split('\n');
    return lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + character;
  }
}
