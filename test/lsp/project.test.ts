import { expect, it } from 'vitest';
import { rules } from '../../server/src/rules/index.js';
import { connect } from './client.js';

const folder = 'file:///drafts';
const text = '关于防汛的通知\n\n各镇人民政府：\n\n村官十分幸苦，要多加慰问。\n\n特此通知。\n';

/** What is found in the text as a file of that name, in a folder with these files: rules with LSP's severities. */
async function found(name: string, files: Readonly<Record<string, string>>, content = text): Promise<string[]> {
  const client = await connect({
    rules,
    settings: { enable: 'always' },
    files: new Map(Object.entries(files).map(([file, body]) => [`${folder}/${file}`, body])),
    folders: [folder],
  });
  const uri = `${folder}/${name}`;
  await client.open(uri, content);
  return (await client.diagnostics(uri)).map(({ code, severity }) => `${code} ${severity}`);
}

const project = (value: object) => ({ '.gongwenrc.json': JSON.stringify(value) });

it.each([
  ['a severity', { rules: { typo: 'hint' } }, ['typo 4']],
  ['a rule that is off', { rules: { typo: 'off' } }, []],
  ['the genre that it is', { rules: { typo: { genres: ['通知'] } } }, ['typo 1']],
  ['another genre', { rules: { typo: { genres: ['speech'] } } }, []],
  ['other files', { rules: { typo: { files: ['定稿/**'] } } }, []],
  ['a folder', { overrides: [{ files: ['in/**'], rules: { typo: 'info' } }] }, ['typo 3']],
  ['a word', { words: [{ avoid: '村官', prefer: '村干部', severity: 'error' }] }, ['project-word 1', 'typo 1']],
  ['a phrase', { required: [{ genres: ['notice'], anyOf: ['联系人'] }] }, ['typo 1', 'required-phrase 2']],
])('the server heeds %s as the command does', async (_, value, expected) => {
  expect((await found('in/a.txt', project(value))).sort()).toEqual([...expected].sort());
});

it('reads tables, phrases among them', async () => {
  const request =
    '关于购置物资的请示\n\n市人民政府：\n\n入汛以来雨水偏多，我县防汛物资储备不足，急需购置编织袋和照明设备。县级财力薄弱，自筹资金确有困难。\n\n专此奉达，恭候裁夺。\n';
  expect(await found('a.txt', {}, request)).toContain('missing-closing 2');
  const row = { table: 'formulas', genre: 'request', part: 'closing', text: '恭候裁夺。', keys: ['恭候裁夺'] };
  const files = {
    ...project({ tables: ['t.jsonl'] }),
    't.jsonl': `${JSON.stringify(row)}\n{"wrong":"物资","right":["用品"]}\n`,
  };
  const all = await found('a.txt', files, request);
  expect(all).not.toContain('missing-closing 2');
  expect(all).toContain('project-word 2');
});
