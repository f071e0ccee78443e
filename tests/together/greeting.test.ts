/** Whoever names a draft with their call is in it a round trip sooner, and nobody by it who would not be by asking. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FORMAT_VERSION, type Joined, type Request } from '../../shared/protocol.ts';
import { type DraftId, draftIdSchema } from '../../shared/review/draft.ts';
import { toWire } from '../../shared/wire-bytes.ts';
import { type Colleague, codeOf, until, yes } from '../fixtures/colleague.ts';
import { ann, bob } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

async function scene() {
  const house = await newsroom();
  const draft = await house.makes('Harbour to reopen');
  return { ...house, draft, writer: await house.comes(ann, draft) };
}

/** The question for whoever has all of that document, or nothing. */
function joining(draftId: DraftId, doc = new Y.Doc()): Request<'draft.join'> {
  return toWire({
    draftId,
    formatVersion: FORMAT_VERSION,
    stateVector: Y.encodeStateVector(doc),
    lastEvent: 0,
    clientIds: [doc.clientID],
  }) as Request<'draft.join'>;
}

async function joined({ told }: Colleague): Promise<Joined> {
  await until(() => told['draft.joined'].length > 0, 'the greeting is answered');
  return yes(told['draft.joined'][0] ?? { ok: false, refusal: { code: 'internal', message: 'none' } });
}

test('whoever greets with a draft is told what they lack, and hears and is seen from then on', async () => {
  const { arrives, draft, writer } = await scene();
  const reader = await arrives(bob, { greeting: { person: bob.id, join: joining(draft) } });
  const { update, session, presence } = await joined(reader);
  Y.applyUpdate(reader.doc, update);
  expect(reader.text).toContain('Harbour to reopen');
  expect(presence.map(({ person }) => person)).toEqual([ann.id, bob.id]);
  expect(session).toBe(reader.socket.id);
  yes(await writer.types(' soon'));
  await reader.reads(' soon');
  const seen = () => writer.told['draft.presence'].flatMap(({ changed }) => changed);
  await until(() => seen().some(({ person }) => person === bob.id), 'Ann sees Bob');
});

test('whoever has all but a line is told only that, and writes on under their own id', async () => {
  const { arrives, draft, writer } = await scene();
  const { doc } = writer;
  writer.socket.disconnect();
  const other = await arrives(bob);
  await other.joins(draft);
  yes(await other.types(' soon'));
  const back = await arrives(ann, { greeting: { person: ann.id, join: joining(draft, doc) } });
  const { update, newClientId } = await joined(back);
  expect(newClientId).toBe(false);
  expect(update.length).toBeLessThan(60);
  Y.applyUpdate(doc, update);
  expect(writer.text).toContain(' soon');
});

test('a greeting of somebody else’s seats nobody: another session may have come in since the page was Ann’s', async () => {
  const { arrives, draft, writer } = await scene();
  const other = await arrives(bob, { greeting: { person: ann.id, join: joining(draft) } });
  await other.opensBoard();
  expect(other.told['draft.joined']).toEqual([]);
  const { presence } = await writer.joins(draft);
  expect(presence.map(({ person }) => person)).toEqual([ann.id]);
});

test('a draft that is not there, and what is no question, are refused as they are by asking', async () => {
  const { arrives, draft } = await scene();
  const nowhere = joining(draftIdSchema.parse('AAAAAAAAAAAAAAAAAAAAAA'));
  const joins = [
    nowhere,
    { ...joining(draft), stateVector: 'all' },
    { ...joining(draft), formatVersion: 1 },
    null,
  ];
  const codes: string[] = [];
  for (const join of joins) {
    const one = await arrives(bob, { greeting: { person: bob.id, join } });
    await until(() => one.told['draft.joined'].length > 0, 'the greeting is answered');
    codes.push(...one.told['draft.joined'].map(codeOf));
  }
  expect(codes).toEqual(['not-found', 'invalid', 'old-client', 'invalid']);
});

test('what is no greeting says nothing, and its line is as good as any', async () => {
  const { arrives, draft } = await scene();
  for (const greeting of [
    {},
    { person: 7 },
    { person: bob.id },
    { pid: 'x', offset: 1 },
    { join: joining(draft) },
  ]) {
    const one = await arrives(bob, { greeting });
    await one.joins(draft);
    expect(one.text).toContain('Harbour to reopen');
  }
});
