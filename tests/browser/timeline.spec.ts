// The timeline: what happened to a draft, and the way back to what it was about.
import { isAccessible } from './accessible.ts';
import { expect, story } from './newsroom.ts';

story(
  'what was written, flagged and settled is read in the timeline, and leads back to the thread',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('chief', 'editor', 'The ferry left at nine.');
    await bob.flags('at nine', { type: 'Fact', says: 'Ten, the log says.' });
    await bob.clicksEndOf('left at nine.');
    await bob.types(' So it is said.');
    await ann.reads('So it is said.');
    await ann.page.getByRole('button', { name: 'Timeline' }).click();
    const drawer = ann.page.getByRole('dialog', { name: 'Timeline' });
    await expect(drawer.getByRole('listitem')).toContainText([
      `${bob.person.name} typed 15 characters`,
      `${bob.person.name} raised a blocking fact flag`,
      `${ann.person.name} typed`,
      `${ann.person.name} made the draft`,
    ]);
    await isAccessible(ann, 'timeline');
    await drawer.getByLabel('What it was about').selectOption('Flags and comments');
    await expect(drawer.getByRole('listitem')).toHaveCount(1);
    await drawer.getByRole('button', { name: 'Show' }).click();
    await expect(drawer).toBeHidden();
    await expect(ann.page).toHaveURL(/#t\d+$/);
  },
);
