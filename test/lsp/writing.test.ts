import { describe, expect, it } from 'vitest';
import { TextDocumentSaveReason } from 'vscode-languageserver/node';
import { REARRANGE, type RearrangeResult } from '../../server/src/protocol.js';
import { connect, type TestClient } from './client.js';

const uri = 'file:///drafts/a.txt';
const DRAFT =
  '关于做好防汛工作的通知\n各乡镇人民政府：\n各单位要高度重视，压实责任。\n各单位要加强值守，及时报告。\n某县人民政府\n2024年5月1日';
const END = DRAFT.indexOf('压实责任。') + '压实责任。'.length;
const OPEN = '认真落实“清风';

/** A clock on which long pauses pass when a test lets them. */
function pausing() {
  const waiting = new Map<() => void, number>();
  return {
    waiting,
    runtime: {
      afterDelay(action: () => void, milliseconds: number) {
        if (milliseconds <= 1000) {
          const timer = setTimeout(action, milliseconds);
          return () => clearTimeout(timer);
        }
        const once = (): void => {
          waiting.delete(once);
          action();
        };
        waiting.set(once, milliseconds);
        return () => void waiting.delete(once);
      },
    },
  };
}

const marks = async (client: TestClient): Promise<string[]> =>
  (await client.diagnostics(uri)).map((one) => client.covered(uri, one));

/** Types characters one after another. @returns where the writer is then */
async function type(client: TestClient, at: number, text: string): Promise<number> {
  let place = at;
  for (const character of text) {
    await client.edit(uri, place, place, character);
    place += character.length;
  }
  return place;
}

describe('while somebody writes', () => {
  it('a mark that has just been opened is no fault; it is one when the writer goes on elsewhere', async () => {
    const client = await connect();
    await client.open(uri, DRAFT);
    expect(await marks(client)).toEqual([]);
    const place = await type(client, END, OPEN);
    expect(await marks(client)).toEqual([]);
    // Taking a character back is writing, too.
    await client.edit(uri, place - 1, place, '');
    expect(await marks(client)).toEqual([]);
    await type(client, 0, '县');
    expect(await marks(client)).toEqual(['“']);
  });

  it('ordinals that count on below a new one leave the writer where they are, whose empty section is no fault yet', async () => {
    const before = '关于做好防汛工作的通知\n各乡镇人民政府：\n现将有关事项通知如下。\n一、压实责任\n各单位要加强值守。';
    const client = await connect();
    await client.open(uri, `${before}\n二、及时报告\n一天一报。\n某县人民政府\n2024年5月1日`);
    expect(await marks(client)).toEqual([]);
    const place = await type(client, before.length, '\n二、');
    const line = before.split('\n').length;
    const { edits } = await client.connection.sendRequest<RearrangeResult>(REARRANGE, {
      uri,
      change: 'siblings',
      place: { line, character: 2 },
    });
    const text = client.documents.get(uri)!;
    const [{ range, newText }] = edits as [RearrangeResult['edits'][number]];
    await client.edit(uri, text.offsetAt(range.start), text.offsetAt(range.end), newText);
    expect(client.documents.get(uri)!.getText()).toContain('\n二、\n三、及时报告');
    expect(await marks(client)).toEqual([]);
    // Who goes on elsewhere has left it empty.
    await type(client, 0, '县');
    expect(await marks(client)).toEqual(['二、']);
    expect(place).toBe(before.length + 3);
  });

  it('what is open before is shown until somebody writes there', async () => {
    const client = await connect();
    await client.open(uri, DRAFT.slice(0, END) + OPEN + DRAFT.slice(END));
    expect(await marks(client)).toEqual(['“']);
    await type(client, END + OPEN.length, '行动');
    expect(await marks(client)).toEqual([]);
    await type(client, END + OPEN.length + 2, '”');
    await client.edit(uri, END + OPEN.indexOf('“'), END + OPEN.indexOf('“') + 1, '');
    expect(await marks(client)).toEqual(['”']);
  });

  it('the client is told to ask again after a pause', async () => {
    const { runtime, waiting } = pausing();
    const client = await connect({ runtime });
    await client.open(uri, DRAFT);
    await type(client, END, OPEN);
    const first = await client.pull(uri);
    expect(waiting.size).toBe(1);
    const [[pass, milliseconds]] = [...waiting] as [[() => void, number]];
    expect(milliseconds).toBeGreaterThan(1000);
    pass();
    await client.until(() => client.refreshes === 1);
    const second = await client.pull(uri, first.resultId);
    expect(second.kind).toBe('full');
    expect(await marks(client)).toEqual(['“']);
    // Nothing is kept back: nobody need be told again.
    await client.connection.sendNotification('textDocument/willSave', {
      textDocument: { uri },
      reason: TextDocumentSaveReason.Manual,
    });
    await client.pull(uri);
    expect(client.refreshes).toBe(1);
  });

  it('saving by hand shows all; saving by itself does not', async () => {
    const client = await connect();
    await client.open(uri, DRAFT);
    await type(client, END, OPEN);
    expect(await marks(client)).toEqual([]);
    const save = (reason: TextDocumentSaveReason) =>
      client.connection.sendNotification('textDocument/willSave', { textDocument: { uri }, reason });
    await save(TextDocumentSaveReason.AfterDelay);
    expect(await marks(client)).toEqual([]);
    await save(TextDocumentSaveReason.Manual);
    await client.until(() => client.refreshes === 1);
    expect(await marks(client)).toEqual(['“']);
  });

  it('what is pasted, or put in at several places, is shown at once', async () => {
    const client = await connect();
    await client.open(uri, DRAFT);
    await client.edit(
      uri,
      END,
      END,
      `各单位要结合实际制定方案，逐级落实责任，强化督促检查，确保各项工作落到实处。${OPEN}`,
    );
    expect(await marks(client)).toEqual(['“']);
    await client.close(uri);
    await client.open(uri, DRAFT);
    const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });
    await client.change(uri, [
      { range: range(2), text: '“' },
      { range: range(3), text: '请' },
    ]);
    expect(await marks(client)).toEqual(['“']);
  });

  it('a value that is put in at once is no writing: what stood open beside it stays open', async () => {
    const client = await connect();
    await client.open(uri, DRAFT.slice(0, END) + OPEN + DRAFT.slice(END));
    await client.edit(uri, END + OPEN.length, END + OPEN.length, '12');
    expect(await marks(client)).toEqual(['“']);
  });

  it('a client that cannot be told to ask again is shown all', async () => {
    const client = await connect({ capabilities: { workspace: { configuration: true } } });
    await client.open(uri, DRAFT);
    await type(client, END, OPEN);
    expect(await marks(client)).toEqual(['“']);
  });

  it('a client that is sent diagnostics gets the rest after a pause', async () => {
    const { runtime, waiting } = pausing();
    const client = await connect({ push: true, runtime });
    await client.open(uri, DRAFT);
    expect(await client.nextPublished(uri)).toEqual([]);
    await type(client, END, OPEN);
    expect(await client.nextPublished(uri)).toEqual([]);
    for (const pass of [...waiting.keys()]) pass();
    await client.until(() => client.published.at(-1)?.diagnostics.length === 1);
    expect(client.published.at(-1)?.version).toBe(client.documents.get(uri)?.version);
  });

  it('remedies are offered for what is kept back, and the status does not count it', async () => {
    const client = await connect();
    await client.open(uri, DRAFT);
    const place = await type(client, END, OPEN);
    expect(await marks(client)).toEqual([]);
    const position = client.documents.get(uri)!.positionAt(place);
    const offered = await client.request<{ title: string }[]>('codeAction', uri, {
      range: { start: client.documents.get(uri)!.positionAt(END + 4), end: position },
      context: { diagnostics: [] },
    });
    expect(offered.map(({ title }) => title)).toContain('删去 “');
    expect(await client.connection.sendRequest('gongwen/status', { uri })).toMatchObject({ counts: { error: 0 } });
  });
});
