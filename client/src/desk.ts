import * as vscode from 'vscode';
import { ActiveDraft } from './draft.js';
import { LengthItem } from './length.js';
import { Ordinals } from './ordinals.js';
import { PlaceholderView } from './placeholders.js';
import { SectionView } from './sections.js';
import type { Server } from './server.js';
import type { StatusItem } from './status.js';
import { renameTerm } from './terms.js';

/** The writer's desk: what is to be filled in, the sections, numbers that keep themselves, terms, length. */
export function registerDesk(server: Server, status: StatusItem): vscode.Disposable[] {
  const draft = new ActiveDraft(server, status);
  return [
    draft,
    new PlaceholderView(draft),
    new SectionView(draft),
    new Ordinals(draft),
    new LengthItem(draft),
    vscode.commands.registerCommand('gongwen.renameTerm', () => renameTerm(draft)),
  ];
}
