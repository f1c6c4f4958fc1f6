import {
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type DocumentSymbolParams,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type SymbolInformation,
  TextDocumentSaveReason,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Finding, type Format, type Formatted, format, type Text } from '../core/index.js';
import { actions, completions, foldings, hover, outline, status } from '../features/index.js';
import { genreIdOf, namesOf, PROJECT_FILE, saysEnable } from '../project/index.js';
import * as protocol from '../protocol.js';
import { type Check, Checks } from './checks.js';
import { Commands } from './commands.js';
import { Configuration, type Resolved } from './configuration.js';
import * as convert from './convert.js';
import { type Checked, type Delivery, pull, push } from './delivery.js';
import { deskCapabilities, listenToDesk, wordsOf } from './desk.js';
import { countedDocuments, formatOfDocument, revisionOf } from './documents.js';
import { withLifecycle } from './lifecycle.js';
import { ProjectProblems } from './project-problems.js';
import { type LoadedProject, Projects } from './projects.js';
import { Review, shownFindings } from './review.js';
import type { Runtime } from './runtime.js';
import { SemanticColors, semanticTokensLegend } from './semantic-tokens.js';
import { type ClientSettings, DEFAULT_SETTINGS, isRecord, readSettings } from './settings.js';
import type { Subject } from './subject.js';
import { isWithin, nameOf, relativeTo } from './uri.js';
import { Writing } from './writing.js';

/** Where the pages of the rules are. */
const PAGES = 'https://github.com/gongwen/gongwen/blob/main/docs/rules';

/** Serves LSP 3.17 on a connection until it closes. Knows nothing of files or processes but what the runtime gives it. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const lifecycle = withLifecycle(connection);
  new Server(lifecycle.connection, runtime, lifecycle.initialized).listen();
}

/** What the client can do, as far as it matters here. */
interface Abilities {
  readonly locale: string | undefined;
  readonly options: protocol.InitializationOptions;
  readonly pulls: boolean;
  readonly refreshes: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly workspaceFolders: boolean;
  readonly related: boolean;
  readonly pages: boolean;
  readonly versionedEdits: boolean;
  readonly confirms: convert.Confirmation | undefined;
  readonly reasons: boolean;
  readonly opensRules: boolean;
  /** Folder of the rules' pages, without a slash at its end. */
  readonly rulePages: string;
  readonly fills: boolean;
  readonly foldingLimit: number;
  readonly symbolTrees: boolean;
  /** Whether a hover may be Markdown. */
  readonly markdown: boolean;
  readonly lensRefreshes: boolean;
  readonly tokenRefreshes: boolean;
}

function abilitiesOf({ capabilities, initializationOptions, locale }: InitializeParams): Abilities {
  const { textDocument, workspace } = capabilities;
  // Pulling and pushing clients say more or less of the same abilities, at two places.
  const shown = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  const options: protocol.InitializationOptions =
    typeof initializationOptions === 'object' && initializationOptions !== null ? initializationOptions : {};
  const commands = Array.isArray(options.commands) ? options.commands : [];
  const { documentChanges, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
  return {
    locale,
    options,
    confirms: commands.includes(protocol.ClientCommand.previewEdits)
      ? 'command'
      : documentChanges && changeAnnotationSupport
        ? 'annotations'
        : undefined,
    reasons: commands.includes(protocol.ClientCommand.ignoreWithReason),
    opensRules: commands.includes(protocol.ClientCommand.openRule),
    rulePages: typeof options.rulePages === 'string' && options.rulePages !== '' ? options.rulePages : PAGES,
    fills: commands.includes(protocol.ClientCommand.fillPlaceholder),
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    related: (shown?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    pages: (shown?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport) === true,
    versionedEdits: documentChanges === true,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? 5000,
    lensRefreshes: workspace?.codeLens?.refreshSupport === true,
    tokenRefreshes: workspace?.semanticTokens?.refreshSupport === true,
  };
}

class Server {
  readonly #connection: Connection;
  readonly #runtime: Runtime;
  readonly #begin: () => void;
  readonly #documents = new TextDocuments<TextDocument>(countedDocuments);
  readonly #checks: Checks;
  readonly #projects: Projects;
  readonly #configuration: Configuration;
  readonly #commands: Commands;
  readonly #review: Review;
  readonly #colors: SemanticColors;
  readonly #writing: Writing;
  readonly #problems: ProjectProblems;
  /** What the client has or gets of each document. */
  readonly #shown = new Map<string, Shown>();
  readonly #statuses = new Map<string, Told>();
  #abilities!: Abilities;
  #delivery!: Delivery;
  #pushedSettings: ClientSettings = DEFAULT_SETTINGS;
  #resultId = 0;

  /** Says in the log that an answer went wrong. */
  readonly #failed = (name: string, error: unknown): void =>
    this.#connection.console.error(`${name}: ${describe(error)}`);

  constructor(connection: Connection, runtime: Runtime, initialized: () => void) {
    const { engine } = runtime;
    this.#connection = connection;
    this.#begin = initialized;
    this.#runtime = runtime;
    this.#checks = new Checks(engine, {
      now: runtime.now,
      onRuleFailure: (rule, error) => connection.console.error(`rule ${rule} failed: ${describe(error)}`),
      onFailure: (uri, error) => connection.console.error(`${uri} was not checked: ${describe(error)}`),
    });
    const names = namesOf(engine.linter.rules, engine.lexicon.genres);
    this.#writing = new Writing(runtime, (document) => this.#delivery.refresh([document]));
    this.#projects = new Projects((uri) => this.#readFile(uri), names);
    this.#configuration = new Configuration(
      this.#projects,
      (uri) => this.#readSettings(uri),
      () => this.#abilities.locale,
      (name) => {
        const id = genreIdOf(names, name);
        if (id === undefined) connection.console.warn(`gongwen.genre: there is no genre “${name}”`);
        return id;
      },
    );
    this.#commands = new Commands(this.#projects, (uri, text) => this.#writeFile(uri, text));
    this.#review = new Review({
      engine,
      subject: (uri) => this.#subject(uri),
      settingsOf: async (uri) => {
        const resolved = await this.#configuration.of(uri);
        // What is not open tells nobody when it closes.
        if (!this.#documents.get(uri)) this.#configuration.forget(uri);
        return resolved;
      },
      diagnosticOptions: (uri, resolved) => this.#diagnosticOptions(uri, resolved),
      status: (subject) => this.#status(subject),
      failed: this.#failed,
    });
    this.#problems = new ProjectProblems({
      load: (folder) => this.#projects.load(folder),
      applies: (loaded) => this.#applies(loaded),
      send: (uri, diagnostics) => this.#send(uri, diagnostics),
    });
    this.#colors = new SemanticColors(connection, {
      subject: (uri) => this.#subject(uri),
      failed: this.#failed,
    });
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());

    const documents = this.#documents;
    documents.onDidOpen(({ document }) => {
      // Nobody tells of changes there: opening a document is when to look again.
      if (this.#unwatched(document.uri)) {
        this.#projects.forgetAround(document.uri);
        this.#configuration.forget(document.uri);
      }
    });
    documents.onDidChangeContent(({ document }) => {
      if (!formatOfDocument(document)) return;
      this.#writing.changed(document);
      this.#delivery.changed(document);
    });
    documents.onWillSave(({ document, reason }) => {
      // Saving after each pause is no sign that something is finished.
      if (reason === TextDocumentSaveReason.Manual) this.#writing.stop(document);
    });
    documents.onDidClose(({ document: { uri } }) => {
      this.#delivery.closed(uri);
      this.#checks.forget(uri);
      this.#writing.forget(uri);
      this.#configuration.forget(uri);
      this.#statuses.delete(uri);
      this.#review.forget(uri);
      this.#colors.forget(uri);
      this.#shown.delete(uri);
      this.#problems.closed(uri);
      // Nobody may be left to whom a project outside of the workspace matters.
      if (this.#projects.folderOf(uri) === undefined) this.#forgetGoneSoon();
    });
    documents.onDidSave(({ document: { uri } }) => {
      if (nameOf(uri) === PROJECT_FILE) this.#projectChanged([uri]);
      else if (this.#unwatched(uri)) {
        this.#projects.forgetAround(uri);
        this.#reset();
      }
    });
    documents.listen(connection);

    connection.onDidChangeConfiguration(({ settings }) => {
      const section = isRecord(settings) ? settings.gongwen : undefined;
      if (section !== undefined) this.#pushedSettings = readSettings(section);
      this.#reset();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => this.#projectChanged(changes.map(({ uri }) => uri)));
    this.#listenToRequests();
    connection.listen();
  }

  #listenToRequests(): void {
    const connection = this.#connection;
    connection.languages.diagnostics.on((params, token) =>
      this.#diagnostic(params.textDocument.uri, params.previousResultId, token),
    );
    connection.onDocumentSymbol(
      this.#answer<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
        'documentSymbol',
        [],
        ({ check: { draft }, resolved: { language } }, { textDocument: { uri } }) =>
          this.#abilities.symbolTrees
            ? convert.toDocumentSymbols(draft, outline(draft), language)
            : convert.toSymbolList(draft, outline(draft), uri),
      ),
    );
    connection.onFoldingRanges(
      this.#answer('foldingRange', [], ({ check: { draft } }) =>
        convert.toFoldingRanges(draft, foldings(draft), this.#abilities.foldingLimit),
      ),
    );
    connection.onHover(
      this.#answer('hover', null, ({ check: { draft, findings }, resolved: { language } }, { position }) => {
        const content = hover(draft, convert.toOffset(draft, position), {
          findings,
          ruleOf: (id) => this.#runtime.engine.linter.rule(id),
          pageOf: this.#abilities.opensRules ? commandOf : this.#pageOf,
        });
        return content ? convert.toHover(draft, content, language, this.#abilities.markdown) : null;
      }),
    );
    connection.onCodeAction(
      this.#answer('codeAction', [], (subject, { range, context }) => this.#codeActions(subject, range, context)),
    );
    connection.onCompletion(
      this.#answer('completion', [], ({ check: { draft, config }, resolved: { language } }, { position }) => {
        if (!draft.verdict.official) return [];
        const lexicon = this.#runtime.engine.lexiconFor(config);
        const suggestions = completions(draft, convert.toOffset(draft, position), lexicon, wordsOf(config.words));
        return convert.toCompletionItems(draft, suggestions, language);
      }),
    );
    connection.onDocumentFormatting(
      this.#answer('formatting', [], (subject) =>
        convert.toTextEdits(subject.check.draft, this.#formatted(subject).edits),
      ),
    );
    connection.onDocumentRangeFormatting(
      this.#answer('rangeFormatting', [], (subject, { range }) =>
        convert.toTextEdits(subject.check.draft, this.#formatted(subject, { range }).edits),
      ),
    );
    connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }) => {
      try {
        const changed = await this.#commands.run(command, argument);
        if (changed === undefined)
          return new ResponseError(ErrorCodes.InvalidParams, `${command}: unknown, or its argument is wrong`);
        this.#projectChanged([changed]);
        return null;
      } catch (error) {
        connection.console.error(`${command}: ${describe(error)}`);
        return new ResponseError(LSPErrorCodes.RequestFailed, String(error));
      }
    });
    listenToDesk(connection, {
      engine: this.#runtime.engine,
      subject: (uri) => this.#subject(uri),
      versionedEdits: () => this.#abilities.versionedEdits,
      failed: this.#failed,
      answer: (name, empty, handle) => this.#answer(name, empty, handle),
    });
    this.#review.listen(connection);
    this.#colors.listen();
    connection.onRequest(protocol.STATUS, async (params: protocol.StatusParams | undefined) => {
      const subject = await this.#subject(params?.uri);
      return subject ? this.#status(subject) : null;
    });
    connection.onRequest(protocol.FORMAT, async (params: protocol.FormatParams | undefined) => {
      const subject = await this.#subject(params?.uri);
      if (!subject) return null;
      const { edits, counts, official } = this.#formatted(subject, params);
      const { draft, version } = subject.check;
      return { version, official, counts, edits: convert.toTextEdits(draft, edits) } satisfies protocol.FormatResult;
    });
  }

  #initialize(params: InitializeParams): InitializeResult {
    const abilities = abilitiesOf(params);
    this.#abilities = abilities;
    this.#begin();
    this.#pushedSettings = readSettings(abilities.options.settings);
    this.#projects.setFolders(foldersOf(params));
    this.#delivery = abilities.pulls
      ? pull(this.#connection, abilities.refreshes)
      : push(this.#connection, this.#runtime, (uri) => this.#toSend(uri));
    return {
      serverInfo: { name: 'gongwen' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          willSave: true,
          save: { includeText: false },
        },
        ...(abilities.pulls
          ? {
              diagnosticProvider: {
                identifier: 'gongwen',
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
        ...deskCapabilities,
        documentSymbolProvider: { label: 'gongwen' },
        foldingRangeProvider: true,
        semanticTokensProvider: {
          legend: semanticTokensLegend(abilities.options.tokenTypes === true),
          full: { delta: true },
          range: true,
        },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, protocol.FIX_ALL] },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        completionProvider: { triggerCharacters: ['（', '第'] },
        executeCommandProvider: { commands: Object.values(protocol.Command) },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  #initialized(): void {
    const { registersConfiguration, registersWatchers, workspaceFolders } = this.#abilities;
    const { client, console, workspace } = this.#connection;
    const failed = (error: unknown): void => console.warn(`registration failed: ${describe(error)}`);
    if (registersConfiguration)
      client.register(DidChangeConfigurationNotification.type, { section: 'gongwen' }).catch(failed);
    if (registersWatchers) {
      // Word tables have these endings; others that change are passed over.
      const watchers = [{ globPattern: `**/${PROJECT_FILE}` }, { globPattern: '**/*.{tsv,jsonl}' }];
      client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
    }
    if (workspaceFolders) {
      workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        this.#projects.changeFolders(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        );
        this.#reset();
      });
    }
  }

  /** Settings or project files changed: everything is looked at anew. */
  #reset(): void {
    this.#configuration.reset();
    this.#delivery.refresh(this.#documents.all().filter(formatOfDocument));
    if (this.#abilities.lensRefreshes) this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
    if (this.#abilities.tokenRefreshes) this.#colors.refresh();
    // A client that is told of problems in a project file may have no document open that would ask again.
    this.#forgetGoneSoon();
  }

  #forgetGoneSoon(): void {
    this.#problems.forgetGone().catch((error) => this.#connection.console.error(describe(error)));
  }

  #projectChanged(uris: readonly string[]): void {
    const mattered = uris.map((uri) => this.#projects.forget(uri) || nameOf(uri) === PROJECT_FILE);
    if (mattered.includes(true)) this.#reset();
  }

  // --- what is known of a document

  /** The document as it stands now; `undefined` where it is not open or not ours. */
  async #subject(uri: string | undefined): Promise<Subject | undefined> {
    if (uri === undefined || !this.#ours(uri)) return undefined;
    const resolved = await this.#configuration.of(uri);
    // It may have been changed or closed while its settings were on the way.
    const ours = this.#ours(uri);
    if (!ours) return undefined;
    const { document, format } = ours;
    const { config, excluded } = resolved;
    const check = this.#checks.of(document, revisionOf(document), format, config, excluded);
    const shown = this.#keepsBack() ? this.#writing.shown(document, check) : check.findings;
    const subject = { document, resolved, check, shown };
    this.#tellStatus(subject);
    this.#review.note(subject);
    this.#problems.note(subject);
    return subject;
  }

  /** Whether changes of the project files around a document come to nobody's notice: outside of the workspace, or by the client. */
  #unwatched(uri: string): boolean {
    return !this.#abilities.registersWatchers || this.#projects.folderOf(uri) === undefined;
  }

  /** Whether findings can be kept back for a while: a client that asks must then be told to ask again. */
  #keepsBack(): boolean {
    return !this.#abilities.pulls || this.#abilities.refreshes;
  }

  #ours(uri: string): { readonly document: TextDocument; readonly format: Format } | undefined {
    const document = this.#documents.get(uri);
    const format = document && formatOfDocument(document);
    return document && format ? { document, format } : undefined;
  }

  async #readSettings(uri: string): Promise<ClientSettings> {
    if (!this.#abilities.configuration) return this.#pushedSettings;
    try {
      return readSettings(await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: 'gongwen' }));
    } catch (error) {
      this.#connection.console.warn(`settings of ${uri}: ${describe(error)}`);
      return this.#pushedSettings;
    }
  }

  async #readFile(uri: string): Promise<string | undefined> {
    try {
      if (this.#abilities.options.readFile) {
        const params: protocol.ReadFileParams = { uri };
        return (await this.#connection.sendRequest<string | null>(protocol.READ_FILE, params)) ?? undefined;
      }
      return await this.#runtime.readFile?.(uri);
    } catch (error) {
      this.#connection.console.warn(`${uri} cannot be read: ${describe(error)}`);
      return undefined;
    }
  }

  async #writeFile(uri: string, text: string): Promise<void> {
    if (this.#abilities.options.writeFile) {
      const params: protocol.WriteFileParams = { uri, text };
      await this.#connection.sendRequest(protocol.WRITE_FILE, params);
    } else if (this.#runtime.writeFile) {
      await this.#runtime.writeFile(uri, text);
    } else {
      throw new Error(`${uri} cannot be written: neither client nor runtime has files`);
    }
  }

  /** Whether a fix that writes to the project file can be offered. */
  #canWrite(uri: string): boolean {
    const able = this.#abilities.options.writeFile === true || this.#runtime.writeFile !== undefined;
    return able && this.#projects.placeFor(uri) !== undefined;
  }

  // --- diagnostics

  /** The diagnostics of a check; those of the one before, with their id, where nothing changed for the reader. */
  #diagnosticsOf({ document: { uri }, check, shown: findings, resolved }: Subject): Shown {
    const { language, settings } = resolved;
    const last = this.#shown.get(uri);
    if (last?.check === check && last.findings === findings && last.language === language && last.settings === settings)
      return last;
    const items = check.failed
      ? [convert.notChecked(language)]
      : convert.toDiagnostics(check.draft, shownFindings(findings, settings), this.#diagnosticOptions(uri, resolved));
    const same = last !== undefined && convert.sameDiagnostics(last.items, items);
    const shown: Shown = {
      check,
      findings,
      language,
      settings,
      id: same ? last.id : String(++this.#resultId),
      items: same ? last.items : items,
    };
    this.#shown.set(uri, shown);
    return shown;
  }

  #diagnosticOptions(uri: string, { language, settings }: Resolved): convert.DiagnosticOptions {
    return {
      uri,
      language,
      max: settings.maxProblems,
      pageOf: this.#abilities.pages ? this.#pageOf : undefined,
      related: this.#abilities.related,
    };
  }

  async #diagnostic(
    uri: string,
    previousId: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>> {
    const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };
    try {
      // Keys that have already come are taken in first: the answer is then for the newest text, or no longer wanted.
      await new Promise<void>((resolve) => this.#runtime.afterMessages(resolve));
      if (token.isCancellationRequested) return cancelled();
      const subject = await this.#subject(uri);
      if (token.isCancellationRequested) return cancelled();
      if (!subject) return nothing;
      const { id, items } = this.#diagnosticsOf(subject);
      if (id === previousId) return { kind: 'unchanged', resultId: id };
      return { kind: 'full', resultId: id, items: items as Diagnostic[] };
    } catch (error) {
      this.#connection.console.error(`diagnostic of ${uri}: ${describe(error)}`);
      return nothing;
    }
  }

  async #toSend(uri: string): Promise<Checked | undefined> {
    const subject = await this.#subject(uri);
    if (!subject) return undefined;
    const { items } = this.#diagnosticsOf(subject);
    return { version: subject.check.version, items, cost: subject.check.cost };
  }

  /** Whether a project is anybody's: of a workspace folder, or of an open document. */
  #applies({ folder }: LoadedProject): boolean {
    if (this.#projects.folderOf(folder) !== undefined) return true;
    return this.#documents
      .all()
      .some(
        (document) =>
          formatOfDocument(document) &&
          this.#projects.folderOf(document.uri) === undefined &&
          isWithin(document.uri, folder),
      );
  }

  #send(uri: string, diagnostics: Diagnostic[]): void {
    this.#connection.sendDiagnostics({ uri, diagnostics }).catch(() => {});
  }

  /** Where the page of a rule is. */
  readonly #pageOf = (rule: string): string => `${this.#abilities.rulePages}/${rule}.md`;

  // --- answers

  /** Wraps a handler: a document that is not ours, a cancelled request or a failure give the empty answer. */
  #answer<P extends { readonly textDocument: { readonly uri: string } }, R>(
    name: string,
    empty: R,
    handle: (subject: Subject, params: P) => R,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError> {
    return async (params, token) => {
      try {
        const subject = await this.#subject(params.textDocument.uri);
        if (token.isCancellationRequested) return cancelled();
        return subject ? handle(subject, params) : empty;
      } catch (error) {
        this.#failed(name, error);
        return empty;
      }
    };
  }

  #codeActions(
    { document, check, resolved: { language } }: Subject,
    range: Range,
    context: CodeActionContext,
  ): CodeAction[] {
    const { draft, findings, version } = check;
    const { uri } = document;
    const { confirms, reasons, fills, versionedEdits: versioned } = this.#abilities;
    const offered = actions({
      uri,
      draft,
      findings,
      span: convert.toSpan(draft, range),
      ruleOf: (id) => this.#runtime.engine.linter.rule(id),
      canIgnore: this.#canWrite(uri),
      canConfirm: confirms !== undefined,
      canGiveReason: reasons,
      canFill: fills,
      ...(context.only ? { only: context.only } : {}),
    });
    const { diagnostics } = context;
    const target = { uri, version, draft, language, diagnostics, versioned, confirms };
    return offered.map((action) => convert.toCodeAction(action, target));
  }

  #formatted(
    { check: { draft, config }, resolved: { excluded, settings, project } }: Subject,
    { range, force = false }: Pick<protocol.FormatParams, 'range' | 'force'> = {},
  ): Formatted {
    return format(this.#runtime.engine, {
      text: draft.text,
      format: draft.format,
      config: excluded ? { ...config, enable: 'never' } : config,
      options: { ...settings.format, ...project?.project.format },
      force,
      previous: draft,
      ...(range ? { range: convert.toSpan(draft, range) } : {}),
    });
  }

  #status({ document, check, shown, resolved }: Subject): protocol.Status {
    const { uri } = document;
    const { lexicon } = this.#runtime.engine;
    const { project } = resolved;
    const enableByProject = project !== undefined && saysEnable(project.project, relativeTo(uri, project.folder));
    const of = { uri, version: check.version, projectFile: project?.uri, enableByProject };
    const { readingSpeed } = resolved.settings;
    return status(of, check.draft, shown, check.config, lexicon, resolved.language, readingSpeed);
  }

  /** Tells a client that wants it, after the answer that it waits for. */
  #tellStatus({ document: { uri }, check, shown, resolved }: Subject): void {
    if (!this.#abilities.options.status) return;
    const last = this.#statuses.get(uri);
    if (last?.check === check && last.shown === shown && last.resolved === resolved) return;
    this.#statuses.set(uri, { check, shown, resolved, json: last?.json });
    this.#runtime.afterMessages(() => {
      const document = this.#ours(uri)?.document;
      const latest = this.#statuses.get(uri);
      // Another check came in between: that one tells.
      if (!document || latest?.check !== check || latest.shown !== shown || latest.resolved !== resolved) return;
      const now = this.#status({ document, check, shown, resolved });
      const { version: _, ...rest } = now;
      const json = JSON.stringify(rest);
      if (json === latest.json) return;
      this.#statuses.set(uri, { check, shown, resolved, json });
      this.#connection.sendNotification(protocol.DID_CHECK, now).catch(() => {});
    });
  }
}

/** What a client was told of a document. */
interface Told {
  readonly check: Check;
  readonly shown: readonly Finding[];
  readonly resolved: Resolved;
  /** The status without its version; absent until the first was sent. */
  readonly json: string | undefined;
}

/** The diagnostics of a check as the client has them or gets them. */
interface Shown {
  readonly check: Check;
  readonly findings: readonly Finding[];
  readonly language: keyof Text;
  readonly settings: ClientSettings;
  /** The `resultId` of a pull. */
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** A link that a client opens by a command of its own. */
const commandOf = (rule: string): string =>
  `command:${protocol.ClientCommand.openRule}?${encodeURIComponent(JSON.stringify([rule]))}`;

const cancelled = <T = void>(): ResponseError<T> => new ResponseError<T>(LSPErrorCodes.RequestCancelled, 'cancelled');

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}
