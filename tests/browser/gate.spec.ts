// The gate in front of somebody: publishing only what was read, refused by the server whatever is sent.
import { expect, story } from './newsroom.ts';

story(
  'text that moves while the gate panel is open is shown before anybody publishes it',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('editor', 'chief', 'The ferry left late.');
    await bob.moves('review');
    await bob.moves('ready');
    await bob.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const panel = bob.page.getByRole('dialog');
    await expect(panel.getByRole('button', { name: 'Publish edition 1' })).toBeEnabled();
    await ann.clicksEndOf('The ferry left late.');
    await ann.types(' It sank.');
    const moved = panel.getByRole('region', { name: 'What moved' });
    await expect(moved.getByRole('insertion')).toHaveText('The ferry left late. It sank.');
    await expect(panel.getByRole('button', { name: 'Publish edition 1' })).toBeDisabled();
    await moved.getByRole('button', { name: 'I have read it' }).click();
    await panel.getByRole('button', { name: 'Publish edition 1' }).click();
    await expect(bob.page.getByText('Published as edition 1')).toBeVisible();
  },
);

story('the server refuses with the same list what a client sends past a shut gate', async ({ newsroom }) => {
  const bob = await newsroom.opens(await newsroom.somebody('chief'));
  await bob.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await bob.flags('at nine', { type: 'Fact', says: 'Ten, says the log.' });
  const draftId = new URL(bob.page.url()).pathname.split('/').at(-1) ?? '';
  const answer = await bob.page.evaluate(async (id) => {
    const publish = (textVersion: number): Promise<Response> =>
      fetch('/api/commands/draft.publish', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), payload: { draftId: id, textVersion } }),
      });
    const stale = await (await publish(1_000_000)).json();
    return (await publish(stale.textVersion)).json();
  }, draftId);
  expect(JSON.stringify(answer)).toContain('gate-shut');
  expect(JSON.stringify(answer)).toContain('flag-open');
  bob.forgives(/status of 4\d\d/);
});

story('the gate panel offers the next step on the way, from writing on', async ({ newsroom }) => {
  const bob = await newsroom.opens(await newsroom.somebody('chief'));
  await bob.bringsIn('quay.txt', 'The quay at night\n\nThe ferry left at nine.');
  await bob.page.getByRole('button', { name: /^Gate: / }).click();
  const panel = bob.page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Move to review' }).click();
  await panel.getByRole('button', { name: 'Move to ready' }).click();
  await expect(panel.getByRole('button', { name: 'Publish edition 1' })).toBeEnabled();
});
