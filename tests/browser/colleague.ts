// Somebody at their window: what they do, in the words of the newsroom.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from '../../shared/newsroom.ts';

export class Colleague {
  readonly person: Person;
  page: Page;
  /** Console errors, CSP reports and requests to the outside. */
  readonly complaints: string[] = [];
  readonly #forgiven: RegExp[] = [];
  readonly #origin: string;

  constructor(person: Person, page: Page, port: number) {
    this.person = person;
    this.page = page;
    this.#origin = `http://${person.handle}.localhost:${port}`;
    this.#watches(page);
  }

  #watches(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(https?:\/\/[\w.-]*localhost|data:|blob:|ws)/.test(request.url()))
        this.complaints.push(request.url());
    });
  }

  get article(): Locator {
    return this.page.getByRole('textbox', { name: 'Article' });
  }

  async signsIn(): Promise<void> {
    await this.page.goto(`${this.#origin}/sign-in?as=${this.person.handle}`);
    await expect(this.page.getByRole('heading', { name: 'Writing' })).toBeVisible();
  }

  /** Closes the tab and opens another in the same browser. */
  async opensTabAnew(): Promise<void> {
    const context = this.page.context();
    await this.page.close();
    this.page = await context.newPage();
    this.#watches(this.page);
  }

  /** Types until the window is killed in the middle; answers what was typed longer than so many milliseconds before. */
  async typesUntilKilled(begin: string, before: number): Promise<string> {
    const pressed: number[] = [];
    // A machine that is busy elsewhere takes the window's time, too. What a key press takes, its way to this device may
    // take as well, and the answer: so much is left out of the reckoning.
    let slow = 0;
    let text = begin;
    for (let at = 0; at < 8 || performance.now() - (pressed[7] ?? 0) < before + slow; at++) {
      text += at < begin.length ? '' : 'abcdefgh'.charAt(at % 8);
      const asked = performance.now();
      await this.page.keyboard.press(text.charAt(at));
      pressed.push(performance.now());
      slow = Math.max(slow, 3 * (performance.now() - asked));
    }
    const devtools = await this.page.context().newCDPSession(this.page);
    const killed = performance.now();
    const gone = this.page.waitForEvent('crash');
    devtools.send('Page.crash').catch(() => undefined);
    await gone;
    return text.slice(0, pressed.filter((at) => at < killed - before - slow).length);
  }

  async goesTo(path: string): Promise<void> {
    await this.page.goto(this.#origin + path);
  }

  /** Comes to the draft that somebody else has open. */
  async joins(other: Colleague): Promise<void> {
    await this.goesTo(new URL(other.page.url()).pathname);
    await expect(this.article).toBeVisible();
  }

  /** Makes a draft from a file's text and stays on it. */
  async bringsIn(name: string, content: string | Buffer): Promise<void> {
    await this.goesTo('/');
    await this.page.getByRole('button', { name: 'New draft' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByText('File', { exact: true }).click();
    await dialog.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(content),
    });
    await dialog.getByRole('button', { name: 'Make the draft' }).click();
    await expect(this.article).toBeVisible();
  }

  /** Selects words and sees what can be done with them. */
  async selects(words: string): Promise<void> {
    await this.selectsUnheard(words);
    await expect(this.page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible();
  }

  /** Selects words by hand of the browser itself, as a drag of the mouse does; the editor may not have heard of it yet. */
  async selectsUnheard(words: string): Promise<void> {
    await this.article.evaluate((article, wanted) => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      let text = '';
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!(node instanceof Text) || node.parentElement?.closest('[aria-hidden=true]')) continue;
        nodes.push(node);
        text += node.data;
      }
      const start = text.indexOf(wanted);
      if (start === -1) throw new Error(`these words are not in the article: ${wanted}`);
      const range = document.createRange();
      let passed = 0;
      for (const node of nodes) {
        if (start >= passed && start < passed + node.length) range.setStart(node, start - passed);
        const end = start + wanted.length;
        if (end > passed && end <= passed + node.length) range.setEnd(node, end - passed);
        passed += node.length;
      }
      if (article instanceof HTMLElement) article.focus();
      const selection = getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
    }, words);
  }

  /** From now on the browser tells nobody that the selection changed, as when it is too busy to. */
  async isSlowToTellOfSelections(): Promise<void> {
    await this.page.evaluate(() => {
      const hold = (event: Event): void => {
        if (event.isTrusted) event.stopImmediatePropagation();
      };
      addEventListener('selectionchange', hold, { capture: true });
    });
  }

  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Pastes a piece of a page where the caret is. */
  async pastes(html: string, rtf = ''): Promise<void> {
    await this.article.evaluate(
      (article, copied) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', copied.html);
        if (copied.rtf !== '') clipboardData.setData('text/rtf', copied.rtf);
        article.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      { html, rtf },
    );
  }

  /** Drops files on the block that holds these words, in its lower half. */
  async drops(words: string, ...files: { name: string; type: string; bytes: Uint8Array }[]): Promise<void> {
    const block = this.article.locator('> *').filter({ hasText: words }).first();
    const dataTransfer = await this.page.evaluateHandle(
      (all) => {
        const transfer = new DataTransfer();
        for (const { name, type, bytes } of all)
          transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
        return transfer;
      },
      files.map((file) => ({ ...file, bytes: [...file.bytes] })),
    );
    const box = await block.boundingBox();
    const at = { clientX: (box?.x ?? 0) + 20, clientY: (box?.y ?? 0) + (box?.height ?? 0) - 3 };
    await block.dispatchEvent('drop', { dataTransfer, ...at });
  }

  /** Puts the caret at the end of the block that holds these words. */
  async clicksEndOf(words: string): Promise<void> {
    await this.article.evaluate((article, wanted) => {
      const block = [...article.children].find((one) => one.textContent?.includes(wanted));
      if (!block) throw new Error(`no block holds these words: ${wanted}`);
      if (article instanceof HTMLElement) article.focus();
      block.scrollIntoView({ block: 'center' });
      getSelection()?.selectAllChildren(block);
      getSelection()?.collapseToEnd();
      // The editor hears of it before the next frame; no hand is quicker with its next key.
      return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }, words);
  }

  /** The article's own words: without the labels of the others' carets. */
  async words(): Promise<string> {
    return this.article.evaluate((article) => {
      const copy = article.cloneNode(true);
      if (copy instanceof Element) for (const caret of copy.querySelectorAll('.their-caret')) caret.remove();
      return copy.textContent ?? '';
    });
  }

  async reads(text: string): Promise<void> {
    await expect.poll(() => this.words(), { message: `${this.person.name} reads` }).toContain(text);
  }

  async readsNoMore(text: string): Promise<void> {
    await expect
      .poll(() => this.words(), { message: `${this.person.name} reads no more` })
      .not.toContain(text);
  }

  /** Waits until so many keystrokes that the server has not are on this device's disk. */
  async hasOnDevice(keystrokes: number): Promise<void> {
    const count = (): Promise<number> =>
      this.page.evaluate(async () => {
        const [known] = await indexedDB.databases();
        const opening = indexedDB.open(known?.name ?? '');
        const base = await new Promise<IDBDatabase>((resolve) => {
          opening.onsuccess = () => resolve(opening.result);
        });
        const reading = base.transaction('rows').objectStore('rows').getAll();
        const rows = await new Promise<{ isUnsent: boolean }[]>((resolve) => {
          reading.onsuccess = () => resolve(reading.result);
        });
        base.close();
        return rows.filter((row) => row.isUnsent).length;
      });
    await expect.poll(count, { message: `${this.person.name} keeps it on the device` }).toBe(keystrokes);
  }

  /** Waits until the line is there again, which takes a few seconds by itself. */
  async isBack(): Promise<void> {
    await expect(this.page.getByText('No line to the server.')).toHaveCount(0, { timeout: 20_000 });
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }

  async flags(
    words: string,
    flag: { type: string; severity?: 'Blocking' | 'Advisory'; says: string },
  ): Promise<void> {
    await this.selects(words);
    await this.page.getByRole('button', { name: 'Flag', exact: true }).click();
    const form = this.page.getByRole('region', { name: 'New thread' });
    await form.getByLabel('Type').selectOption({ value: flag.type.toLowerCase() });
    if (flag.severity) await form.getByText(flag.severity, { exact: true }).click();
    await form.getByRole('textbox', { name: 'What is the matter?' }).fill(flag.says);
    await form.getByRole('button', { name: 'Raise flag' }).click();
    await expect(form).toBeHidden();
  }

  /** The card of the thread that says so. */
  thread(says: string): Locator {
    return this.page.getByRole('article').filter({ hasText: says });
  }

  /** How far below its passage the card of a thread begins, in pixels. */
  async cardBelow(says: string, words: string): Promise<number> {
    const passage = this.article.locator('.passage').filter({ hasText: words });
    const top = async (of: Locator): Promise<number> => (await of.boundingBox())?.y ?? Number.NaN;
    return Math.round((await top(this.thread(says))) - (await top(passage)));
  }

  /** Begins to say something about words, and does not send it. */
  async flagsHalfway(words: string, says: string): Promise<void> {
    await this.selects(words);
    await this.page.getByRole('button', { name: 'Flag', exact: true }).click();
    const form = this.page.getByRole('region', { name: 'New thread' });
    await form.getByRole('textbox', { name: 'What is the matter?' }).fill(says);
  }

  /** The address under which the thread that says so is in hand. */
  async linkTo(says: string): Promise<string> {
    const { origin, pathname } = new URL(this.page.url());
    return `${origin}${pathname}#${await this.thread(says).getAttribute('id')}`;
  }

  /** Presses keys faster than any page can draw. */
  async pressesAtOnce(...keys: string[]): Promise<void> {
    await this.page.evaluate((all) => {
      for (const key of all)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true }));
    }, keys);
  }

  async opensThread(says: string): Promise<Locator> {
    const thread = this.thread(says);
    const bar = this.page.getByRole('button', { name: /open threads?$/ });
    if (await bar.isVisible()) await bar.click();
    await expect(thread).toBeVisible();
    const opener = thread.getByRole('button', { name: 'Open this thread' });
    if (await opener.isVisible()) await opener.click();
    return thread;
  }

  async settles(says: string, as: 'Fixed' | 'Verified' | 'Stet' | 'Waived', note?: string): Promise<void> {
    const thread = await this.opensThread(says);
    await thread.getByRole('button', { name: 'Settle…' }).click();
    await thread.getByRole('radio', { name: as }).check();
    if (note) await thread.getByRole('textbox', { name: /^(Source|Reason|Note)/ }).fill(note);
    await thread.getByRole('button', { name: `Settle as ${as.toLowerCase()}` }).click();
    await expect(thread.getByText(`${as} by ${this.person.name}`)).toBeVisible();
  }

  async moves(to: 'review' | 'ready' | 'writing'): Promise<void> {
    await this.page.getByRole('button', { name: /^(Writing|Review|Ready)$/ }).click();
    await this.page.getByRole('menuitem', { name: `Move to ${to}` }).click();
    const stage = to.charAt(0).toUpperCase() + to.slice(1);
    await expect(this.page.getByRole('button', { name: stage, exact: true })).toBeVisible();
  }

  /** Settles a flag whose words were mended or cut, with the outcome that offers itself. */
  async settlesMended(says: string): Promise<void> {
    const thread = await this.opensThread(says);
    await thread.getByRole('button', { name: /^(Fixed|Cut: settle as fixed)$/ }).click();
    await thread.getByRole('button', { name: 'Settle as fixed' }).click();
    await expect(thread.getByText(`Fixed by ${this.person.name}`)).toBeVisible();
  }

  async hasHeadline(): Promise<boolean> {
    return ((await this.article.locator('h1').textContent()) ?? '') !== '';
  }

  /** Writes the headline that a draft brought in without one is waiting for. */
  async writesHeadline(headline: string): Promise<void> {
    await this.article.locator('h1').click();
    await this.types(headline);
    await expect(this.article.locator('h1')).toHaveText(headline);
    await this.isSaved();
  }

  /** Complaints of this kind are part of the story, whenever they come. */
  forgives(complaint: RegExp): void {
    this.#forgiven.push(complaint);
  }

  /** Those that are no part of the story. */
  get unforgiven(): readonly string[] {
    return this.complaints.filter((one) => !this.#forgiven.some((complaint) => complaint.test(one)));
  }
}
