// Whether a screen has nothing serious for whoever cannot see or use a mouse.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Colleague } from './colleague.ts';

export function isAccessible(person: Colleague, screen: string): Promise<void> {
  return isPageAccessible(person.page, screen);
}

export async function isPageAccessible(page: Page, screen: string): Promise<void> {
  // What still fades in is read before it can be.
  await page.evaluate(async () => {
    const under = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(under.map(({ finished }) => finished.catch(() => undefined)));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  expect(found, screen).toEqual([]);
}
