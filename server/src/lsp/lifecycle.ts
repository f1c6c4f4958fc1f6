import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';

/** Listeners of the lifecycle itself: they are called whatever the state is. */
const always: readonly (string | symbol)[] = ['onInitialize', 'onShutdown', 'onExit'];

/** A connection on which requests are answered between `initialize` and `shutdown` only, as LSP wants it. */
export interface Lifecycle {
  readonly connection: Connection;
  /** `initialize` was answered. */
  initialized(): void;
}

/**
 * Wraps a connection: before `initialize` a request is refused with -32002, after `shutdown` with -32600, and a notification is
 * dropped.
 */
export function withLifecycle(connection: Connection): Lifecycle {
  let refusal: { readonly code: number; readonly message: string } | undefined = {
    code: ErrorCodes.ServerNotInitialized,
    message: 'the server is not initialized',
  };
  const guarded =
    (handle: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown =>
      refusal ? new ResponseError(refusal.code, refusal.message) : handle(...args);
  const guard = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name, target);
        // What belongs to single features stands one or two steps down: `languages.diagnostics.on`.
        if (name === 'languages' || target !== (connection as object))
          if (typeof value === 'object' && value !== null) return guard(value);
        if (typeof value !== 'function') return value;
        if (!/^on(?=[A-Z]|$)/.test(String(name)) || always.includes(name)) return value.bind(target);
        return (...args: unknown[]): unknown =>
          value.apply(
            target,
            args.map((one) => (typeof one === 'function' ? guarded(one as (...args: unknown[]) => unknown) : one)),
          );
      },
    });
  connection.onShutdown(() => {
    refusal = { code: ErrorCodes.InvalidRequest, message: 'the server was shut down' };
  });
  return {
    connection: guard(connection),
    initialized: () => {
      refusal = undefined;
    },
  };
}
