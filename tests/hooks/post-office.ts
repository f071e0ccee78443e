// The newsroom's webhooks by themselves: a real log on a disk, hooks that follow it, and no rooms.
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { Hooks } from '../../server/hooks/hooks.ts';
import type { Resolve } from '../../server/hooks/sender.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { HookRows } from '../../server/store/hook-rows.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { EventEntry } from '../../server/store/store.ts';
import { EVENT_TYPES } from '../../shared/api/events.ts';
import type { NewHook } from '../../shared/api/hooks.ts';
import { personIdSchema } from '../../shared/newsroom.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { until } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { newFolder } from '../fixtures/together.ts';
import { append, event } from '../store/entries.ts';

type Parts = {
  readonly folder?: string;
  readonly clock?: HandClock;
  readonly listed?: readonly string[];
  readonly resolve?: Resolve;
  readonly within?: number;
};

const cleo = personIdSchema.parse('cleo');

/** `folder` is that of an earlier one, closed or killed. */
export function postOffice({
  folder = newFolder(),
  clock = new HandClock(),
  listed = [],
  ...by
}: Parts = {}) {
  const data = openDataFolder(folder);
  if ('refused' in data) throw new Error(data.message);
  const store = new SqliteStore(data.connect());
  const rows = new HookRows(data.connect());
  const logged: string[] = [];
  const write = (_: object, message: string): void => void logged.push(message);
  const log = { info: () => {}, warn: write, error: write };
  const hooks = new Hooks({ rows, clock, log, random: randomBytes, listed, ...by });
  hooks.start();
  const seqs = new Map<DraftId, number>();
  const close = async (): Promise<void> => {
    await hooks.close();
    data.close();
  };
  onTestFinished(close);

  return {
    folder,
    rows,
    hooks,
    logged,
    close,
    makes: (url: string, more: Partial<NewHook> = {}) => {
      const made = hooks.make(cleo, { url, types: [...EVENT_TYPES], words: false, ...more });
      if ('code' in made) throw new Error(made.message);
      return made;
    },
    /** Time passes until the first hook tries again, and not a moment more: what it sends then has its own ten seconds. */
    comesBack: async (): Promise<void> => {
      const retryAt = () => Date.parse(hooks.all()[0]?.retryAt ?? '');
      await until(() => retryAt() > clock.now(), 'a hook waits');
      clock.passes(retryAt() - clock.now());
    },
    /** Something is decided in a draft, and on the disk when this resolves. */
    happens: async (draft: DraftId, more: Partial<EventEntry> = {}): Promise<void> => {
      const seq = seqs.get(draft) ?? (await store.load(draft)).seq;
      seqs.set(draft, seq + 1);
      const entry = event(seq + 1, { hash: `${seq + 1}-of-${draft}`.padEnd(64, '.'), ...more });
      await store.commit([append(draft, seq, { entries: [entry] })]);
      hooks.poke();
    },
  };
}
