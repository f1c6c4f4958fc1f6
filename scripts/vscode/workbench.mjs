/** Works VS Code's window through a browser page as a person does: keys, clicks, and what can be read on the screen. */
import { setTimeout as sleep } from 'node:timers/promises';

/** What is where on the screen, as CSS selectors that hold in both hosts (VS Code 1.137 and 1.139). */
export const SELECTORS = {
  workbench: '.monaco-workbench',
  file: '.explorer-folders-view .monaco-list-row',
  tab: '.tabs-container .tab',
  lines: '.editor-group-container.active .monaco-editor .view-line',
  editor: '.editor-group-container.active .monaco-editor .view-lines',
  squiggle:
    '.editor-group-container.active .monaco-editor :is(.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint)',
  problem: '.markers-panel .monaco-list-row',
  hover: '.monaco-hover:not(.hidden)',
  input: '.quick-input-widget:not(.hidden) .quick-input-box input',
  choice: '.quick-input-widget:not(.hidden) .quick-input-list .monaco-list-row',
  action: '.action-widget .monaco-list-row.action',
  outline: '.outline-tree .monaco-list-row',
  breadcrumb: '.monaco-breadcrumbs .monaco-breadcrumb-item',
  status: '.statusbar-item',
  toast: '.notifications-toasts .notification-list-item-message',
};

/** One VS Code window. Waiting is always for something to show, at most `timeout` ms. */
export class Workbench {
  /**
   * @param {import('playwright-core').Page} page
   * @param {{ timeout?: number }} [options]
   */
  constructor(page, { timeout = 20_000 } = {}) {
    this.page = page;
    this.timeout = timeout;
    page.setDefaultTimeout(timeout);
  }

  /** Everything on the screen that matches. */
  all(selector, text) {
    return this.page.locator(selector, text === undefined ? undefined : { hasText: text });
  }

  /** Opens an address of a host and waits for the window. */
  async open(address) {
    await this.page.goto(address, { timeout: 60_000 });
    await this.all(SELECTORS.workbench).waitFor({ timeout: 60_000 });
  }

  /** Opens a file at the top of the folder from the explorer (the web host's Quick Open finds no files) and waits for its tab. */
  async openFile(name) {
    const row = this.all(SELECTORS.file, name).first();
    if (!(await row.isVisible())) await this.page.keyboard.press('Control+Shift+KeyE');
    await row.dblclick();
    await this.all(`${SELECTORS.tab}.active`, name).waitFor();
    await this.all(SELECTORS.editor).first().waitFor();
  }

  /** Waits until `read` gives something for which `wanted` holds, and gives that. */
  async until(read, wanted) {
    for (const since = Date.now(); ; await sleep(50)) {
      const now = await read();
      if (wanted(now)) return now;
      if (Date.now() - since > this.timeout) throw new Error(`waited in vain; last seen: ${JSON.stringify(now)}`);
    }
  }

  /**
   * Runs a command of the command palette by its title, in the language of the interface. An extension's commands are there when it is
   * installed, whether it is active or not.
   */
  async command(title) {
    await this.page.keyboard.press('F1');
    await this.all(SELECTORS.input).fill(`>${title}`);
    await this.all(SELECTORS.choice, title).first().click();
    await this.all(SELECTORS.input)
      .waitFor({ state: 'hidden' })
      .catch(() => {}); // a command may ask for something more
  }

  /** Waits until `count` findings or more are underlined and gives how many there are. Only lines on the screen count. */
  async squiggles(count = 1) {
    const found = this.all(SELECTORS.squiggle);
    await found.nth(Math.max(count, 1) - 1).waitFor({ state: 'attached' });
    return found.count();
  }

  /** Waits until no finding is underlined. */
  async noSquiggles() {
    await this.all(SELECTORS.squiggle).first().waitFor({ state: 'detached' });
  }

  /** The Problems panel's rows as text, once there are `count` (files count as rows too). */
  async problems(count = 1) {
    const rows = this.all(SELECTORS.problem);
    if (!(await rows.first().isVisible())) await this.page.keyboard.press('Control+Shift+KeyM');
    await rows.nth(count - 1).waitFor();
    return rows.allInnerTexts();
  }

  /** Puts the cursor into the finding number `index` of those on the screen. */
  async intoSquiggle(index = 0) {
    await this.all(SELECTORS.squiggle).nth(index).click({ force: true });
  }

  /** Clicks in the middle of something, whatever covers it. */
  async click(locator) {
    await locator.click({ force: true });
  }

  /** Puts the cursor into the underlined place of the active editor whose text begins so: by the editor's own search. */
  async toSquiggle(text) {
    await this.all(SELECTORS.editor).first().click();
    await this.page.keyboard.press('Control+KeyF');
    const find = this.all('.find-widget.visible textarea, .find-widget.visible .monaco-findInput input').first();
    await find.fill(text);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
    await this.all('.find-widget.visible').waitFor({ state: 'detached' });
    await this.page.keyboard.press('ArrowLeft');
  }

  /** Gives the outline most of the side bar, by dragging its upper edge. */
  async growOutline() {
    const header = await this.all('.pane-header', /^\s*(大纲|Outline)/i)
      .first()
      .boundingBox();
    const view = await this.all('.explorer-folders-view').boundingBox();
    const x = header.x + header.width / 2;
    await this.page.mouse.move(x, header.y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, view.y + Math.min(150, view.height / 3), { steps: 5 });
    await this.page.mouse.up();
  }

  /** The hover's text over the finding number `index`. */
  async hover(index = 0) {
    await this.all(SELECTORS.squiggle).nth(index).hover({ force: true });
    const shown = this.all(SELECTORS.hover).first();
    await shown.waitFor();
    let before = '';
    return this.until(
      () => shown.innerText(),
      (text) => {
        const settled = text !== '' && text === before;
        before = text;
        return settled;
      },
    );
  }

  /** Opens the quick fixes at the cursor and gives their titles; the list stays open. */
  async quickFixes() {
    await this.page.keyboard.press('Control+Period');
    const rows = this.all(SELECTORS.action);
    await rows.first().waitFor();
    await sleep(200); // the list is laid out once more after it shows
    return (await rows.allInnerTexts()).map((text) => text.trim());
  }

  /** Applies the quick fix with this title at the cursor. By keys: the list's rows are covered against clicks for a moment. */
  async quickFix(title) {
    const titles = await this.quickFixes();
    const wanted = this.all(`${SELECTORS.action}.focused`, title);
    for (let left = titles.length; (await wanted.count()) === 0; left--) {
      if (left === 0) throw new Error(`no quick fix «${title}» among ${JSON.stringify(titles)}`);
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await this.all(SELECTORS.action).first().waitFor({ state: 'detached' });
  }

  /** Opens the outline and gives its rows, once there are `count`; only rows on the screen count. */
  async outline(count = 1) {
    const rows = this.all(SELECTORS.outline);
    if (!(await rows.first().isVisible())) {
      const header = this.all('.pane-header', /^\s*(大纲|Outline)/i).first();
      if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    }
    await rows.nth(count - 1).waitFor();
    return rows.allInnerTexts();
  }

  /** The breadcrumbs above the editor. */
  async breadcrumbs() {
    await this.all(SELECTORS.breadcrumb).first().waitFor();
    return this.all(SELECTORS.breadcrumb).allInnerTexts();
  }

  /** The draft's lines as they stand on the screen, from the top. An edit shows a moment later: read through `until`. */
  async text() {
    const lines = await this.all(SELECTORS.lines).evaluateAll((nodes) =>
      nodes.map((n) => [Number.parseFloat(n.style.top), n.textContent]),
    );
    return lines.sort((a, b) => a[0] - b[0]).map(([, text]) => text.replaceAll('\u00a0', ' '));
  }

  /** The status bar's item with this text. */
  async status(text) {
    const item = this.all(SELECTORS.status, text).first();
    await item.waitFor();
    return (await item.innerText()).trim();
  }

  /** The text of the notification that shows; needs a window without the smoke-test driver. */
  async toast() {
    const toast = this.all(SELECTORS.toast).first();
    await toast.waitFor();
    return toast.innerText();
  }

  /** Clears the screen of what hovers over it. */
  async quiet() {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(0, 0);
    await this.all(SELECTORS.hover)
      .first()
      .waitFor({ state: 'hidden' })
      .catch(() => {});
  }

  /** Takes a picture of the window, or of a part of it. */
  async screenshot(file, options = {}) {
    await this.page.screenshot({ path: file, ...options });
  }
}
