// A bundle of its own on the desktop, loaded after activation.
export { LanguageClient, TransportKind } from 'vscode-languageclient/node';
