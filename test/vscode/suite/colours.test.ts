import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, diagnostics, judged, ruleOf, until, untitled } from './editor.js';

const DRAFT = [
  '全县秋收会议讲话.docx',
  '在全县秋收工作会议上的讲话',
  '',
  '同志们：',
  '　　一、认清形势',
  '　　今年种粮X万亩🌾，一是长势好，二是墒情好。',
  '　　谢谢大家！',
  '',
].join('\n');

const COLOURED = [
  'gongwenResidue 全县秋收会议讲话.docx',
  'gongwenTitle 在全县秋收工作会议上的讲话',
  'gongwenAddressee 同志们',
  'gongwenHeading.level1 一、认清形势',
  'gongwenPlaceholder X',
  'gongwenOrdinal 一是',
  'gongwenOrdinal 二是',
  'gongwenClosing 谢谢大家！',
];

/** What VS Code colours by meaning: names of types and modifiers, and the words; `undefined` before there is an answer. */
async function coloured(document: vscode.TextDocument): Promise<string[] | undefined> {
  const { uri } = document;
  const ask = <T>(command: string, ...rest: unknown[]) =>
    vscode.commands.executeCommand<T | undefined>(command, uri, ...rest);
  const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend');
  const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
  return legend && tokens && words(document, legend, tokens);
}

function words(document: vscode.TextDocument, legend: vscode.SemanticTokensLegend, { data }: vscode.SemanticTokens) {
  const all: string[] = [];
  let place = new vscode.Position(0, 0);
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.subarray(at, at + 5);
    place = new vscode.Position(place.line + lines, lines === 0 ? place.character + characters : characters);
    const names = [legend.tokenTypes[type], ...legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit))];
    all.push(`${names.join('.')} ${document.getText(new vscode.Range(place, place.translate(0, length)))}`);
  }
  return all;
}

/** Asks until the answer is the one that is wanted: settings take a moment to come to the server. */
async function waitFor(document: vscode.TextDocument, wanted: readonly string[]): Promise<void> {
  let last: string[] | undefined;
  let asking = false;
  await until(`${wanted.length} coloured words`, () => {
    if (!asking) {
      asking = true;
      void coloured(document).then((now) => {
        last = now;
        asking = false;
      });
    }
    return JSON.stringify(last) === JSON.stringify(wanted);
  }).catch(() => assert.deepEqual(last, wanted));
}

describe('colours by meaning', () => {
  afterEach(closeAll);

  const draft = async (language: string): Promise<vscode.TextDocument> => {
    const { document } = await untitled(DRAFT, language);
    await diagnostics(document, 'web-residue', (all) => all.some((one) => ruleOf(one) === 'web-residue'));
    return document;
  };

  for (const language of ['plaintext', 'markdown', 'gongwen']) {
    it(`are given in ${language}`, async () => {
      await waitFor(await draft(language), COLOURED);
    });
  }

  it('of a part are given by its range', async () => {
    const document = await draft('plaintext');
    const range = new vscode.Range(2, 0, 5, 0);
    const command = (name: string) => vscode.commands.executeCommand(name, document.uri, range);
    const legend = await command('vscode.provideDocumentRangeSemanticTokensLegend');
    const tokens = await command('vscode.provideDocumentRangeSemanticTokens');
    const found = words(document, legend as vscode.SemanticTokensLegend, tokens as vscode.SemanticTokens);
    assert.deepEqual(found, COLOURED.slice(2, 4));
  });

  it('are none in what is no official prose', async () => {
    const { document } = await untitled('Buy milk.\n\n一、面包\n', 'plaintext');
    await judged(document, false);
    await waitFor(document, []);
  });

  it('are gone where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('gongwen');
    const document = await draft('plaintext');
    try {
      await settings.update('semanticColors', false, vscode.ConfigurationTarget.Global);
      await waitFor(document, []);
    } finally {
      await settings.update('semanticColors', undefined, vscode.ConfigurationTarget.Global);
    }
    await waitFor(document, COLOURED);
  });
});
