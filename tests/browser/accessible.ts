// Whether a screen has nothing serious for whoever cannot see or use a mouse.
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Colleague } from './colleague.ts';

export async function isAccessible(person: Colleague, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: person.page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  expect(found, screen).toEqual([]);
}
