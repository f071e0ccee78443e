/** Killed between an event and its delivery, the server still delivers: the real process, a real SIGKILL. */
import { expect, onTestFinished, test } from 'vitest';
import { askedSchema } from '../../shared/api/command.ts';
import { madeHookSchema } from '../../shared/api/hooks.ts';
import { draftIdSchema } from '../../shared/review/draft.ts';
import { until } from '../fixtures/colleague.ts';
import { Program } from '../fixtures/program.ts';
import { Server } from '../fixtures/server.ts';
import { signsIn } from '../fixtures/sign-in.ts';
import { newFolder } from '../fixtures/together.ts';
import { Receiver } from './receiver.ts';

test('what was decided before a kill is delivered after it, in order, each event under one id', async () => {
  const receiver = await Receiver.open();
  const folder = newFolder();
  const opens = async () => {
    const server = new Server({ env: { GALLEY_HOOKS_TO: receiver.origin } });
    onTestFinished(() => server.ends());
    const address = await server.open(folder);
    const { cookie } = await signsIn(address, 'nora');
    return { server, page: Program.withCookie(address, cookie) };
  };
  const first = await opens();
  receiver.answers = (_, response) => void response.destroy();
  const hook = { url: receiver.origin, types: ['draft.created', 'comment.made'] };
  madeHookSchema.parse((await first.page.posts('/hooks', hook)).body);
  const said = async (page: Program, draftId: string, text: string) =>
    askedSchema.parse(
      (await page.asks('comment.make', { draftId: draftIdSchema.parse(draftId), anchor: null, text })).body,
    ).seq;
  const content = { format: 'text', text: 'The ferry is late' } as const;
  const { draftId, seq } = askedSchema.parse((await first.page.asks('draft.create', { content })).body);
  const seqs = [seq, await said(first.page, draftId, 'One.'), await said(first.page, draftId, 'Two.')];
  await until(() => receiver.received.length > 0, 'it was tried');
  await first.server.kill();

  receiver.says(200);
  const before = receiver.received.length;
  const second = await opens();
  seqs.push(await said(second.page, draftId, 'Three.'));
  const later = () => receiver.messages.slice(before).filter(({ data }) => data.draftId === draftId);
  await until(() => later().length >= seqs.length, 'all of it has come');
  expect(later().map(({ data }) => data.seq)).toEqual(seqs);
  const [tried] = receiver.messages;
  expect(tried?.id).toBe(later()[0]?.id);
}, 60_000);
